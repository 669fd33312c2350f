// Whether the harness itself can be trusted: its statistics, its searches, and the truth that it holds answers against.
import assert from "node:assert/strict";
import { test } from "node:test";
import { options } from "./options.mjs";
import { filters, misspell, monthsFrom, searches, typed } from "./queries.mjs";
import { randomness } from "./random.mjs";
import { resampled } from "./resample.mjs";
import { accuracy, median, medianOfEach, percentile, share, short } from "./statistics.mjs";
import { stem } from "./stem.mjs";
import { judged } from "./targets.mjs";
import { fold, terms } from "./text.mjs";
import { isClose, isInOrder, truth } from "./truth.mjs";

const block = (text, kind = "paragraph") => ({ kind, text });

test("percentiles are values that were measured, and nothing gives no number", () => {
  const values = [5, 1, 4, 2, 3];
  assert.equal(percentile(values, 0.5), 3);
  assert.equal(percentile(values, 0.95), 5);
  assert.equal(median([1, 2, 10, 20]), 6);
  assert.ok(Number.isNaN(median([])) && Number.isNaN(percentile([NaN], 0.5)));
  assert.deepEqual(
    medianOfEach([
      [1, 9],
      [3, 7],
      [2, 8],
    ]),
    [2, 8],
  );
  assert.deepEqual([1, 0.99999].map(share), ["1", "0.999"]);
  assert.deepEqual([0.01234, 0.5, 12.34, 1234.5].map(short), ["0.012", "0.500", "12.3", "1235"]);
});

test("precision is lost by what is wrong, recall by what is missing", () => {
  const { precision, recall } = accuracy(
    [[1, 2, 3], [7]],
    [
      [1, 2],
      [7, 8],
    ],
  );
  assert.equal(precision, (2 / 3 + 1) / 2);
  assert.equal(recall, (1 + 0.5) / 2);
  assert.deepEqual(accuracy([[]], [[4]]), { precision: 0, recall: 0 });
});

test("a text is cut into the terms that the engine's documentation names", () => {
  const text = "The U.S.-led spring\u2011summer talks in Łódź, 10,000 strong; Ukraine’s \u201cdidn't\u201d";
  assert.deepEqual(terms(text), "the us led spring summer talks in lodz 10,000 strong ukraine didn't".split(" "));
  assert.equal(fold("DON\u2019T Café"), "don't cafe");
});

test("forms of a word share a stem, as in the paper and beyond it", () => {
  const same = {
    cancel: "cancels cancelled canceled cancellation",
    negotiate: "negotiated negotiations",
    organise: "organization organised",
    take: "took taken taking",
  };
  for (const [word, forms] of Object.entries(same)) {
    for (const form of forms.split(" ")) assert.equal(stem(form), stem(word), form);
  }
  const printed = {
    caresses: "caress",
    ponies: "poni",
    agreed: "agre",
    plastered: "plaster",
    hopping: "hop",
    relational: "relat",
    vietnamization: "vietnam",
    controlling: "control",
  };
  for (const [word, want] of Object.entries(printed)) assert.equal(stem(word), want);
});

test("the truth finds words, beginnings, phrases, forms and misspelt words", () => {
  const { find } = truth([
    { title: "Harbour toll rises", blocks: [block("Ferries pay more."), block("The toll doubled.")] },
    { title: "Ferry talks", blocks: [block("Nobody pays a toll. More is to come.")] },
    { title: "Weather", blocks: [block("Rain, then more"), block("toll calls")] },
  ]);
  const ids = (kind, text, how) => find({ kind, terms: text.split(" ") }, how).ids;
  assert.deepEqual(ids("words", "toll"), [0, 1, 2]);
  assert.deepEqual(ids("words", "more toll", { typing: false }), [0, 1, 2]);
  assert.deepEqual(ids("words", "toll ferr"), [0, 1]);
  assert.deepEqual(ids("words", "ferr", { typing: false }), []);
  assert.deepEqual(ids("words", "ferry", { typing: false, stems: true }), [0, 1]);
  // blocks are apart, so the last article has no such phrase
  assert.deepEqual(ids("phrase", "more toll"), []);
  assert.deepEqual(ids("phrase", "a toll more"), [1]);
  assert.deepEqual(ids("misspelt", "ferrise"), [0]);
});

test("an order is right where no better article stands behind or is left out", () => {
  const found = { ids: [3, 5, 9], scores: [1, 3, 2] };
  assert.ok(isInOrder([5, 9, 3], found) && isInOrder([5, 9], found));
  assert.ok(!isInOrder([9, 5], found) && !isInOrder([5, 3], found) && !isInOrder([5, 4], found));
});

test("a title weighs more than a text, and a rare word more than a frequent one", () => {
  const { find } = truth([
    { title: "Bridge", blocks: [block("One bridge and a ferry, a long way off.")] },
    { title: "Ferry", blocks: [block("A bridge, and no other word of it here.")] },
    { title: "Nothing", blocks: [block("Here is no such thing as that at all.")] },
  ]);
  const { ids, scores } = find({ kind: "words", terms: ["bridge"] });
  assert.deepEqual(ids, [0, 1]);
  assert.ok(scores[0] > scores[1]);
});

test("few changes make a misspelt word, fewer in short ones", () => {
  assert.ok(isClose("brigde", "bridge") && isClose("zelensky", "zelenskyy") && isClose("fery", "ferry"));
  assert.ok(!isClose("toll", "tells") && !isClose("bridge", "barge"));
  const random = randomness(3);
  for (const word of ["harbour", "weather", "ministers"]) {
    const wrong = misspell(word, random);
    assert.ok(wrong !== word && wrong[0] === word[0] && isClose(wrong, word), wrong);
  }
});

const SYLLABLES = ["ka", "lo", "mi", "ne", "ru", "sta", "ver", "zon"];
function collection(size) {
  const random = randomness(9);
  // few words are frequent, most are rare
  const word = () => {
    const rank = 1 + Math.floor(4000 ** (random.number(1e6) / 1e6));
    return SYLLABLES[rank % 8] + SYLLABLES[(rank >> 3) % 8] + SYLLABLES[(rank >> 6) % 8] + SYLLABLES[rank >> 9];
  };
  return Array.from({ length: size }, () =>
    Array.from({ length: 3 }, () => Array.from({ length: 20 }, word).join(" ")).join("\n\n"),
  );
}

test("searches are the same in every run, two hundred, of all kinds, and find something", () => {
  const texts = collection(1500);
  const list = searches(texts);
  assert.deepEqual(list, searches(texts));
  assert.equal(list.length, 200);
  assert.deepEqual([...new Set(list.map(({ kind }) => kind))], ["words", "phrase", "misspelt"]);
  const { find } = truth(texts.map((text) => ({ title: "", blocks: text.split("\n\n").map((part) => block(part)) })));
  for (const query of list.filter(({ kind }) => kind !== "misspelt")) assert.ok(find(query).ids.length > 0, query.text);
});

test("what is typed grows by a letter", () => {
  const keys = typed(collection(1500));
  assert.ok(keys.length > 100);
  for (const [at, { text }] of keys.entries()) {
    if (text.length > 1) assert.ok(text.startsWith(keys[at - 1].text), text);
  }
});

test("filters name what articles have, and months run over the year's end", () => {
  assert.deepEqual(monthsFrom("2024-11-30", 6), ["2024-11", "2025-04"]);
  const articles = [
    { outlet: "herald", date: "2025-04-01", entities: [["ada", "person"]] },
    { outlet: "post", date: null, entities: [] },
  ];
  for (const { outlets, months, entities } of filters(articles)) assert.ok(outlets.length || months || entities.length);
});

test("a larger collection begins with the smaller one and has new words", () => {
  const articles = collection(50).map((body, id) => ({
    id,
    title: "Kalo miru",
    outlet: "Post",
    date: "2025-01-01",
    body: `${body} Rareword${String.fromCharCode(97 + (id % 26))}`,
  }));
  const more = [...resampled(articles, 120)];
  assert.equal(more.length, 120);
  assert.deepEqual(more.slice(0, 50), articles);
  assert.deepEqual(more, [...resampled(articles, 120)]);
  const words = (list) => new Set(list.flatMap(({ body }) => body.split(/\s+/)));
  assert.ok(words(more).size > words(articles).size);
});

test("a target is missed by how far it is beyond its limit, and one without figures is not judged", () => {
  const lines = judged({ peers: { engine: { browsed: 666 } } }, 10_000);
  const time = lines.find(({ name }) => name === "ready to browse: time");
  assert.deepEqual([time.verdict, Math.round(time.ratio)], ["missed", 2]);
  assert.equal(lines.find(({ name }) => name === "search p50").verdict, "not measured");
});

test("options are read, and nonsense is answered with the usage", () => {
  const { only, rounds } = options(["--only", "minisearch,engine", "--rounds", "2"]);
  assert.deepEqual([only, rounds], [["engine", "minisearch"], 2]);
  assert.throws(() => options(["--only", "nobody"]), /usage/);
  assert.throws(() => options(["--rounds", "0"]), /usage/);
  assert.equal(options(["--quick"]).rounds, 1);
});
