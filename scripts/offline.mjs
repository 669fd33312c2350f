// Tells the service worker of a built page which files the page has, each with its hash; scripts/finish.mjs does it with
// every build, and the end-to-end tests with builds of their own.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PROGRAM = "offline.js";
/** What no page asks for: the folder's own matters, and the loader under the name for whoever asks by hand. */
const LEFT = [".nojekyll", "corpus", "index.html", "parallax-engine_loader.js", PROGRAM];

/** The hash of some bytes as an address or a policy has it. */
export const source = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** Replaces `from`, which must be there, because a silent miss would ship a page without its protection. */
export function replace(text, from, to, where) {
  if (!text.includes(from)) {
    console.error(`finish: ${where} no longer contains ${from}`);
    process.exit(1);
  }
  return text.replace(from, () => to);
}

/** Writes the service worker of the page in `folder`, which has all its other files. */
export function writeOffline(folder) {
  const names = readdirSync(folder).filter((name) => !LEFT.includes(name)).sort();
  const files = { "./": source(readFileSync(join(folder, "index.html"))) };
  for (const name of names) files[`./${name}`] = source(readFileSync(join(folder, name)));
  let program = readFileSync(new URL(`../public/${PROGRAM}`, import.meta.url), "utf8");
  program = program.replace(/^ *(\/\/|\/\*\*).*\n/gm, "").replace(/\n{2,}/g, "\n");
  program = replace(program, "FILES = {}", `FILES = ${JSON.stringify(files, null, 1)}`, PROGRAM);
  const version = createHash("sha256").update(program).digest("hex").slice(0, 16);
  writeFileSync(join(folder, PROGRAM), replace(program, 'VERSION = ""', `VERSION = "${version}"`, PROGRAM));
}
