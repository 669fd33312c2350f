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

/** Warming up ends after so long, and a slow peer is then asked once, not several times. */
const WARM_MS = 6000;

/** Times of each of `list` over so many passes, after one that is not counted. */
async function passes(list, number, work) {
  const times = { ms: [], trip: [], fetched: 0 };
  const begun = performance.now();
  let slow = false;
  for (const item of list) {
    await timed(() => work(item));
    slow = performance.now() - begun > WARM_MS;
    if (slow) break;
  }
  for (let pass = 0; pass < (slow ? 1 : number); pass += 1) {
    const [ms, trip] = [[], []];
    for (const item of list) {
      const answer = await timed(() => work(item));
      ms.push(answer.ms);
      trip.push(answer.trip);
      times.fetched += answer.fetched ?? 0;
    }
    times.ms.push(ms);
    times.trip.push(trip);
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
