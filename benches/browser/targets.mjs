// What is to be reached, line by line, and where each figure stands in the results. A limit is a fixed number, or so many
// times what a peer took in the same run.

const MB = 1e6;
const at = (path) => (results) => path.split(".").reduce((value, key) => value?.[key], results);
const times = (factor, path) => (results) => factor * (at(path)(results) ?? NaN);
const over = (path, blank) => (results) => at(path)(results) - at(blank)(results);

/** `{ name, unit, own, limit, said }` for so many articles. */
export function targets(articles) {
  return articles > 50_000 ? LARGE : USUAL;
}

const USUAL = [
  { name: "ready to browse: bytes beyond the app, brotli", unit: "kB", own: (r) => at("weights.engine.browseCorpus.brotli")(r) / 1000, limit: () => 310, said: "310 kB" },
  { name: "ready to browse: time", unit: "ms", own: at("peers.engine.browsed"), limit: () => 333, said: "a third of a second" },
  { name: "first answer: time", unit: "ms", own: at("peers.engine.answered"), limit: times(1, "peers.sqlite.answered"), said: "SQLite's" },
  { name: "first answer: bytes, brotli", unit: "kB", own: (r) => at("weights.engine.answerCorpus.brotli")(r) / 1000, limit: (r) => at("weights.pagefind.answer.brotli")(r) / 1000, said: "Pagefind's" },
  { name: "first answer: processor time", unit: "s", own: over("peers.engine.seconds", "blank.seconds"), limit: (r) => over("peers.sqlite.seconds", "blank.seconds")(r) / 2, said: "half of SQLite's" },
  { name: "search p50", unit: "ms", own: at("peers.engine.words.p50"), limit: times(0.5, "peers.flexsearch.words.p50"), said: "half of FlexSearch's" },
  { name: "search p95", unit: "ms", own: at("peers.engine.words.p95"), limit: times(0.5, "peers.flexsearch.words.p95"), said: "half of FlexSearch's" },
  { name: "as you type p50", unit: "ms", own: at("peers.engine.keys.p50"), limit: times(1, "peers.flexsearch.keys.p50"), said: "FlexSearch's" },
  { name: "as you type p95", unit: "ms", own: at("peers.engine.keys.p95"), limit: times(1, "peers.flexsearch.keys.p95"), said: "FlexSearch's" },
  { name: "as you type p95, to the worker and back", unit: "ms", own: at("peers.engine.keys.trip.p95"), limit: () => 8, said: "8 ms" },
  { name: "filters with all facets p50", unit: "ms", own: at("peers.engine.filters.p50"), limit: times(1, "peers.columns.filters.p50"), said: "plain JavaScript's" },
  { name: "filters with all facets p95", unit: "ms", own: at("peers.engine.filters.p95"), limit: times(1, "peers.columns.filters.p95"), said: "plain JavaScript's" },
  { name: "memory over an empty page", unit: "MB", own: over("peers.engine.memory.settled", "blank.memory.settled"), limit: () => 45, said: "45 MB" },
  { name: "memory over an empty page, peak", unit: "MB", own: over("peers.engine.memory.peak", "blank.memory.settled"), limit: () => 90, said: "90 MB" },
  { name: "key to paint p50", unit: "ms", own: at("paint.engine.p50"), limit: (r) => at("paint.floor.p50")(r) + 2, said: "floor + 2 ms" },
  { name: "key to paint p95", unit: "ms", own: at("paint.engine.p95"), limit: () => 25, said: "25 ms" },
  { name: "page thread's longest task while typing", unit: "ms", own: at("paint.engine.longest"), limit: () => 50, said: "50 ms" },
  { name: "highlighting 505 mentions: script", unit: "ms", own: at("highlight.css.script"), limit: () => 1, said: "1 ms" },
  { name: "highlighting 505 mentions: over the floor to the frame", unit: "ms", own: over("highlight.css.p50", "highlight.nothing.p50"), limit: () => 7, said: "7 ms" },
  { name: "index on disk, whole ingestion", unit: "s", own: at("build.whole.seconds"), limit: (r) => at("build.pagefind.seconds")(r) / 10, said: "a tenth of Pagefind's" },
  { name: "precision of words", unit: "", own: at("check.engine.words.precision"), limit: () => 1, said: "1", atLeast: true },
  { name: "recall of words", unit: "", own: at("check.engine.words.recall"), limit: () => 1, said: "1", atLeast: true },
  { name: "right totals", unit: "", own: at("check.engine.words.totals"), limit: at("check.engine.words.of"), said: "all", atLeast: true },
  { name: "BM25 order", unit: "", own: at("check.engine.order.right"), limit: at("check.engine.order.of"), said: "all", atLeast: true },
];

const LARGE = [
  { name: "ready to browse: bytes beyond the app, gzip", unit: "MB", own: (r) => at("weights.engine.browseCorpus.gzip")(r) / MB, limit: () => 2, said: "2 MB" },
  { name: "ready to browse: time", unit: "ms", own: at("peers.engine.browsed"), limit: () => 2000, said: "2 s" },
  { name: "first answer: time", unit: "ms", own: at("peers.engine.answered"), limit: () => 5000, said: "5 s" },
  { name: "search p95", unit: "ms", own: at("peers.engine.words.p95"), limit: () => 0.6, said: "0.6 ms" },
  { name: "as you type p95", unit: "ms", own: at("peers.engine.keys.p95"), limit: () => 10, said: "10 ms" },
  { name: "filters with all facets p95", unit: "ms", own: at("peers.engine.filters.p95"), limit: () => 6, said: "6 ms" },
  { name: "memory over an empty page", unit: "MB", own: over("peers.engine.memory.settled", "blank.memory.settled"), limit: () => 300, said: "300 MB" },
  { name: "index on disk, whole ingestion", unit: "s", own: at("build.whole.seconds"), limit: () => 120, said: "2 minutes" },
  { name: "index on disk, memory", unit: "MB", own: at("build.whole.megabytes"), limit: () => 2000, said: "2 GB" },
];

/** Each line with `value`, `bound`, `ratio` (how far beyond the bound: above 1 is missed) and `verdict`. */
export function judged(results, articles) {
  return targets(articles).map(({ name, unit, own, limit, said, atLeast }) => {
    const [value, bound] = [own(results), limit(results)];
    const known = Number.isFinite(value) && Number.isFinite(bound);
    const ratio = atLeast ? bound / value : value / bound;
    return { name, unit, value, bound, said, ratio, verdict: !known ? "not measured" : (atLeast ? value >= bound : value <= bound) ? "reached" : "missed" };
  });
}
