// Orama from an index that was built beforehand (`save` and `load`). `threshold: 0` asks for articles with all words.
import { create, load, search } from "/lib/@orama/orama/dist/browser/index.js";

export async function open(data) {
  const index = create({ schema: { title: "string", body: "string" } });
  load(index, await (await fetch(`${data}/orama.json`)).json());
  const found = ({ kind, text }, limit) =>
    search(index, {
      term: text,
      limit,
      threshold: 0,
      boost: { title: 4 },
      ...(kind === "misspelt" ? { tolerance: 2 } : {}),
    });
  const ids = ({ hits }) => hits.map(({ id }) => Number(id));
  return {
    kinds: ["words", "misspelt"],
    search(query) {
      const answer = found(query, 20);
      return { ids: ids(answer), total: answer.count };
    },
    every: (query) => ids(found(query, 100_000)),
  };
}
