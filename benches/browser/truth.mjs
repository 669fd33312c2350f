// What each search should find, by looking at every word of every article: the sets that answers are held against, and
// the order by BM25 as docs/search.md tells it. Slow, plain, and no part of the engine.
import { stem } from "./stem.mjs";
import { terms, words } from "./text.mjs";

const K1 = 1.2;
const B = 0.75;
/** Kinds of blocks that weigh more wherever they stand; of paragraphs the first two do. */
const LEADING = new Set(["summary", "highlight"]);

/** Reads `articles` (`{ title, blocks: [{ kind, text }] }`) once; gives `find`. */
export function truth(articles) {
  const vocabulary = new Map();
  const number = (term) => {
    if (!vocabulary.has(term)) vocabulary.set(term, vocabulary.size);
    return vocabulary.get(term);
  };
  const documents = articles.map(({ title, blocks }) => {
    let paragraphs = 0;
    const numbered = [];
    const leading = [];
    const texts = [{ kind: "title", text: title }, ...blocks];
    for (const { kind, text } of texts) {
      const lead = LEADING.has(kind) || (kind === "paragraph" && ++paragraphs <= 2);
      for (const term of terms(text)) {
        numbered.push(number(term));
        leading.push(kind === "title" ? 2 : lead ? 1 : 0);
      }
      // no phrase goes from one block to the next
      numbered.push(-1);
      leading.push(0);
    }
    const length = blocks.reduce((sum, { text }) => sum + words(text).length, 0);
    return { terms: Int32Array.from(numbered), leading: Uint8Array.from(leading), length };
  });
  const list = [...vocabulary.keys()];
  const stems = list.map(stem);
  const mean = Math.max(1, documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length));

  /** For each number of a term 1 where it is what `test` asks for. */
  const matching = (test) => Uint8Array.from(list, (term, at) => (test(term, at) ? 1 : 0));

  /** How much the terms that match weigh in each article; articles without them have none. */
  const weights = (match) => {
    const found = new Map();
    for (const [at, document] of documents.entries()) {
      let times = 0;
      let title = 0;
      const lead = new Set();
      for (let place = 0; place < document.terms.length; place += 1) {
        const term = document.terms[place];
        if (term < 0 || !match[term]) continue;
        times += 1;
        if (document.leading[place] === 2) title += 1;
        else if (document.leading[place]) lead.add(term);
      }
      // each word that stands among the first weighs once more
      if (times) found.set(at, times + 3 * title + lead.size);
    }
    return found;
  };

  /** Of several words the articles that have all, with their relevance. */
  const all = (matches) => {
    const lists = matches.map(weights);
    const sums = new Map();
    for (const [at] of lists[0]) if (lists.every((list) => list.has(at))) sums.set(at, 0);
    for (const list of lists) {
      const rarity = Math.log(1 + (documents.length - list.size + 0.5) / (list.size + 0.5));
      for (const at of sums.keys()) {
        const weight = list.get(at);
        const norm = K1 * (1 - B + B * (documents[at].length / mean));
        sums.set(at, sums.get(at) + (rarity * weight * (K1 + 1)) / (weight + norm));
      }
    }
    return sums;
  };
  const phrase = (wanted) => {
    const numbers = wanted.map((term) => vocabulary.get(term) ?? -2);
    const found = new Map();
    for (const [at, { terms }] of documents.entries()) {
      for (let place = terms.indexOf(numbers[0]); place >= 0; place = terms.indexOf(numbers[0], place + 1)) {
        if (numbers.every((number, more) => terms[place + more] === number)) {
          found.set(at, 0);
          break;
        }
      }
    }
    return found;
  };

  return {
    articles: documents.length,
    vocabulary: list.length,
    /**
     * The articles of a search (see queries.mjs), rising, and those of most relevance first where that is defined.
     * `stems`: words in any form; else the very words. `typing`: the last word is a beginning.
     */
    find({ kind, terms: wanted }, { stems: stemming = false, typing = true } = {}) {
      let scores;
      if (kind === "phrase") {
        scores = phrase(wanted);
      } else {
        scores = all(
          wanted.map((term, at) => {
            const own = stem(term);
            const begins = typing && at === wanted.length - 1 && term.length > 1;
            if (kind === "misspelt") return matching((other) => other[0] === term[0] && isClose(term, other));
            return matching(
              (other, number) =>
                other === term || (begins && other.startsWith(term)) || (stemming && stems[number] === own),
            );
          }),
        );
      }
      const ids = [...scores.keys()].sort((a, b) => a - b);
      return { ids, scores: kind === "words" ? ids.map((id) => scores.get(id)) : null };
    },
  };
}

/** Whether at most two changes (one in words of fewer than six letters) make one word of the other: letters added,
 * left out, changed, or two neighbours swapped (optimal string alignment). */
export function isClose(word, other, most = word.length < 6 ? 1 : 2) {
  if (Math.abs(word.length - other.length) > most) return false;
  let beforeLast = [];
  let last = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let line = 1; line <= other.length; line += 1) {
    const row = [line];
    for (let at = 1; at <= word.length; at += 1) {
      const changed = last[at - 1] + (word[at - 1] === other[line - 1] ? 0 : 1);
      row[at] = Math.min(changed, last[at] + 1, row[at - 1] + 1);
      if (line > 1 && at > 1 && word[at - 1] === other[line - 2] && word[at - 2] === other[line - 1]) {
        row[at] = Math.min(row[at], beforeLast[at - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return false;
    [beforeLast, last] = [last, row];
  }
  return last[word.length] <= most;
}

/** Whether `given` is a right order by `scores` (of `ids`): no article stands behind one of clearly less relevance, and
 * none that is left out has clearly more than the last one. */
export function isInOrder(given, { ids, scores }) {
  const of = new Map(ids.map((id, at) => [id, scores[at]]));
  const own = given.map((id) => of.get(id));
  if (own.some((score) => score === undefined)) return false;
  const least = own.at(-1) ?? Infinity;
  const near = 1e-9;
  if (own.some((score, at) => at > 0 && score > own[at - 1] + near)) return false;
  const shown = new Set(given);
  return ids.every((id, at) => shown.has(id) || scores[at] <= least + near);
}
