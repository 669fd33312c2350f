// Which searches, keys and filters are timed: made from the articles, the same in every run.
import { randomness } from "./random.mjs";
import { terms } from "./text.mjs";

/** How many searches of each kind; 200 together. */
const MIX = { rare: 20, seldom: 20, common: 20, frequent: 20, two: 60, three: 30, phrase: 15, misspelt: 15 };
/** Searches that are typed key by key, so many of one, two and three words each. */
const TYPED = 8;
const FILTERS = 200;

/** The vocabulary: for each word of three letters or more from a to z the number of articles that have it. */
export function vocabulary(texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const term of new Set(terms(text))) {
      if (/^[a-z]{3,}$/.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}

/** A word with two neighbouring letters swapped behind the first, or one left out. */
export function misspell(word, random) {
  const at = 1 + random.number(word.length - 2);
  if (random.number(2) && word[at] !== word[at + 1])
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  return word.slice(0, at) + word.slice(at + 1);
}

/** 200 searches: `{ kind, band, terms, text }`, kind words, phrase or misspelt. `texts` are articles' texts. */
export function searches(texts, seed = 6) {
  const random = randomness(seed);
  const counts = vocabulary(texts);
  const words = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const size = texts.length;
  const band = (least, most) => words.filter(([, n]) => n >= least * size && n < most * size).map(([word]) => word);
  const bands = {
    rare: words.filter(([, n]) => n >= 2 && n < Math.max(3, size / 1000)).map(([word]) => word),
    seldom: band(0.001, 0.005),
    common: band(0.005, 0.03),
    frequent: band(0.03, 0.5),
  };
  const found = [];
  const add = (kind, band, terms) => found.push({ kind, band, terms, text: terms.join(" ") });
  for (const name of Object.keys(bands))
    for (let at = 0; at < MIX[name]; at += 1) add("words", name, [random.pick(bands[name])]);
  // words that stand together in an article, so that something is found
  const together = (number) => {
    for (;;) {
      const own = terms(random.pick(texts)).filter((term) => counts.has(term) && counts.get(term) < size / 2);
      const picked = new Set();
      for (let turn = 0; own.length && picked.size < number && turn < 20; turn += 1) picked.add(random.pick(own));
      if (picked.size === number) return [...picked];
    }
  };
  for (let at = 0; at < MIX.two; at += 1) add("words", "two", together(2));
  for (let at = 0; at < MIX.three; at += 1) add("words", "three", together(3));
  for (let at = 0; at < MIX.phrase;) {
    const own = terms(random.pick(random.pick(texts).split("\n\n")));
    const start = random.number(Math.max(1, own.length - 3));
    const phrase = own.slice(start, start + 2 + random.number(2));
    if (phrase.length < 2 || !phrase.every((term) => counts.has(term))) continue;
    add("phrase", "phrase", phrase);
    at += 1;
  }
  for (let at = 0; at < MIX.misspelt;) {
    const word = random.pick(at % 2 ? bands.common : bands.seldom);
    if (word.length < 6) continue;
    add("misspelt", "misspelt", [misspell(word, random)]);
    at += 1;
  }
  return found;
}

/** Which words of `list` stand in lower case nine times in ten: these are nobody's names. */
export function commonNouns(texts, list) {
  const wanted = new Map(list.flatMap(({ terms }) => terms).map((term) => [term, [0, 0]]));
  for (const text of texts) {
    for (const word of text.match(/[A-Za-z]+/g) ?? []) {
      const counts = wanted.get(word.toLowerCase());
      if (!counts) continue;
      counts[0] += 1;
      counts[1] += word === word.toLowerCase();
    }
  }
  return [...wanted].filter(([, [all, lower]]) => lower >= 0.9 * all).map(([term]) => term);
}

/** Searches as they are typed: every beginning, from the first letter, of one, two and three words. */
export function typed(texts, seed = 66) {
  const random = randomness(seed);
  const whole = searches(texts, seed).filter(({ kind, band }) => kind === "words" && band !== "rare");
  const keys = [];
  for (let at = 0; at < 3 * TYPED; at += 1) {
    const { text } = random.pick(whole.filter(({ terms }) => terms.length === 1 + (at % 3)));
    for (let end = 1; end <= text.length; end += 1) {
      if (text[end - 1] === " ") continue;
      const beginning = text.slice(0, end);
      keys.push({ kind: "words", band: "typed", terms: beginning.split(" "), text: beginning });
    }
  }
  return keys;
}

/**
 * 200 filters over `articles` (`{ outlet, date, entities }`, entities as identifiers with their kind): one to three
 * outlets, a month or half a year, one or two entities, or several of these.
 */
export function filters(articles, seed = 666) {
  const random = randomness(seed);
  const found = [];
  while (found.length < FILTERS) {
    const one = random.pick(articles);
    const other = random.pick(articles);
    const filter = { outlets: [], months: null, entities: [] };
    const kinds = 1 + random.number(7);
    if (kinds & 1)
      filter.outlets = [...new Set([one.outlet, ...(random.number(2) ? [other.outlet] : [])])].filter(Boolean);
    if (kinds & 2 && one.date) filter.months = monthsFrom(one.date, random.number(2) ? 1 : 6);
    if (kinds & 4 && one.entities.length) filter.entities = [random.pick(one.entities)];
    if (filter.outlets.length || filter.months || filter.entities.length) found.push(filter);
  }
  return found;
}

/** The first and last month of so many from a date on: `["2025-04", "2025-09"]`. */
export function monthsFrom(date, months) {
  const number = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const name = (at) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  return [name(number), name(number + months - 1)];
}
