// How long indexes take to be built on disk: this program's whole ingestion, the same with the reading kept from before
// (names, stories, index: what follows reading), and Pagefind's indexer over pages of the same articles; in turn.
import { join } from "node:path";
import { ingest, timed } from "./articles.mjs";
import { HERE, OUT, PROGRAM } from "./folders.mjs";

/** `{ whole, again, pagefind }`, each `{ seconds, processor, megabytes }`; pagefind where its pages are there. */
export function build(raw, folder, { withPagefind }) {
  const corpus = join(OUT, "built");
  const whole = ingest(raw, corpus);
  const again = timed(PROGRAM, ["ingest", raw, "--out", corpus]);
  const cost = ({ seconds, processor, megabytes }) => ({ seconds, processor, megabytes });
  const found = { whole: cost(whole), again: cost(again) };
  if (withPagefind) {
    const runner = join(HERE, "node_modules", "pagefind", "lib", "runner", "bin.cjs");
    found.pagefind = cost(
      timed(process.execPath, [runner, "--site", join(folder, "pages"), "--output-path", join(OUT, "built-pagefind")]),
    );
  }
  return found;
}
