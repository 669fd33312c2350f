// What sentences are aligned with elsewhere, as plainly as it is done: the peers of `align`.

const tokens = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/// The best counterpart of each sentence by the cosine of TF-IDF vectors, through an inverted index.
export function tfIdf([a, b]) {
  const counted = [...a, ...b].map((text) => {
    const counts = new Map();
    for (const token of tokens(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
    return counts;
  });
  const having = new Map();
  for (const counts of counted) for (const token of counts.keys()) having.set(token, (having.get(token) ?? 0) + 1);
  const vectors = counted.map((counts) => {
    const vector = [...counts].map(([token, count]) => [token, count * Math.log(counted.length / having.get(token))]);
    const norm = Math.hypot(...vector.map(([, weight]) => weight)) || 1;
    return vector.map(([token, weight]) => [token, weight / norm]);
  });
  const index = new Map();
  vectors.slice(a.length).forEach((vector, at) => {
    for (const [token, weight] of vector) {
      if (!index.has(token)) index.set(token, []);
      index.get(token).push([at, weight]);
    }
  });
  let found = 0;
  for (const vector of vectors.slice(0, a.length)) {
    const sums = new Float64Array(b.length);
    for (const [token, weight] of vector) for (const [at, other] of index.get(token) ?? []) sums[at] += weight * other;
    found += Math.max(...sums) >= 0.3 ? 1 : 0;
  }
  return found;
}

/// How many characters two texts share in matching blocks, the longest first (Ratcliff and Obershelp), as a share of
/// both: what Python's difflib calls a ratio, without its list of popular characters.
function ratio(a, places, size, b) {
  let shared = 0;
  const parts = [[0, a.length, 0, size]];
  let before = new Int32Array(size + 1);
  let row = new Int32Array(size + 1);
  while (parts.length) {
    const [fromA, toA, fromB, toB] = parts.pop();
    let [bestA, bestB, best] = [fromA, fromB, 0];
    before.fill(0);
    for (let at = fromA; at < toA; at++) {
      row.fill(0);
      for (const other of places.get(a[at]) ?? []) {
        if (other < fromB) continue;
        if (other >= toB) break;
        const length = before[other] + 1;
        row[other + 1] = length;
        if (length > best) [bestA, bestB, best] = [at - length + 1, other - length + 1, length];
      }
      [before, row] = [row, before];
    }
    if (!best) continue;
    shared += best;
    parts.push([fromA, bestA, fromB, bestB], [bestA + best, toA, bestB + best, toB]);
  }
  return (2 * shared) / (a.length + b.length || 1);
}

/// The best counterpart of each sentence by that ratio, over all pairs.
export function allRatios([a, b]) {
  const best = a.map(() => 0);
  for (const other of b) {
    const places = new Map();
    [...other].forEach((letter, at) => places.set(letter, [...(places.get(letter) ?? []), at]));
    a.forEach((text, at) => (best[at] = Math.max(best[at], ratio(text, places, other.length, other))));
  }
  return best.filter((value) => value >= 0.6).length;
}
