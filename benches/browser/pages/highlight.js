// An article of 10,000 made-up words with 505 mentions of 100 names, and the ways to highlight them. What a way changed
// is put back before the next, outside its time.

const text = document.getElementById("text");
let state = 12;
const number = (n) => ((state = (state * 48271) % 2147483647), state % n);
const letters = "abcdefghiklmnoprstuvw";
const word = (size) => Array.from({ length: size }, () => letters[number(letters.length)]).join("");
const vocabulary = Array.from({ length: 1500 }, () => word(3 + number(7)));
// no name is part of another, so that every way finds the same
const names = Array.from(
  { length: 100 },
  (_, at) => `X${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}${word(4)}`,
);
/** For each paragraph `[start, end]` of each mention. */
const offsets = [];
const places = new Set();
while (places.size < 505) places.add(number(10_000));
let mention = 0;
for (let paragraph = 0, at = 0; paragraph < 100; paragraph += 1) {
  let content = "";
  const own = [];
  for (let end = at + 100; at < end; at += 1) {
    const next = places.has(at) ? names[mention++ % names.length] : vocabulary[number(vocabulary.length)];
    if (places.has(at)) own.push([content.length, content.length + next.length]);
    content += `${next} `;
  }
  offsets.push(own);
  const element = text.appendChild(document.createElement("p"));
  element.textContent = content;
}
const plain = [...text.children].map((paragraph) => paragraph.textContent);
const marker = new Mark(text);
const one = new RegExp(names.join("|"), "g");
let count = 0;

const ways = {
  nothing: () => {},
  css() {
    const ranges = [];
    for (let at = 0; at < offsets.length; at += 1) {
      const node = text.children[at].firstChild;
      for (const [start, end] of offsets[at])
        ranges.push(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
    }
    CSS.highlights.set("names", new Highlight(...ranges));
    count = ranges.length;
  },
  elements() {
    for (let at = 0; at < offsets.length; at += 1) {
      const paragraph = text.children[at];
      const whole = plain[at];
      const parts = [];
      let from = 0;
      for (const [start, end] of offsets[at]) {
        const mark = document.createElement("mark");
        mark.textContent = whole.slice(start, end);
        parts.push(whole.slice(from, start), mark);
        from = end;
      }
      paragraph.replaceChildren(...parts, whole.slice(from));
    }
  },
  markOne: () => marker.markRegExp(one),
  markList: () => marker.mark(names, { separateWordSearch: false }),
};

const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** Highlights in one way; gives the script's time, the time to the second frame, and how many were marked. */
globalThis.highlighting = async (way) => {
  CSS.highlights.clear();
  for (const [at, paragraph] of [...text.children].entries()) paragraph.textContent = plain[at];
  count = 0;
  await frame();
  await new Promise((done) => setTimeout(done, 60));
  const begun = performance.now();
  ways[way]();
  const script = performance.now() - begun;
  await frame();
  return { script, frame: performance.now() - begun, marked: count || text.querySelectorAll("mark").length };
};
