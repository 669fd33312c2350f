// The articles of a run: the raw export that `parallax ingest` reads, the corpus that it writes, and what the peers get,
// which are the same articles as `parallax export` tells them (the very text that the engine searches).
import { spawn, spawnSync } from "node:child_process";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { OUT, PROGRAM } from "./folders.mjs";
import { resampled } from "./resample.mjs";

/** Writes the raw export of so many articles, once; gives its path. */
export async function rawExport(corpus, articles) {
  const folder = join(OUT, `data-${articles}`);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "raw.json");
  const stamp = join(folder, "raw.state");
  const { size, mtimeMs } = statSync(corpus);
  const state = `${corpus} ${size} ${mtimeMs}`;
  if (existsSync(path) && existsSync(stamp) && readFileSync(stamp, "utf8") === state) return path;
  const bytes = readFileSync(corpus);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  const all = JSON.parse(text);
  if (articles === all.length) {
    writeFileSync(path, text);
  } else {
    const out = createWriteStream(path);
    let before = "[";
    for (const article of articles < all.length ? all.slice(0, articles) : resampled(all, articles)) {
      if (!out.write(before + JSON.stringify(article))) await new Promise((done) => out.once("drain", done));
      before = ",\n";
    }
    await new Promise((done) => out.end("]\n", done));
  }
  writeFileSync(stamp, state);
  return path;
}

/** Runs a program; gives seconds, processor seconds and the most memory in MB (with GNU time, where it is there). */
export function timed(program, words, options = {}) {
  const timer = existsSync("/usr/bin/time");
  const [command, args] = timer ? ["/usr/bin/time", ["-f", "TIMED %U %S %M", program, ...words]] : [program, words];
  const begun = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...options,
  });
  if (error) throw error;
  const seconds = (performance.now() - begun) / 1000;
  const [, user, system, kilobytes] = /TIMED (\S+) (\S+) (\S+)/.exec(stderr) ?? [];
  return {
    status,
    stdout,
    stderr,
    seconds,
    processor: Number(user) + Number(system),
    megabytes: Number(kilobytes) / 1024,
  };
}

/** Ingests the raw export anew into `folder`. A rejected record is no reason to stop. */
export function ingest(raw, folder) {
  rmSync(folder, { recursive: true, force: true });
  const run = timed(PROGRAM, ["ingest", "--fresh", raw, "--out", folder]);
  if (run.status > 1) throw new Error(`parallax ingest failed:\n${run.stderr}`);
  return run;
}

/** Goes through the articles of a corpus, in its order, as `parallax export` tells them. */
export async function* exported(folder) {
  const child = spawn(PROGRAM, ["export", folder], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) if (line) yield JSON.parse(line);
}

/** An identifier of a name, as the corpus writes those of outlets. */
export const slug = (name) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** What the peers get of an article: title and text, and the values that are filtered by. */
export function plain(row) {
  return {
    id: row.id,
    title: row.title ?? "",
    body: row.blocks.map((block) => block.text).join("\n\n"),
    outlet: row.outlet ? slug(row.outlet) : null,
    date: row.published ? String(row.published).slice(0, 10) : null,
    story: row.story,
    language: row.language,
    origin: row.origin,
    entities: row.entities.map(({ id, kind }) => [id, kind]),
  };
}

/** Writes a file under another name first, so that a broken run leaves none that looks whole. */
export async function writeWhole(path, parts) {
  const out = createWriteStream(`${path}.new`);
  for (const part of parts) if (!out.write(part)) await new Promise((done) => out.once("drain", done));
  await new Promise((done) => out.end(done));
  renameSync(`${path}.new`, path);
}

/** A file's content as JSON. */
export const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
