// Whether each peer finds what it should: precision and recall against the truth, totals, order. Once, in a browser of
// its own, for to list everything that matches needs files and memory that a search does not.
import { withBrowser } from "./browser.mjs";
import { answerable, openPeer } from "./round.mjs";
import { accuracy } from "./statistics.mjs";
import { isInOrder } from "./truth.mjs";

/** The engine lists no more than this. */
const LISTED = 2000;

/** `{ words: { precision, recall }, … }` of a peer; of the engine also totals and order. */
export function check(site, name, queries, names) {
  return withBrowser(async ({ page }) => {
    await openPeer(page, site, name);
    await page.evaluate(() => bench.open());
    const found = {};
    if (await page.evaluate(() => bench.has("filter"))) {
      found.totals = await page.evaluate((list) => bench.totals(list), queries.filters);
    }
    if (!queries.truth || !(await page.evaluate(() => bench.has("every")))) return found;
    const position = new Map(queries.ids.map((id, at) => [id, at]));
    const ids = (list) =>
      list.map((id) => (name === "engine" ? position.get(id) : name === "pagefind" ? names[id] : id));
    const every = (list, options) => page.evaluate(([list, options]) => bench.every(list, options), [list, options]);
    const kinds = await page.evaluate(() => bench.kinds());
    const truths = (kind, truth) => queries.searches.flatMap((query, at) => (query.kind === kind ? [truth[at]] : []));
    const judge = async (list, truth, options) => {
      const given = await every(list, options);
      const sets = given.map((answer) => ids(answer.ids ?? answer));
      const told = given.map((answer) => answer.total ?? answer.length);
      // of long lists only as much as the peer lists
      const shown = truth.map(({ ids }, at) =>
        told[at] > LISTED && sets[at].length === LISTED ? ids.filter((id) => sets[at].includes(id)) : ids,
      );
      const wrong = truth
        .map(({ ids }, at) => (told[at] === ids.length ? null : [list[at].text, told[at], ids.length]))
        .filter(Boolean);
      return {
        ...accuracy(sets, shown),
        totals: truth.length - wrong.length,
        of: truth.length,
        wrong: wrong.slice(0, 5),
      };
    };
    for (const kind of kinds)
      found[kind] = await judge(answerable(queries.searches, [kind]), truths(kind, queries.truth.exact));
    if (name !== "engine") return found;
    const words = answerable(queries.searches, ["words"]);
    found.whole = await judge(words, truths("words", queries.truth.whole), { typing: false });
    // names of people and places stand for all their names, which is more than stems: only words that are none
    const common = words.filter(({ terms }) => terms.every((term) => queries.lower.includes(term)));
    const stemmed = queries.truth.stemmed.filter((_, at) => common.includes(queries.searches[at]));
    found.stemmed = await judge(common, stemmed, { stems: true, typing: false });
    found.keys = await judge(queries.keys, queries.truth.keys);
    const tops = await page.evaluate((list) => bench.tops(list), words);
    const truth = truths("words", queries.truth.exact);
    const right = tops.map((top, at) => isInOrder(ids(top), truth[at]));
    found.order = {
      right: right.filter(Boolean).length,
      of: right.length,
      wrong: words
        .filter((_, at) => !right[at])
        .map(({ text }) => text)
        .slice(0, 5),
    };
    return found;
  });
}
