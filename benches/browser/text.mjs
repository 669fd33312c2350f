// What counts as one term of a text, written a second time from docs/search.md so that the engine's answers are
// checked by something that is not the engine. Must agree with src/text/word.rs, src/text/fold.rs, src/index/term.rs.

const ALNUM = /[\p{Alphabetic}\p{N}]/u;
const ALPHA = /\p{Alphabetic}/u;
const NUMERIC = /\p{N}/u;
const MARK = /[\p{M}\u00ad\u200c\u200d]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const HYPHENS = /[-\u2010\u2011]/u;
const POSSESSIVE = /['\u2019][sS]$/u;

/** Lower case without diacritics, with plain apostrophes and dashes. */
export function fold(text) {
  if (/^[\x00-\x5f\x61-\x7f]*$/.test(text)) return text.toLowerCase();
  return [...text]
    .map((letter) => {
      if (letter === "`" || /[\u2018\u2019\u201b\u2032\u00b4]/.test(letter)) return "'";
      if (/[\u2010-\u2015\u2212]/.test(letter)) return "-";
      if (/[\u201c-\u201f\u2033\u00ab\u00bb]/.test(letter)) return '"';
      const parts = letter.normalize("NFKD").replace(/\p{M}/gu, "").replace(INVISIBLE, "");
      return parts
        .toLowerCase()
        .replace(/\u0142/g, "l")
        .replace(/\u00f8/g, "o")
        .replace(/\u0111/g, "d");
    })
    .join("");
}

const isInitials = (text) => text.split(".").every((part) => [...part].length === 1 && ALPHA.test(part));

/** Whether `letter`, neither letter nor digit, belongs to the word that reads `soFar`. */
function joins(soFar, before, letter, after) {
  if (before === undefined) return false;
  const next = after ?? " ";
  switch (letter) {
    case "'":
    case "\u2019":
      return ALPHA.test(before) && ALPHA.test(next);
    case "-":
    case "\u2010":
    case "\u2011":
      return (ALNUM.test(before) || before === ".") && ALNUM.test(next);
    case ",":
      return NUMERIC.test(before) && NUMERIC.test(next);
    case ".":
      if (NUMERIC.test(before)) return NUMERIC.test(next);
      return isInitials(soFar) && (ALPHA.test(next) || soFar.includes("."));
    default:
      return false;
  }
}

/** The words of a text: runs of letters and digits with what joins them. */
export function words(text) {
  const found = [];
  const plain = /[A-Za-z]+(?![-'.,\w\u0080-\uffff])/y;
  const letters = text;
  let at = 0;
  while (at < letters.length) {
    plain.lastIndex = at;
    const quick = plain.exec(letters);
    if (quick) {
      found.push(quick[0]);
      at += quick[0].length;
      continue;
    }
    const first = String.fromCodePoint(letters.codePointAt(at));
    if (!ALNUM.test(first)) {
      at += first.length;
      continue;
    }
    const start = at;
    let end = at;
    let before;
    for (let here = at; here < letters.length;) {
      const letter = String.fromCodePoint(letters.codePointAt(here));
      const next = here + letter.length;
      const after = next < letters.length ? String.fromCodePoint(letters.codePointAt(next)) : undefined;
      if (ALNUM.test(letter) || MARK.test(letter)) {
        end = next;
      } else if (!joins(letters.slice(start, here), before, letter, after)) {
        break;
      } else if (after === undefined || !ALNUM.test(after)) {
        end = next;
        if (after !== "-") break;
      }
      before = letter;
      here = next;
    }
    at = end;
    found.push(letters.slice(start, end).replace(POSSESSIVE, ""));
  }
  return found;
}

/** The terms of a text, in order: folded, parts of a hyphenated word apart, without points. */
export function terms(text) {
  const found = [];
  for (const word of words(text)) {
    for (const part of HYPHENS.test(word) ? word.split(HYPHENS) : [word]) {
      const term = fold(part).replaceAll(".", "");
      if (term) found.push(term);
    }
  }
  return found;
}
