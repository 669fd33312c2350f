// Pagefind over one HTML page for each article. A search is answered when its first five results can be shown.

export async function open(data) {
  const pagefind = await import(`${data}/pages/pagefind/pagefind.js`);
  await pagefind.options({ excerptLength: 30 });
  await pagefind.init();
  const asked = ({ kind, text }) => pagefind.search(kind === "phrase" ? `"${text}"` : text);
  return {
    kinds: ["words", "phrase"],
    waits: true,
    async search(query) {
      const { results } = await asked(query);
      await Promise.all(results.slice(0, 5).map((result) => result.data()));
      return { ids: results.slice(0, 20).map(({ id }) => id), total: results.length };
    },
    // by the names of its fragments, which the harness knows
    every: async (query) => (await asked(query)).results.map(({ id }) => id),
  };
}
