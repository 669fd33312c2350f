// Prints what the files of the built site weigh, and fails when one is over the figure in scripts/budget.
//
//     node scripts/budget.mjs [FOLDER]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, brotliCompressSync, gzipSync } from "node:zlib";

const folder = process.argv[2] ?? "dist";
const figures = new Map(
  readFileSync(new URL("budget", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line) => line.trim().split(/\s+/))
    .map(([name, bytes]) => [name, Number(bytes)]),
);

/** `parallax-web-3f2a_bg.wasm` is `parallax-web.wasm`: the name without the hash of the content. */
const plain = (name) => name.replace(/(-[0-9a-f]{8,16})?(_bg)?(\.\w+)$/, "$3");

const pad = (value, width) => String(value).padStart(width);
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
console.log(`${"file".padEnd(26)}${pad("bytes", 10)}${pad("gzip", 10)}${pad("brotli", 10)}${pad("budget", 10)}`);
let over = 0;
const seen = new Set();
for (const name of readdirSync(folder).sort()) {
  if (!/\.(wasm|js|css)$/.test(name) || name.endsWith("_loader.js")) continue;
  const content = readFileSync(join(folder, name));
  const gzip = gzipSync(content, { level: 9 }).length;
  const figure = figures.get(plain(name));
  seen.add(plain(name));
  const verdict = figure === undefined ? "  no figure in scripts/budget" : gzip > figure ? "  over its budget" : "";
  if (verdict) over += 1;
  console.log(
    `${plain(name).padEnd(26)}${pad(content.length, 10)}${pad(gzip, 10)}` +
      `${pad(brotliCompressSync(content, brotli).length, 10)}${pad(figure ?? "-", 10)}${verdict}`,
  );
}
for (const name of figures.keys()) {
  if (!seen.has(name)) {
    over += 1;
    console.log(`${name.padEnd(26)} is in scripts/budget and not in ${folder}`);
  }
}
process.exit(over ? 1 : 0);
