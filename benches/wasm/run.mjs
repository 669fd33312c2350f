// Times comparing in WebAssembly against its peers, in turn and on the same texts, and prints medians and ratios.
//
//     node benches/wasm/run.mjs MODULE PEERS [ROUNDS]      as scripts/bench-wasm calls it
//
// MODULE is what wasm-bindgen made for Node, PEERS a folder with the npm packages. A ratio is the median of a peer's
// time by ours in the same round.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { allRatios, tfIdf } from "./peers.mjs";
import { articles, texts } from "./texts.mjs";

const [module, folder, asked] = process.argv.slice(2);
const rounds = Number(asked ?? 25);
const require = createRequire(resolve(folder, "package.json"));
const { Bench, difference } = createRequire(import.meta.url)(resolve(module));
const diff = require("diff");
const { diff_match_patch: Patch } = require("diff-match-patch");

/// diff-match-patch tells lines apart by giving each a code; so it does with words, each on a line of its own.
function patchWords(a, b) {
  const patch = new Patch();
  patch.Diff_Timeout = 0;
  const coded = patch.diff_linesToChars_(a.replaceAll(" ", "\n"), b.replaceAll(" ", "\n"));
  return patch.diff_main(coded.chars1, coded.chars2, false).length;
}

const median = (list) => [...list].sort((x, y) => x - y)[list.length >> 1];
const timed = (run) => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
let failed = 0;

/// Times runs in turn. The first is ours; a peer's third item says in how many rounds it is run, where it is slow. The
/// limit, in milliseconds, holds for ours.
function together(title, limit, [ours, ...peers]) {
  for (let round = 0; round < 5; round++) ours[1]();
  const times = [ours, ...peers].map(() => []);
  for (let round = 0; round < rounds; round++) {
    [ours, ...peers].forEach(([, run, most = rounds], at) => {
      if (round < most) times[at].push(timed(run));
    });
  }
  const own = median(times[0]);
  const least = Math.min(...times[0]);
  const verdict = limit === undefined ? "" : own <= limit ? `  within ${limit}` : `  ABOVE ${limit}`;
  failed += limit !== undefined && least > limit ? 1 : 0;
  console.log(`${title}\n  ${ours[0].padEnd(44)} ${own.toFixed(2)} ms (least ${least.toFixed(2)})${verdict}`);
  peers.forEach(([name], at) => {
    const list = times[at + 1];
    const by = median(list.map((time, round) => time / times[0][round]));
    console.log(`  ${name.padEnd(44)} ${median(list).toFixed(2)} ms (least ${Math.min(...list).toFixed(2)})  ${by.toFixed(1)} x`);
  });
}

for (const [count, limit] of [[2, 2], [4, 10]]) {
  const all = articles(count, 100);
  const bench = new Bench();
  all.forEach((sentences) => bench.add(sentences));
  const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => [a, b]));
  const each = (run) => () => pairs.map(run);
  together(`${count} articles of 100 sentences: ${bench.align()} pairs`, limit, [
    ["align, articles read before", () => bench.align()],
    ["align, with reading", () => bench.read_and_align()],
    ["all findings, with reading", () => bench.findings()],
    ["inverted TF-IDF in JavaScript", each(tfIdf)],
    ...(count === 2 ? [["ratio of characters over all pairs", each(allRatios), 3]] : []),
  ]);
}
const { one, alike, unlike } = texts(5_000);
for (const [name, other, limit, most] of [["alike", alike, 25, rounds], ["unlike", unlike, 60, 1]]) {
  together(`words of two texts of 5,000, ${name}: ${difference(one, other)} runs`, limit, [
    ["difference", () => difference(one, other)],
    ["diff-match-patch on word codes", () => patchWords(one, other), most],
    ["jsdiff diffArrays", () => diff.diffArrays(one.split(" "), other.split(" ")), most],
    ["jsdiff diffWords", () => diff.diffWords(one, other), most],
  ]);
}
process.exitCode = failed ? 1 : 0;
