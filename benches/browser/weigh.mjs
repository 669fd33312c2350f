// What files weigh on the network, compressed each for itself as a static host sends them: gzip -9 and brotli 11 (9
// above 8 MB, where 11 takes minutes). What is packed already (the magic number of gzip) is counted as it is.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { OUT } from "./folders.mjs";

const known = join(OUT, "weights.json");
let weights;

/** `{ files, raw, gzip, brotli }` of some files, each path counted once. */
export function weigh(paths) {
  weights ??= existsSync(known) ? JSON.parse(readFileSync(known, "utf8")) : {};
  const sum = { files: 0, raw: 0, gzip: 0, brotli: 0 };
  for (const path of new Set(paths)) {
    const bytes = readFileSync(path);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    weights[hash] ??= weight(bytes);
    sum.files += 1;
    sum.raw += bytes.length;
    sum.gzip += weights[hash][0];
    sum.brotli += weights[hash][1];
  }
  mkdirSync(dirname(known), { recursive: true });
  writeFileSync(known, JSON.stringify(weights));
  return sum;
}

function weight(bytes) {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [bytes.length, bytes.length];
  const quality = bytes.length > 8e6 ? 9 : 11;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const packed = brotliCompressSync(bytes, { params }).length;
  return [Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length), Math.min(bytes.length, packed)];
}
