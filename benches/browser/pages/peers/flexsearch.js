// FlexSearch, tokenizer "forward", which finds beginnings of words; built in the page from the articles' texts.
import flexsearch from "/lib/flexsearch/dist/flexsearch.bundle.module.min.mjs";

export async function open(data) {
  const articles = await (await fetch(`${data}/articles.json`)).json();
  const index = new flexsearch.Index({ tokenize: "forward" });
  for (const [at, { title, body }] of articles.entries()) index.add(at, `${title}\n${body}`);
  return {
    kinds: ["words"],
    search: ({ text }) => ({ ids: index.search(text, { limit: 20 }) }),
    every: ({ text }) => index.search(text, { limit: articles.length }),
  };
}
