// The stem that the forms of an English word share (M. F. Porter, "An algorithm for suffix stripping", 1980), a second
// time beside src/text/stem.rs, whose tables of endings and irregular forms it reads: they are data, the steps are not.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../src/text/stem.rs", import.meta.url), "utf8");
const table = (name) => {
  const [, body] = new RegExp(`const ${name}: [^=]*=\\s*&\\[([\\s\\S]*?)\\];`).exec(source);
  return body;
};
const pairs = (name) => [...table(name).matchAll(/\("(\w*)", "(\w*)"\)/g)].map(([, from, to]) => [from, to]);
const BRITISH = pairs("BRITISH");
const STEP_2 = pairs("STEP_2");
const STEP_3 = pairs("STEP_3");
const STEP_4 = [...table("STEP_4").matchAll(/"(\w+)"/g)].map(([, ending]) => ending);
const IRREGULAR = new Map(pairs("IRREGULAR"));

/** "v" for each vowel, "c" for each consonant; y is a vowel behind a consonant. */
function shape(word) {
  let out = "";
  for (const letter of word) out += "aeiou".includes(letter) || (letter === "y" && out.endsWith("c")) ? "v" : "c";
  return out;
}
const measure = (word) => (shape(word).match(/v+c+/g) ?? []).length;
const hasVowel = (word) => shape(word).includes("v");
const endsShort = (word) => word.length >= 3 && shape(word).endsWith("cvc") && !/[wxy]$/.test(word);
const endsDouble = (word) => /([^aeiou])\1$/.test(word);
const cut = (word, letters) => word.slice(0, word.length - letters);

/** The first rule whose ending fits, applied where enough stands before it. */
function swap(word, rules) {
  const rule = rules.find(([ending]) => word.endsWith(ending));
  if (!rule || measure(cut(word, rule[0].length)) < 1) return word;
  return cut(word, rule[0].length) + rule[1];
}

function pastAndGerund(word) {
  if (word.endsWith("eed")) return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
  const letters = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
  if (!letters || !hasVowel(cut(word, letters))) return word;
  const rest = cut(word, letters);
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (endsDouble(rest) && !/[lsz]$/.test(rest)) return cut(rest, 1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

/** The stem of a folded word. */
export function stem(folded) {
  if (folded.length < 3 || !/^[a-z]+$/.test(folded)) return folded;
  const irregular = IRREGULAR.get(folded);
  if (irregular !== undefined) return irregular;
  let word = swap(folded, BRITISH);
  if (/(sses|ies)$/.test(word)) word = cut(word, 2);
  else if (/s$/.test(word) && !/(ss|us)$/.test(word)) word = cut(word, 1);
  word = pastAndGerund(word);
  if (word.endsWith("y") && hasVowel(cut(word, 1))) word = `${cut(word, 1)}i`;
  word = swap(swap(word, STEP_2), STEP_3);
  const ending = STEP_4.find((known) => word.endsWith(known));
  if (ending) {
    const rest = cut(word, ending.length);
    if (measure(rest) > 1 && (ending !== "ion" || /[st]$/.test(rest))) word = rest;
  }
  if (word.endsWith("e")) {
    const rest = cut(word, 1);
    const size = measure(rest);
    if (size > 1 || (size === 1 && !endsShort(rest))) word = rest;
  }
  if (word.endsWith("ll") && measure(word) > 1) word = cut(word, 1);
  return word;
}
