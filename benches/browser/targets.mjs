// What is to be reached, line by line: name, unit, where the figure stands in the results, the limit, and the limit in
// words. A limit is a fixed number, or so many times what a peer took in the same run.

const at = (path) => (results) => path.split(".").reduce((value, key) => value?.[key], results) ?? NaN;
const own = (path) => at(`peers.engine.${path}`);
const of =
  (path, factor = 1) =>
  (results) =>
    factor * at(`peers.${path}`)(results);
const most = (number) => () => number;
const plus = (path, number) => (results) => at(path)(results) + number;
const times = (path, factor) => (results) => factor * at(path)(results);
/** What an empty page takes too is taken off. */
const over =
  (path, factor = 1) =>
  (results) =>
    factor *
    (at(`peers.${path}`)(results) -
      at(`blank.${path.split(".").slice(1).join(".").replace("peak", "settled")}`)(results));
const weight = (path, unit) => times(`weights.${path}`, 1 / unit);
const difference = (one, other) => (results) => at(one)(results) - at(other)(results);

const USUAL = [
  [
    "ready to browse: bytes beyond the app, brotli",
    "kB",
    weight("engine.browseCorpus.brotli", 1e3),
    most(310),
    "fixed",
  ],
  ["ready to browse: time", "ms", own("browsed"), most(333), "a third of a second"],
  ["first answer: time", "ms", own("answered"), of("sqlite.answered"), "SQLite's"],
  ["first answer: bytes beyond the app, brotli", "kB", weight("engine.answerCorpus.brotli", 1e3), most(285), "fixed"],
  ["first answer: processor time", "s", over("engine.seconds"), over("sqlite.seconds", 0.5), "half of SQLite's"],
  ["search p50", "ms", own("words.p50"), of("flexsearch.words.p50", 0.5), "half of FlexSearch's"],
  ["search p95", "ms", own("words.p95"), of("flexsearch.words.p95", 0.5), "half of FlexSearch's"],
  ["as you type p50", "ms", own("keys.p50"), of("flexsearch.keys.p50"), "FlexSearch's"],
  ["as you type p95", "ms", own("keys.p95"), of("flexsearch.keys.p95"), "FlexSearch's"],
  ["as you type p95, to the worker and back", "ms", own("keys.trip.p95"), most(8), "fixed"],
  ["filters with all facets p50", "ms", own("filters.p50"), of("columns.filters.p50"), "plain JavaScript's"],
  ["filters with all facets p95", "ms", own("filters.p95"), of("columns.filters.p95"), "plain JavaScript's"],
  ["memory over an empty page", "MB", over("engine.memory.settled"), most(45), "fixed"],
  ["memory over an empty page, peak", "MB", over("engine.memory.peak"), most(90), "fixed"],
  ["key to paint p50", "ms", at("paint.engine.p50"), plus("paint.floor.p50", 2), "floor + 2 ms"],
  ["key to paint p95", "ms", at("paint.engine.p95"), most(25), "fixed"],
  ["page thread's longest task while typing", "ms", at("paint.engine.longest"), most(50), "fixed"],
  ["highlighting 505 mentions: script", "ms", at("highlight.css.script"), most(1), "fixed"],
  ["highlighting: to the frame", "ms", difference("highlight.css.p50", "highlight.nothing.p50"), most(7), "over floor"],
  [
    "index on disk, whole ingestion",
    "s",
    at("build.whole.seconds"),
    times("build.pagefind.seconds", 0.1),
    "Pagefind's / 10",
  ],
  ["precision of words", "", at("check.engine.words.precision"), most(1), "at least", true],
  ["recall of words", "", at("check.engine.words.recall"), most(1), "at least", true],
  ["right totals", "", at("check.engine.words.totals"), at("check.engine.words.of"), "all", true],
  ["BM25 order", "", at("check.engine.order.right"), at("check.engine.order.of"), "all", true],
];

const LARGE = [
  ["ready to browse: bytes beyond the app, gzip", "MB", weight("engine.browseCorpus.gzip", 1e6), most(2), "fixed"],
  ["ready to browse: time", "ms", own("browsed"), most(2000), "fixed"],
  ["first answer: time", "ms", own("answered"), most(5000), "fixed"],
  ["search p95", "ms", own("words.p95"), most(0.6), "fixed"],
  ["as you type p95", "ms", own("keys.p95"), most(10), "fixed"],
  ["filters with all facets p95", "ms", own("filters.p95"), most(6), "fixed"],
  ["memory over an empty page", "MB", over("engine.memory.settled"), most(300), "fixed"],
  ["index on disk, whole ingestion", "s", at("build.whole.seconds"), most(120), "fixed"],
  ["index on disk, memory", "MB", at("build.whole.megabytes"), most(2000), "fixed"],
];

/**
 * Each line with `value`, `bound`, `ratio` (how far beyond the bound: above 1 is missed) and `verdict`. The last word of
 * a line says that its limit is the least, not the most.
 */
export function judged(results, articles) {
  return (articles > 50_000 ? LARGE : USUAL).map(([name, unit, figure, limit, said, atLeast]) => {
    const [value, bound] = [figure(results), limit(results)];
    const known = Number.isFinite(value) && Number.isFinite(bound);
    const ratio = atLeast ? bound / value : value / bound;
    const reached = atLeast ? value >= bound : value <= bound;
    return { name, unit, value, bound, said, ratio, verdict: !known ? "not measured" : reached ? "reached" : "missed" };
  });
}
