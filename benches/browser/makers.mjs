// What each peer is given before a page opens, made in its usual way: prebuilt indexes, a database, pages with an index.
// A maker throws, with a sentence, where its peer cannot be had.
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readJson, timed } from "./articles.mjs";
import { onPath } from "../../scripts/chromium.mjs";
import { HERE } from "./folders.mjs";

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

async function minisearch(folder) {
  const { default: MiniSearch } = await import("minisearch");
  const index = new MiniSearch({ fields: ["title", "body"], storeFields: ["title"] });
  for (const [id, { title, body }] of readJson(join(folder, "articles.json")).entries()) index.add({ id, title, body });
  writeFileSync(join(folder, "minisearch.json"), JSON.stringify(index));
}

async function orama(folder) {
  const { create, insert, save } = await import("@orama/orama");
  const index = create({ schema: { title: "string", body: "string" } });
  for (const [id, { title, body }] of readJson(join(folder, "articles.json")).entries()) {
    insert(index, { id: String(id), title, body });
  }
  writeFileSync(join(folder, "orama.json"), JSON.stringify(save(index)));
}

async function sqlite(folder) {
  const { default: init } = await import("@sqlite.org/sqlite-wasm");
  const sqlite3 = await init({ print: () => {}, printErr: () => {} });
  const db = new sqlite3.oo1.DB();
  db.exec(`CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2');
    CREATE TABLE articles (id INTEGER PRIMARY KEY, outlet TEXT, month TEXT, language TEXT, origin TEXT, story INTEGER);
    CREATE TABLE entities (number INTEGER PRIMARY KEY, id TEXT UNIQUE, kind INTEGER);
    CREATE TABLE named (entity INTEGER, article INTEGER, PRIMARY KEY (entity, article)) WITHOUT ROWID;
    BEGIN;`);
  const fill = (sql, rows) => {
    const statement = db.prepare(sql);
    for (const row of rows) statement.bind(row).stepReset();
    statement.finalize();
  };
  const articles = readJson(join(folder, "articles.json"));
  fill(
    "INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)",
    articles.map(({ title, body }, at) => [at, title, body]),
  );
  const columns = readJson(join(folder, "columns.json"));
  fill(
    "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)",
    articles.map((_, at) => [
      at,
      columns.outletNames[columns.outlet[at]],
      columns.monthNames[columns.month[at]],
      columns.languageNames[columns.language[at]],
      columns.originNames[columns.origin[at]],
      columns.story[at],
    ]),
  );
  fill(
    "INSERT INTO entities VALUES (?, ?, ?)",
    columns.entityNames.map((name, at) => [at, name, columns.kinds[at]]),
  );
  fill(
    "INSERT INTO named VALUES (?, ?)",
    columns.entities.flatMap((entities, at) => entities.map((entity) => [entity, at])),
  );
  db.exec(
    "COMMIT; CREATE INDEX by_article ON named (article); INSERT INTO texts (texts) VALUES ('optimize'); ANALYZE; VACUUM;",
  );
  writeFileSync(join(folder, "articles.db"), sqlite3.capi.sqlite3_js_db_export(db));
}

/** A page for each article; its indexer is timed. */
async function pagefind(folder) {
  const pages = join(folder, "pages");
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(pages, { recursive: true });
  for (const [at, { title, body, outlet, date }] of readJson(join(folder, "articles.json")).entries()) {
    const text = body
      .split("\n\n")
      .map((part) => `<p>${escaped(part)}</p>`)
      .join("\n");
    const filters = `<p><span data-pagefind-filter="outlet">${outlet ?? ""}</span> <span data-pagefind-filter="month">${date?.slice(0, 7) ?? ""}</span></p>`;
    writeFileSync(
      join(pages, `${at}.html`),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body data-pagefind-body><h1>${escaped(title)}</h1>${filters}${text}</body></html>`,
    );
  }
  const runner = join(HERE, "node_modules", "pagefind", "lib", "runner", "bin.cjs");
  const { status, stderr, stdout, ...cost } = timed(process.execPath, [runner, "--site", pages]);
  if (status !== 0) throw new Error(`its indexer failed: ${(stderr || stdout).trim().split("\n").at(-1)}`);
  const fragments = join(pages, "pagefind", "fragment");
  const names = {};
  for (const name of readdirSync(fragments)) {
    // a signature of twelve bytes stands before the JSON
    const text = gunzipSync(readFileSync(join(fragments, name))).toString("utf8");
    names[name.replace(/\.pf_fragment$/, "")] = Number(
      /\/(\d+)\.html/.exec(JSON.parse(text.slice(text.indexOf("{"))).url)?.[1],
    );
  }
  writeFileSync(join(folder, "pagefind.json"), JSON.stringify(names));
  return cost;
}

/** Its index is compiled into a module, so it needs its own program and a Rust for wasm32. */
async function tinysearch(folder) {
  const program = onPath(["tinysearch"]);
  if (!program) throw new Error("no tinysearch on PATH (cargo install tinysearch --features bin)");
  const out = join(folder, "tinysearch");
  mkdirSync(out, { recursive: true });
  const file = openSync(join(out, "index.json"), "w");
  for (const [at, { title, body }] of readJson(join(folder, "articles.json")).entries()) {
    writeSync(file, `${at ? ",\n" : "["}${JSON.stringify({ title, url: String(at), body })}`);
  }
  writeSync(file, "]\n");
  closeSync(file);
  const run = spawnSync(program, ["--mode", "wasm", "--optimize", "--path", out, join(out, "index.json")], {
    encoding: "utf8",
    cwd: out,
  });
  if (run.status !== 0) throw new Error(`its build failed: ${run.stderr.trim().split("\n").at(-1)}`);
}

export const makers = { minisearch, orama, sqlite, pagefind, tinysearch };
