// MiniSearch from an index that was built beforehand, as its documentation advises for large collections.
import MiniSearch from "/lib/minisearch/dist/es/index.js";

export const OPTIONS = {
  fields: ["title", "body"],
  storeFields: ["title"],
  searchOptions: { combineWith: "AND", boost: { title: 4 } },
};

export async function open(data) {
  const index = MiniSearch.loadJSON(await (await fetch(`${data}/minisearch.json`)).text(), OPTIONS);
  const found = ({ kind, text }) =>
    index.search(text, {
      prefix: kind === "words" ? (_, at, all) => at === all.length - 1 : false,
      fuzzy: kind === "misspelt" ? 0.3 : false,
    });
  return {
    kinds: ["words", "misspelt"],
    search(query) {
      const hits = found(query);
      return { ids: hits.slice(0, 20).map(({ id }) => id), total: hits.length };
    },
    every: (query) => found(query).map(({ id }) => id),
  };
}
