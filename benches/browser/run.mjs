// A run of the benchmarks in the browser, from its options to its tables: prepares, measures every peer in turn with a
// fresh browser each, once per round, and writes the medians. `make bench-browser` calls it; docs/benchmarks.md explains.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { readJson } from "./articles.mjs";
import { build } from "./build.mjs";
import { check } from "./check.mjs";
import { APP, HERE, OUT, PROGRAM } from "./folders.mjs";
import { highlight } from "./highlight.mjs";
import { options } from "./options.mjs";
import { paint } from "./paint.mjs";
import { prepare } from "./prepare.mjs";
import { profile } from "./profile.mjs";
import { report } from "./report.mjs";
import { blank, medians, round } from "./round.mjs";
import { serve } from "./server.mjs";
import { appStamp, stamp } from "./stamp.mjs";
import { judged } from "./targets.mjs";
import { weigh } from "./weigh.mjs";

const say = (text) => console.log(`bench: ${text}`);
const stop = (error) => {
  console.error(`bench: ${error.message}`);
  process.exit(2);
};

/** Peers whose page is typed into, beside the real one. */
const PAINTED = ["floor", "engine", "flexsearch", "minisearch", "sqlite"];

async function measure(chosen) {
  for (const [path, what] of [
    [join(APP, "index.html"), "the built page (PARALLAX_APP)"],
    [PROGRAM, "the command line (PARALLAX_PROGRAM)"],
  ]) {
    if (!existsSync(path)) throw new Error(`${what} is not at ${path}: run scripts/build, or make bench-browser`);
  }
  const prepared = await prepare(chosen);
  const { folder, corpus, raw, builds, unable, queries } = prepared;
  const peers = chosen.only.filter((name) => !unable[name]);
  const site = await serve({
    "/app/": APP,
    "/app/corpus/": corpus,
    "/app/bench-worker.js": join(HERE, "pages", "engine-worker.js"),
    "/page/": join(HERE, "pages"),
    "/lib/": join(HERE, "node_modules"),
    "/data/": folder,
  });
  const results = {
    date: new Date().toISOString(),
    options: chosen,
    machine: { processors: cpus().length, model: cpus()[0]?.model, load: loadavg() },
    build: undefined,
    stamps: { program: stamp(), app: appStamp() },
    unable,
    peers: {},
    weights: {},
    check: {},
    rounds: [],
  };
  const attempt = async (what, work) => {
    try {
      return await work();
    } catch (error) {
      say(`${what} failed: ${error.message.split("\n")[0]}`);
      results.failed = { ...results.failed, [what]: error.message };
      return undefined;
    }
  };
  // the first browser that a machine starts is slower than all others
  await blank(site);
  const gathered = { blank: [], paint: {}, highlight: [], build: [] };
  for (let number = 1; number <= chosen.rounds; number += 1) {
    if (chosen.parts.includes("search")) {
      gathered.blank.push(await blank(site));
      for (const name of peers) {
        say(`round ${number} of ${chosen.rounds}: ${name}`);
        const found = await attempt(name, () => round(site, name, queries, chosen));
        if (!found) continue;
        results.weights[name] ??= weights(found);
        delete found.browseFiles;
        delete found.answerFiles;
        (gathered[name] ??= []).push(found);
      }
    }
    if (chosen.parts.includes("paint")) {
      for (const name of PAINTED.filter((name) => name === "floor" || peers.includes(name))) {
        say(`round ${number}: typing into ${name}`);
        const found = await attempt(`typing into ${name}`, () => paint(site, name, queries, chosen));
        if (found) (gathered.paint[name] ??= []).push(found);
      }
    }
    if (chosen.parts.includes("highlight")) {
      const found = await attempt("highlighting", () => highlight(site, chosen));
      if (found) gathered.highlight.push(found);
    }
    if (chosen.parts.includes("build") && number <= 3) {
      say(`round ${number}: building the index on disk`);
      const withPagefind = peers.includes("pagefind");
      const found = await attempt("building", () => build(raw, folder, { withPagefind }));
      if (found) gathered.build.push(found);
    }
  }
  if (chosen.parts.includes("check")) {
    const names = existsSync(join(folder, "pagefind.json")) ? readJson(join(folder, "pagefind.json")) : {};
    for (const name of peers) {
      say(`what ${name} finds`);
      results.check[name] = (await attempt(`checking ${name}`, () => check(site, name, queries, names))) ?? {};
    }
    results.filterTotals = compareTotals(results.check);
  }
  if (chosen.profile) await attempt("profiling", () => profile(site, queries));
  await site.close();

  for (const name of peers) if (gathered[name]) results.peers[name] = medians(gathered[name]);
  results.blank = gathered.blank.length ? medians(gathered.blank) : undefined;
  if (Object.keys(gathered.paint).length)
    results.paint = Object.fromEntries(Object.entries(gathered.paint).map(([name, rounds]) => [name, medians(rounds)]));
  if (gathered.highlight.length) results.highlight = medians(gathered.highlight);
  if (gathered.build.length) results.build = medians(gathered.build);
  results.prepared = builds;
  results.rounds = gathered;
  return results;
}

/** What a peer loads until it can be browsed and until its first answer, without the page of this harness. */
function weights({ name, browseFiles, answerFiles }) {
  const own = (files) => files?.filter((file) => !file.startsWith(join(HERE, "pages")));
  const sum = (files) => (files ? weigh(own(files)) : undefined);
  const beyond = (files) => files?.filter((file) => !file.startsWith(`${APP}/`));
  const found = { browse: sum(browseFiles), answer: sum(answerFiles) };
  if (name === "engine")
    Object.assign(found, { browseCorpus: sum(beyond(browseFiles)), answerCorpus: sum(beyond(answerFiles)) });
  return found;
}

/** Whether all that filter agree on totals and counts. */
function compareTotals(check) {
  const all = Object.entries(check).filter(([, { totals }]) => totals);
  if (all.length < 2) return undefined;
  const [[first, { totals }], ...others] = all;
  return others
    .map(
      ([name, found]) =>
        `${name} and ${first} agree on ${totals.filter((own, at) => own.every((number, place) => number === found.totals[at][place])).length} of ${totals.length}`,
    )
    .join("; ");
}

let chosen;
try {
  chosen = options(process.argv.slice(2));
} catch (error) {
  stop(error);
}
const results = await measure(chosen).catch(stop);
const lines = judged(results, chosen.articles);
mkdirSync(OUT, { recursive: true });
const text = report(results, lines);
const name = `${results.date.slice(0, 19).replaceAll(":", "")}-${chosen.articles}`;
for (const file of [name, `latest-${chosen.articles}`]) {
  writeFileSync(join(OUT, `${file}.json`), JSON.stringify({ ...results, targets: lines }, null, 1));
  writeFileSync(join(OUT, `${file}.md`), `${text}\n`);
}
console.log(`\n${text}\n\nbench: all figures are in ${join(OUT, `${name}.json`)}`);
