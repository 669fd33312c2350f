// tinysearch: the index is compiled into its module; through the glue that it writes (which takes new memory for each
// search where the module offers no allocator).

export async function open(data) {
  const { TinySearch } = await import(`${data}/tinysearch/tinysearch_engine.js`);
  const { instance } = await WebAssembly.instantiateStreaming(fetch(`${data}/tinysearch/tinysearch_engine.wasm`));
  const index = new TinySearch(instance);
  const ids = (text, most) => index.search(text, most).map(({ url }) => Number(url));
  return {
    kinds: ["words"],
    search: ({ text }) => ({ ids: ids(text, 20) }),
    every: ({ text }) => ids(text, 100_000),
  };
}
