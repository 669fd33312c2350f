// Makes, once for each number of articles, what a run needs: the corpus of this engine, the peers' data from the same
// articles, the searches, and what they should find. All of it lies in target/bench-browser/data-N.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exported, ingest, plain, rawExport, readJson, writeWhole } from "./articles.mjs";
import { columns } from "./columns.mjs";
import { OUT, rawCorpus } from "./folders.mjs";
import { makers } from "./makers.mjs";
import { commonNouns, filters, searches, typed } from "./queries.mjs";
import { stamp } from "./stamp.mjs";
import { truth } from "./truth.mjs";

/** Changes with what this file and those it calls make. */
const FORM = 6;
/** Searches are made from so many articles at most, and checked against the truth up to this size. */
const CHECKED = 20_000;

const say = (text) => console.log(`bench: ${text}`);

/** Prepares what `only` need; gives `{ folder, corpus, builds, unable, queries }`. */
export async function prepare({ articles, only }) {
  const raw = rawCorpus();
  if (!raw) {
    throw new Error(
      "there is no corpus of 10,000 articles: set BENCH_CORPUS to a JSON list of articles (title, outlet, date, body), or put it at ../shared/eval/corpora/news-10k.json.gz",
    );
  }
  const folder = join(OUT, `data-${articles}`);
  mkdirSync(folder, { recursive: true });
  const path = await rawExport(raw, articles);
  const builds = existsSync(join(folder, "builds.json")) ? readJson(join(folder, "builds.json")) : {};
  const keep = () => writeFileSync(join(folder, "builds.json"), JSON.stringify(builds, null, 1));

  const corpus = join(folder, "corpus");
  const program = stamp();
  if (builds.engine?.program !== program || !existsSync(join(corpus, "manifest.json"))) {
    say(`the corpus of ${articles} articles (parallax ingest)`);
    const { seconds, processor, megabytes } = ingest(path, corpus);
    builds.engine = { program, seconds, processor, megabytes };
    keep();
  }
  if (builds.form !== FORM || !existsSync(join(folder, "queries.json"))) {
    say("the searches, and what they should find");
    // what the peers were given is as old
    for (const name of Object.keys(builds)) if (name !== "engine") delete builds[name];
    await articlesOf(corpus, folder, articles);
    builds.form = FORM;
    keep();
  }
  const unable = {};
  for (const name of only) {
    const maker = makers[name];
    if (!maker || builds[name]) continue;
    say(`what ${name} needs`);
    const begun = performance.now();
    try {
      const told = (await maker(folder)) ?? {};
      builds[name] = { seconds: (performance.now() - begun) / 1000, ...told };
      keep();
    } catch (error) {
      unable[name] = error.message.split("\n")[0];
      say(`${name} is left out: ${unable[name]}`);
    }
  }
  return { folder, corpus, raw: path, builds, unable, queries: readJson(join(folder, "queries.json")) };
}

/** Writes the peers' articles, the columns, and the searches with what they find. */
async function articlesOf(corpus, folder, articles) {
  const rows = [];
  const found = [];
  for await (const row of exported(corpus)) {
    rows.push(plain(row));
    if (articles <= CHECKED) found.push({ title: row.title ?? "", blocks: row.blocks });
  }
  const parts = function* () {
    for (const [at, { title, body, outlet, date }] of rows.entries()) {
      yield `${at ? ",\n" : "["}${JSON.stringify({ title, body, outlet, date })}`;
    }
    yield "]\n";
  };
  await writeWhole(join(folder, "articles.json"), parts());
  writeFileSync(join(folder, "columns.json"), JSON.stringify(columns(rows)));
  const texts = rows.slice(0, CHECKED).map(({ title, body }) => `${title}\n\n${body}`);
  const list = searches(texts);
  const keys = typed(texts);
  const queries = {
    ids: rows.map(({ id }) => id),
    searches: list,
    keys,
    filters: filters(rows),
    lower: commonNouns(texts, list),
    truth: null,
  };
  if (articles <= CHECKED) {
    const { find } = truth(found);
    queries.truth = {
      exact: list.map((query) => find(query)),
      whole: list.map((query) => find(query, { typing: false })),
      stemmed: list.map((query) => (query.kind === "words" ? find(query, { stems: true, typing: false }) : null)),
      keys: keys.map((query) => find(query)),
    };
  }
  rmSync(join(folder, "queries.json"), { force: true });
  await writeWhole(join(folder, "queries.json"), [JSON.stringify(queries)]);
}
