// What is made of many measurements: medians, percentiles by nearest rank, ratios, and how they are written.

/** The value that `share` (0 to 1) of the values do not exceed, by nearest rank; NaN of nothing. */
export function percentile(values, share) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return NaN;
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1))];
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** For each position the median over several lists of one length: what one query takes, over passes. */
export function medianOfEach(lists) {
  return (lists[0] ?? []).map((_, at) => median(lists.map((list) => list[at])));
}

/** Shares of what was found that is true, and of what is true that was found, as means over queries. */
export function accuracy(found, truth) {
  const precision = [];
  const recall = [];
  for (const [at, true_] of truth.entries()) {
    const hits = found[at];
    if (!hits) continue;
    const known = new Set(true_);
    const right = hits.reduce((sum, id) => sum + known.has(id), 0);
    if (hits.length) precision.push(right / hits.length);
    else if (known.size) precision.push(0);
    if (known.size) recall.push(right / known.size);
  }
  const mean = (values) => (values.length ? values.reduce((a, b) => a + b, 0) / values.length : NaN);
  return { precision: mean(precision), recall: mean(recall) };
}

/** A number with three digits that count; "–" where there is none. */
export function short(number) {
  if (!Number.isFinite(number)) return "–";
  if (number === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  return number.toFixed(Math.min(digits, 3));
}

/** A share with three digits, cut and not rounded: 1 is the whole and nothing less. */
export function share(number) {
  return Number.isFinite(number) ? String(Math.floor(number * 1000) / 1000) : "–";
}
