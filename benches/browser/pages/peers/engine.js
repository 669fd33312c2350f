// This engine in its real worker, spoken to in the messages of src/worker and src/engine/protocol.rs. The worker is
// wrapped by engine-worker.js, which tells how long each question kept it busy. Reading an answer's bytes is left out of
// the times, as the page's reading them is another program's.
import { explorationIn } from "./answer.js";

const NOTHING = { include: [], exclude: [] };
const BLANK = {
  words: "",
  exact: true,
  outlets: NOTHING,
  entities: NOTHING,
  stories: NOTHING,
  dates: NOTHING,
  languages: NOTHING,
  origins: NOTHING,
  sort: "Relevance",
  grain: "Month",
  limit: 20,
};

export async function open() {
  const corpus = new URL("/app/corpus/", location.href).href;
  const worker = new Worker("/app/bench-worker.js");
  let next = 0;
  let told;
  const waiting = new Map();
  const loaded = new Promise((done, failed) => {
    worker.onerror = (event) => failed(new Error(event.message ?? "the worker failed"));
    worker.onmessage = ({ data }) => {
      const now = performance.now();
      if (data === "WorkerLoaded") done();
      else if (data.bench) {
        told?.(data.bench);
        told = undefined;
      } else if (data.ProcessOutput) {
        const [, { id, answer }] = data.ProcessOutput;
        waiting.get(id)?.({ answer, now });
        waiting.delete(id);
      }
    };
  });
  await loaded;
  worker.postMessage({ Connected: 0 });
  /** Asks and gives the answer with `ms` of the worker's work, `trip` to the worker and back, `fetched` files. */
  async function ask(request) {
    const id = (next += 1);
    const busy = new Promise((done) => (told = done));
    const begun = performance.now();
    const answered = new Promise((done) => waiting.set(id, done));
    worker.postMessage({ ProcessInput: [0, { id, corpus, request }] });
    const { answer, now } = await answered;
    const { ms, fetched } = await busy;
    return { answer, ms, trip: now - begun, fetched };
  }
  const words = ({ kind, text }) => (kind === "phrase" ? `"${text}"` : kind === "misspelt" ? `${text}~` : text);
  const explore = async (query) => {
    const { answer, ...times } = await ask({ Explore: { ...BLANK, ...query } });
    const explored = explorationIn(answer);
    if (!explored) throw new Error("the engine gave another answer than that of a search");
    const { total, hits, facets, timeline, missing } = explored;
    if (missing.length) throw new Error(`missing: ${missing[0].path}`);
    return { total, ids: hits.map(({ head }) => head.id), facets, timeline, ...times };
  };
  const asFilter = ({ outlets, months, entities }) => ({
    outlets: { include: outlets, exclude: [] },
    dates: { include: months ? [months[0] === months[1] ? months[0] : months.join("..")] : [], exclude: [] },
    entities: { include: entities.map(([id]) => id), exclude: [] },
  });
  return {
    kinds: ["words", "phrase", "misspelt"],
    waits: true,
    ask,
    async browse() {
      await ask("Open");
      return explore({});
    },
    search: (query) => explore({ words: words(query), exact: !query.stems }),
    /** As a reader who has typed a space: the last word is whole. */
    every: async (query, { stems = false, typing = true } = {}) => {
      const { ids, total } = await explore({ words: words(query) + (typing ? "" : " "), exact: !stems, limit: 2000 });
      return { ids, total };
    },
    async filter(filter) {
      const answer = await explore(asFilter(filter));
      // a chosen value is given even where it is not among the hundred most frequent
      const sum = (facet) => facet.slice(0, 100).reduce((sum, { count }) => sum + count, 0);
      return { ...answer, outlets: sum(answer.facets.outlets), people: sum(answer.facets.people) };
    },
  };
}
