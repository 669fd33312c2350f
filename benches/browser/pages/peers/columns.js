// Plain JavaScript over typed columns: filters with the counts of every facet, in one pass over numbers.

/** How many values of a facet are given, as the engine gives them. */
const MOST = 100;

export async function open(data) {
  const columns = await (await fetch(`${data}/columns.json`)).json();
  const size = columns.titles.length;
  const short = (values) => Uint16Array.from(values);
  const outlet = short(columns.outlet);
  const month = short(columns.month);
  const language = short(columns.language);
  const origin = short(columns.origin);
  const story = Uint32Array.from(columns.story);
  const kinds = Uint8Array.from(columns.kinds);
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < size; at += 1) starts[at + 1] = starts[at] + columns.entities[at].length;
  const entities = new Uint32Array(starts[size]);
  for (let at = 0; at < size; at += 1) entities.set(columns.entities[at], starts[at]);
  // articles by entity, for the clause on entities
  const having = new Map();
  const articlesWith = (entity) => {
    if (!having.has(entity)) {
      const found = new Uint8Array(size);
      for (let at = 0; at < size; at += 1) {
        for (let place = starts[at]; place < starts[at + 1]; place += 1) if (entities[place] === entity) found[at] = 1;
      }
      having.set(entity, found);
    }
    return having.get(entity);
  };
  const numbers = (names) => new Map(names.map((name, at) => [name, at]));
  const outletNumber = numbers(columns.outletNames);
  const entityNumber = numbers(columns.entityNames);
  const monthNumber = numbers(columns.monthNames);
  const counts = {
    outlets: new Uint32Array(columns.outletNames.length),
    months: new Uint32Array(columns.monthNames.length),
    languages: new Uint32Array(columns.languageNames.length),
    origins: new Uint32Array(columns.originNames.length),
    stories: new Uint32Array(columns.storyNames.length),
    entities: new Uint32Array(columns.entityNames.length),
  };

  /** Fills `counts` and gives the first 20 articles with the total. */
  function count(filter) {
    for (const column of Object.values(counts)) column.fill(0);
    const chosen = new Uint8Array(columns.outletNames.length);
    for (const name of filter.outlets) chosen[outletNumber.get(name)] = 1;
    const anyOutlet = filter.outlets.length === 0;
    const [first, last] = filter.months
      ? [
          columns.monthNames.findIndex((name) => name && name >= filter.months[0]),
          columns.monthNames.findLastIndex((name) => name && name <= filter.months[1]),
        ]
      : [0, columns.monthNames.length];
    const anyMonth = !filter.months;
    const entity = filter.entities.length ? entityNumber.get(filter.entities[0][0]) : -1;
    const has = entity < 0 ? null : articlesWith(entity);
    const kind = entity < 0 ? 255 : kinds[entity];
    const shown = [];
    let total = 0;
    for (let at = 0; at < size; at += 1) {
      const byOutlet = anyOutlet || chosen[outlet[at]] === 1;
      const byMonth = anyMonth || (month[at] >= first && month[at] <= last);
      const byEntity = has === null || has[at] === 1;
      const fails = 3 - byOutlet - byMonth - byEntity;
      if (fails > 1) continue;
      if (fails === 0) {
        total += 1;
        if (shown.length < 20) shown.push(at);
        counts.outlets[outlet[at]] += 1;
        counts.months[month[at]] += 1;
        counts.languages[language[at]] += 1;
        counts.origins[origin[at]] += 1;
        counts.stories[story[at]] += 1;
        for (let place = starts[at]; place < starts[at + 1]; place += 1) counts.entities[entities[place]] += 1;
      } else if (!byOutlet) counts.outlets[outlet[at]] += 1;
      else if (!byMonth) counts.months[month[at]] += 1;
      else {
        for (let place = starts[at]; place < starts[at + 1]; place += 1) {
          if (kinds[entities[place]] === kind) counts.entities[entities[place]] += 1;
        }
      }
    }
    return { total, shown };
  }

  /** The values of most articles, of one kind where that is said. */
  function top(column, kind) {
    const steps = new Uint32Array(66);
    for (let at = 0; at < column.length; at += 1)
      if (kind === undefined || kinds[at] === kind) steps[Math.min(65, column[at])] += 1;
    let least = 65;
    for (let sum = steps[65]; least > 1 && sum < MOST;) sum += steps[(least -= 1)];
    const found = [];
    for (let at = 0; at < column.length; at += 1) {
      if (column[at] >= least && (kind === undefined || kinds[at] === kind)) found.push([at, column[at]]);
    }
    found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return found.slice(0, MOST);
  }

  return {
    browse: () => count({ outlets: [], months: null, entities: [] }),
    filter(filter) {
      const { total, shown } = count(filter);
      const facets = {
        outlets: top(counts.outlets),
        months: [...counts.months],
        languages: top(counts.languages),
        origins: top(counts.origins),
        stories: top(counts.stories),
        people: top(counts.entities, 0),
        organisations: top(counts.entities, 1),
        places: top(counts.entities, 2),
        others: top(counts.entities, 3),
      };
      return {
        total,
        ids: shown,
        facets,
        outlets: facets.outlets.reduce((sum, [, number]) => sum + number, 0),
        people: facets.people.reduce((sum, [, number]) => sum + number, 0),
      };
    },
  };
}
