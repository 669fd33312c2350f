// The tables of a run: what each peer takes, with the ratio to the best of the others, and each target with its verdict.
import { share, short } from "./statistics.mjs";

const LABELS = {
  engine: "this engine",
  minisearch: "MiniSearch, prebuilt",
  flexsearch: "FlexSearch `forward`",
  orama: "Orama, prebuilt",
  sqlite: "SQLite FTS5, prebuilt",
  pagefind: "Pagefind, 5 results",
  tinysearch: "tinysearch",
  columns: "plain JS, typed columns",
  crossfilter: "crossfilter2",
  floor: "floor",
};

/** A Markdown table. */
export function table(head, rows) {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => String(row[at]).length)));
  const line = (cells) => `| ${cells.map((cell, at) => String(cell).padEnd(widths[at])).join(" | ")} |`;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join("\n");
}

const pair = (spread) => (spread && Number.isFinite(spread.p50) ? `${short(spread.p50)}/${short(spread.p95)}` : "–");
const kilobytes = (weight) => (weight ? short(weight.brotli / 1000) : "–");

function ratio(peers, name, value) {
  const own = value(peers[name]);
  const others = Object.entries(peers)
    .filter(([other]) => other !== name)
    .map(([, peer]) => value(peer))
    .filter(Number.isFinite);
  if (!Number.isFinite(own) || !others.length) return "–";
  return `${short(own / Math.min(...others))}×`;
}

/** All tables as text. */
export function report(results, lines) {
  const { peers, blank, weights, check, paint, highlight, build } = results;
  const parts = [];
  if (Object.keys(peers).length) {
    const rows = Object.entries(peers).map(([name, peer]) => [
      LABELS[name] ?? name,
      short(peer.browsed),
      short(peer.answered),
      short(peer.seconds - blank.seconds),
      kilobytes(weights[name]?.browse),
      kilobytes(weights[name]?.answer),
      pair(peer.words),
      pair(peer.keys),
      pair(peer.filters),
      `${short(peer.memory.settled - blank.memory.settled)} (${short(peer.memory.peak - blank.memory.settled)})`,
      short(peer.memory.measured - blank.memory.measured),
    ]);
    parts.push(
      table(
        [
          "peer",
          "browse ms",
          "first answer ms",
          "CPU s",
          "kB br to browse",
          "kB br to answer",
          "search p50/p95",
          "key p50/p95",
          "filters p50/p95",
          "RSS MB (peak)",
          "UASM MB",
        ],
        rows,
      ),
    );
    if (peers.engine) {
      const of = [
        ["search p50", (peer) => peer.words?.p50],
        ["search p95", (peer) => peer.words?.p95],
        ["key p50", (peer) => peer.keys?.p50],
        ["key p95", (peer) => peer.keys?.p95],
        ["filters p50", (peer) => peer.filters?.p50],
        ["filters p95", (peer) => peer.filters?.p95],
        ["first answer", (peer) => peer.answered],
        ["CPU", (peer) => (peer.words ? peer.seconds - blank.seconds : NaN)],
        ["memory", (peer) => (peer.words ? peer.memory.settled - blank.memory.settled : NaN)],
      ];
      parts.push(
        `This engine against the best of the others: ${of.map(([name, value]) => `${name} ${ratio(peers, "engine", value)}`).join(", ")}.`,
      );
      const { words, keys, filters } = peers.engine;
      if (words)
        parts.push(
          `To the worker and back: search ${pair(words.trip)}, key ${pair(keys.trip)}, filters ${pair(filters?.trip)} ms. Files fetched while timed: ${words.fetched + keys.fetched}.`,
        );
      parts.push(`Phrases ${pair(peers.engine.phrase)}, misspelt words ${pair(peers.engine.misspelt)} ms.`);
    }
  }
  const checked = Object.entries(check ?? {}).filter(([, found]) => found.words);
  if (checked.length) {
    parts.push(
      table(
        ["found against the truth", "words: precision", "recall", "right totals", "phrases", "misspelt"],
        checked.map(([name, found]) => [
          LABELS[name] ?? name,
          share(found.words.precision),
          share(found.words.recall),
          `${found.words.totals}/${found.words.of}`,
          found.phrase ? `${share(found.phrase.precision)}/${share(found.phrase.recall)}` : "–",
          found.misspelt ? `${share(found.misspelt.precision)}/${share(found.misspelt.recall)}` : "–",
        ]),
      ),
    );
    const own = check.engine;
    if (own?.whole)
      parts.push(
        `This engine: whole words ${share(own.whole.precision)}/${share(own.whole.recall)}, stems ${share(own.stemmed.precision)}/${share(own.stemmed.recall)} (${own.stemmed.of} searches without names), keys ${share(own.keys.precision)}/${share(own.keys.recall)}, order by BM25 in ${own.order.right} of ${own.order.of}.`,
      );
  }
  if (results.filterTotals) parts.push(`Filters: ${results.filterTotals}`);
  if (paint)
    parts.push(
      table(
        ["key to paint", "p50/p95 ms", "keys", "longest task ms"],
        Object.entries(paint).map(([name, found]) => [
          LABELS[name] ?? name,
          pair(found),
          found.keys,
          short(found.longest),
        ]),
      ),
    );
  if (highlight)
    parts.push(
      table(
        ["505 mentions highlighted", "script ms", "to the frame p50/p95"],
        Object.entries(highlight).map(([name, found]) => [name, short(found.script), pair(found)]),
      ),
    );
  if (build)
    parts.push(
      table(
        ["index on disk", "s", "processor s", "MB"],
        Object.entries(build).map(([name, found]) => [
          name,
          short(found.seconds),
          short(found.processor),
          short(found.megabytes),
        ]),
      ),
    );
  for (const [name, reason] of Object.entries(results.unable ?? {}))
    parts.push(`${LABELS[name] ?? name} is left out: ${reason}`);
  const shown = lines.filter(({ verdict }) => verdict !== "not measured");
  if (shown.length)
    parts.push(
      table(
        ["target", "measured", "limit", "of it", "verdict"],
        shown.map(({ name, unit, value, bound, said, ratio, verdict }) => [
          name,
          `${short(value)} ${unit}`.trim(),
          `${short(bound)} ${unit} (${said})`.replace("  ", " "),
          `${short(ratio)}×`,
          verdict,
        ]),
      ),
    );
  return parts.join("\n\n");
}
