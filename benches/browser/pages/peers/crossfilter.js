// crossfilter2: a dimension for each facet, counts kept up to date as filters change. Its groups observe every filter but
// that of their own dimension, which is what a facet needs.
const MOST = 100;
const KINDS = ["people", "organisations", "places", "others"];

/** Its program names its own dependency as Node does, so the page takes the bundle, which sets a global. */
function program() {
  const script = document.createElement("script");
  script.src = "/lib/crossfilter2/crossfilter.min.js";
  return new Promise((done, failed) => {
    script.onload = () => done(globalThis.crossfilter);
    script.onerror = failed;
    document.head.append(script);
  });
}

export async function open(data) {
  const crossfilter = await program();
  const columns = await (await fetch(`${data}/columns.json`)).json();
  const rows = columns.titles.map((_, at) => ({
    at,
    outlet: columns.outletNames[columns.outlet[at]] ?? "",
    month: columns.monthNames[columns.month[at]] ?? "",
    language: columns.language[at],
    origin: columns.origin[at],
    story: columns.story[at],
    kinds: KINDS.map((_, kind) => columns.entities[at].filter((entity) => columns.kinds[entity] === kind)),
  }));
  const all = crossfilter(rows);
  const simple = ["outlet", "month", "language", "origin", "story"].map((name) => [
    name,
    all.dimension((row) => row[name]),
  ]);
  const several = KINDS.map((name, kind) => [name, all.dimension((row) => row.kinds[kind], true)]);
  const dimensions = Object.fromEntries([...simple, ...several]);
  const groups = Object.fromEntries(
    Object.entries(dimensions).map(([name, dimension]) => [name, dimension.group().reduceCount()]),
  );
  const order = all.dimension((row) => row.at);
  const number = new Map(columns.entityNames.map((name, at) => [name, at]));
  const result = () => {
    const facets = Object.fromEntries(
      Object.entries(groups).map(([name, group]) => [name, name === "month" ? group.all() : group.top(MOST)]),
    );
    const sum = (facet) => facet.reduce((sum, { value }) => sum + value, 0);
    return {
      total: all.allFiltered().length,
      ids: order.bottom(20).map(({ at }) => at),
      facets,
      outlets: sum(facets.outlet),
      people: sum(facets.people),
    };
  };
  return {
    browse: result,
    filter(filter) {
      for (const [, dimension] of [...simple, ...several]) dimension.filterAll();
      if (filter.outlets.length) dimensions.outlet.filterFunction((value) => filter.outlets.includes(value));
      if (filter.months)
        dimensions.month.filterFunction((value) => value >= filter.months[0] && value <= filter.months[1]);
      if (filter.entities.length) {
        const entity = number.get(filter.entities[0][0]);
        dimensions[KINDS[columns.kinds[entity]]].filterExact(entity);
      }
      return result();
    },
  };
}
