// What a run measures and how often: the words of the command line.

/** Everything that can take part, in the order in which it is shown. */
export const PEERS = [
  "engine",
  "minisearch",
  "flexsearch",
  "orama",
  "sqlite",
  "pagefind",
  "tinysearch",
  "columns",
  "crossfilter",
];

/** Parts of a run beside the searches of the peers. */
export const PARTS = ["check", "search", "paint", "highlight", "build"];

const USAGE = `usage: make bench-browser [OPTIONS='...'], or scripts/bench-browser with
  --only NAMES       of ${PEERS.join(", ")}; with commas between
  --parts NAMES      of ${PARTS.join(", ")}
  --rounds N         fresh browsers for each (5)
  --articles N       10000, or 100000 by resampling
  --quick            one round, fewer queries, the engine and two peers
  --profile          also keep a profile of the worker (target/bench-browser/profiles)`;

/** Reads the words of the command line; throws what is to be printed where they make no sense. */
export function options(words) {
  const found = { only: PEERS, parts: PARTS, rounds: 5, articles: 10_000, quick: false, profile: false };
  const rest = [...words];
  const list = (known) => {
    const names = (rest.shift() ?? "").split(",").filter(Boolean);
    if (!names.length || names.some((name) => !known.includes(name))) throw new Error(USAGE);
    return known.filter((name) => names.includes(name));
  };
  const number = () => {
    const value = Number(rest.shift());
    if (!Number.isInteger(value) || value < 1) throw new Error(USAGE);
    return value;
  };
  let rounds;
  let only;
  while (rest.length) {
    const word = rest.shift();
    if (word === "--only") only = list(PEERS);
    else if (word === "--parts") found.parts = list(PARTS);
    else if (word === "--rounds") rounds = number();
    else if (word === "--articles") found.articles = number();
    else if (word === "--quick") found.quick = true;
    else if (word === "--profile") found.profile = true;
    else throw new Error(USAGE);
  }
  if (found.quick) Object.assign(found, { only: ["engine", "minisearch", "columns"], rounds: 1 });
  // at a hundred thousand these fill memory or take minutes to be ready
  else if (found.articles > 50_000) found.only = ["engine", "sqlite", "columns", "crossfilter"];
  return { ...found, only: only ?? found.only, rounds: rounds ?? found.rounds };
}
