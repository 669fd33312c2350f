// Texts to time with, made from the articles of the sample corpus: the same in every run.
import { readdirSync, readFileSync } from "node:fs";

const corpus = new URL("../../corpus/", import.meta.url);

/// A linear congruential generator (constants of "Numerical Recipes").
const dice = (seed) => (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return (seed >>> 8) % below;
};

const lines = readdirSync(corpus)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .flatMap((name) => readFileSync(new URL(name, corpus), "utf8").split("\n"));
const sentences = lines
  .flatMap((line) => line.match(/[^.!?]+[.!?]+["”’)]*\s*/gu) ?? [])
  .map((text) => text.trim())
  .filter((text) => text.split(" ").length >= 8 && text.split(" ").length <= 40);
const words = sentences.flatMap((text) => text.replace(/[.!?]+$/, "").split(" "));

/// A sentence with so many in a hundred words replaced by others.
const reworded = (roll, text, share) =>
  text.split(" ").map((word) => (roll(100) < share ? words[roll(words.length)] : word)).join(" ");

/// Articles of so many sentences. Four in ten report what the others report too, with a third of the words changed.
export function articles(count, size) {
  const roll = dice(7);
  const facts = Array.from({ length: 60 }, () => reworded(roll, sentences[roll(sentences.length)], 30));
  return Array.from({ length: count }, () =>
    Array.from({ length: size }, (_, at) =>
      at % 5 < 2 ? reworded(roll, facts[at % facts.length], 33) : reworded(roll, sentences[roll(sentences.length)], 60)));
}

/// A text of so many words, one that differs from it in one word of 25, and one that has nothing to do with it.
export function texts(size) {
  const roll = dice(11);
  const text = () => Array.from({ length: size }, () => words[roll(words.length)]);
  const one = text();
  const alike = one.map((word) => (roll(25) === 0 ? words[roll(words.length)] : word));
  return { one: one.join(" "), alike: alike.join(" "), unlike: text().join(" ") };
}
