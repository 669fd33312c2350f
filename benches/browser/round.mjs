// One peer in one fresh browser: until it is ready, what that costs, how fast it answers, how much memory it holds.
import { withBrowser } from "./browser.mjs";
import { median, medianOfEach, percentile } from "./statistics.mjs";

/** Times each search is timed in one browser; its median counts. */
const PASSES = 3;

/** p50 and p95 of what one question takes, from its times in several passes. */
export function spread(passes) {
  const each = medianOfEach(passes);
  return { p50: percentile(each, 0.5), p95: percentile(each, 0.95), most: percentile(each, 1) };
}

/** Opens the page of `name` on `site`, which is isolated and has a clock of 5 µs. */
export async function openPeer(page, site, name) {
  site.asked.length = 0;
  await page.goto(`${site.url}/page/bench.html?peer=${name}`, { waitUntil: "load" });
  await page.waitForFunction(() => globalThis.ready);
}

/** What an empty page costs: processor seconds, memory. */
export function blank(site) {
  return withBrowser(async ({ page, renderer }) => {
    await openPeer(page, site, "none");
    const { seconds } = await renderer();
    const inUse = (await renderer()).resident;
    const measured = await page.evaluate(() => bench.memory());
    const { resident, peak } = await renderer();
    return { seconds, memory: { inUse, measured, settled: resident, peak } };
  });
}

/** The questions of the peer that it can answer. */
export const answerable = (searches, kinds) => searches.filter(({ kind }) => kinds.includes(kind));

/** One round. `quick` leaves out most questions. */
export function round(site, name, queries, { quick }) {
  return withBrowser(async ({ page, renderer, faults }) => {
    const found = { name };
    const some = (list) => (quick ? list.filter((_, at) => at % 4 === 0) : list);
    await openPeer(page, site, name);
    found.opened = await page.evaluate(() => bench.open());
    const has = (verb) => page.evaluate((verb) => bench.has(verb), verb);
    const [browses, finds, filters] = [await has("browse"), await has("search"), await has("filter")];
    if (browses) {
      found.browsed = (await page.evaluate(() => bench.browse())).at;
      found.browseFiles = site.asked.map(({ file }) => file);
    }
    if (finds) {
      const query = queries.searches.find(({ band }) => band === "common");
      found.answered = (await page.evaluate((query) => bench.first(query), query)).at;
      found.answerFiles = site.asked.map(({ file }) => file);
    }
    found.seconds = (await renderer()).seconds;
    if (finds) {
      const kinds = await page.evaluate(() => bench.kinds());
      const ask = async (list) => {
        const { ms, trip, fetched } = await page.evaluate(
          ([list, number]) => bench.searches(list, number),
          [list, PASSES],
        );
        return { ...spread(ms), trip: spread(trip), fetched, each: medianOfEach(ms) };
      };
      for (const kind of kinds) found[kind] = await ask(some(answerable(queries.searches, [kind])));
      found.keys = await ask(some(queries.keys));
    }
    if (filters) {
      const { ms, trip } = await page.evaluate(
        ([list, number]) => bench.filters(list, number),
        [some(queries.filters), PASSES],
      );
      found.filters = { ...spread(ms), trip: spread(trip) };
    }
    const { resident, peak } = await renderer();
    found.memory = { inUse: resident, peak };
    found.memory.measured = await page.evaluate(() => bench.memory());
    found.memory.settled = (await renderer()).resident;
    found.files = site.asked.length;
    found.faults = faults;
    return found;
  });
}

/** The medians of several rounds: every number that stands at the same place in each. */
export function medians(rounds) {
  const [first] = rounds;
  if (typeof first === "number") return median(rounds);
  if (Array.isArray(first) || typeof first !== "object" || first === null) return first;
  const keys = Object.keys(first).filter((key) => rounds.every((round) => round[key] !== undefined));
  return Object.fromEntries(keys.map((key) => [key, medians(rounds.map((round) => round[key]))]));
}
