// What a page measures of its peer, named by `?peer=`: the times of searches, keys and filters, and what they find.
// The harness calls `bench`. A peer that answers at once is timed around the call; one that answers later tells `ms`
// itself, where it can, and the whole wait counts as its trip.

const name = new URL(location.href).searchParams.get("peer");
const data = "/data";
let peer;

/** One answer with its times in ms. */
async function timed(work) {
  const begun = performance.now();
  let answer = work();
  const direct = performance.now() - begun;
  if (answer instanceof Promise || peer.waits) {
    answer = await answer;
    const trip = answer.trip ?? performance.now() - begun;
    return { ...answer, ms: answer.ms ?? trip, trip };
  }
  return { ...answer, ms: direct, trip: direct };
}

/** A pass that takes longer is followed by one more, not by several. */
const LONG_MS = 8000;

/** Times of each of `list` over so many passes, after one that is not counted. */
async function passes(list, number, work) {
  const times = { ms: [], trip: [], fetched: 0 };
  for (let pass = -1; pass < number; pass += 1) {
    const begun = performance.now();
    const [ms, trip] = [[], []];
    for (const item of list) {
      const answer = await timed(() => work(item));
      ms.push(answer.ms);
      trip.push(answer.trip);
      if (pass >= 0) times.fetched += answer.fetched ?? 0;
    }
    if (pass >= 0) (times.ms.push(ms), times.trip.push(trip));
    if (performance.now() - begun > LONG_MS) number = Math.min(number, 1);
  }
  return times;
}

globalThis.bench = {
  /** Starts the peer; gives ms since the page's navigation began. */
  async open() {
    const { open } = await import(`/page/peers/${name}.js`);
    peer = await open(data);
    return performance.now();
  },
  /** A first list of articles with its facets. */
  async browse() {
    const answer = await peer.browse();
    return { at: performance.now(), total: answer.total };
  },
  /** A first answer to words. */
  async first(query) {
    const answer = await timed(() => peer.search(query));
    return { at: performance.now(), ids: answer.ids.length };
  },
  has: (verb) => Boolean(peer[verb]),
  kinds: () => peer.kinds ?? [],
  searches: (list, number) => passes(list, number, (query) => peer.search(query)),
  filters: (list, number) => passes(list, number, (filter) => peer.filter(filter)),
  /** Everything that each of `list` finds. */
  async every(list, options) {
    const found = [];
    for (const query of list) found.push(await peer.every(query, options));
    return found;
  },
  /** The first twenty of each of `list`. */
  async tops(list) {
    const found = [];
    for (const query of list) found.push((await peer.search(query)).ids);
    return found;
  },
  /** Totals and sums of two facets for each of `list`. */
  async totals(list) {
    const found = [];
    for (const filter of list) {
      const { total, outlets, people } = await peer.filter(filter);
      found.push([total, outlets, people]);
    }
    return found;
  },
  /** Memory by the browser's own measurement, in MB; it collects what is not used any more first. */
  async memory() {
    if (!performance.measureUserAgentSpecificMemory) return NaN;
    const late = new Promise((done) => setTimeout(() => done({ bytes: NaN }), 30_000));
    return (await Promise.race([performance.measureUserAgentSpecificMemory(), late])).bytes / 2 ** 20;
  },
  search: (query) => peer.search(query),
};
globalThis.ready = true;
