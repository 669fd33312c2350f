// A larger collection out of a smaller one: new articles of real paragraphs, each from somewhere, under new names.
//
// Copies would give postings that compress better than any real ones. Words that only a few articles have are replaced
// in half of the new paragraphs, so that the vocabulary grows with the collection as it does in life.
import { randomness } from "./random.mjs";

const SYLLABLES =
  "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bren cal dor fen gar hol lan mor pel tas".split(" ");
/** A name or word in so few articles is a rare one. */
const RARE = 6;

/** Gives `number` articles, the first ones as they are. */
export function* resampled(articles, number, seed = 100) {
  const random = randomness(seed);
  yield* articles.slice(0, number);
  const paragraphs = articles.map(({ body }) => body.split("\n\n").filter((part) => part.trim()));
  const counts = new Map();
  for (const { body } of articles) {
    for (const word of new Set(body.match(/\p{L}{3,}/gu))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const invented = () => {
    let name = "";
    for (let part = 2 + random.number(3); part > 0; part -= 1) name += random.pick(SYLLABLES);
    return name;
  };
  for (let at = articles.length; at < number; at += 1) {
    const model = random.pick(articles);
    const names = new Map();
    const replace = (text) =>
      text.replace(/\p{L}{3,}/gu, (word) => {
        if ((counts.get(word) ?? 0) > RARE) return word;
        if (!names.has(word)) {
          const name = random.number(2) ? invented() : word;
          names.set(word, /^\p{Lu}/u.test(word) ? name[0].toUpperCase() + name.slice(1) : name);
        }
        return names.get(word);
      });
    const like = paragraphs[random.number(articles.length)].length;
    const body = [];
    for (let part = 0; part < Math.max(2, like); part += 1)
      body.push(replace(random.pick(random.pick(paragraphs)) ?? ""));
    const title = replace(
      `${random.pick(articles).title.split(" ").slice(0, 4).join(" ")} ${random.pick(articles).title.split(" ").slice(0, 3).join(" ")}`,
    );
    yield { ...model, id: at, title, body: body.filter(Boolean).join("\n\n") };
  }
}
