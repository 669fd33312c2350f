// The values that articles are filtered by, as columns: for plain JavaScript, crossfilter2 and SQLite, each facet's values
// numbered in the order of their names. The first origin stands for a text of its own.

/** The kinds of entities in the order of their numbers. */
export const KINDS = ["person", "organisation", "place", "other"];

/** Columns of `rows` (see `plain` in articles.mjs). */
export function columns(rows) {
  const dictionary = (values) => {
    const names = [...new Set(values)].sort((a, b) => ((a ?? "~") < (b ?? "~") ? -1 : 1));
    const numbers = new Map(names.map((name, at) => [name, at]));
    return [names, values.map((value) => numbers.get(value))];
  };
  const outletOf = new Map(rows.map(({ id, outlet }) => [id, outlet]));
  const [outletNames, outlet] = dictionary(rows.map((row) => row.outlet));
  const [monthNames, month] = dictionary(rows.map((row) => row.date?.slice(0, 7) ?? null));
  const [storyNames, story] = dictionary(rows.map((row) => row.story));
  const [languageNames, language] = dictionary(rows.map((row) => row.language));
  const [originNames, origin] = dictionary(
    rows.map((row) => (row.origin === row.id ? "" : (outletOf.get(row.origin) ?? null))),
  );
  const kindOf = new Map(rows.flatMap(({ entities }) => entities));
  const entityNames = [...kindOf.keys()].sort();
  const entityNumbers = new Map(entityNames.map((name, at) => [name, at]));
  return {
    titles: rows.map(({ title }) => title),
    outletNames,
    outlet,
    monthNames,
    month,
    storyNames,
    story,
    languageNames,
    language,
    originNames,
    origin,
    entityNames,
    kinds: entityNames.map((name) => KINDS.indexOf(kindOf.get(name))),
    entities: rows.map(({ entities }) =>
      [...new Set(entities.map(([name]) => entityNumbers.get(name)))].sort((a, b) => a - b),
    ),
  };
}
