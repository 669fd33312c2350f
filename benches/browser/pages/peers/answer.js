// Reads the engine's answer to a search: the form of src/engine/message/mod.rs, the types of src/engine/explored.rs.

const MARK = 8;
const EXPLORED = 1;

/** What reads one value after the other; each kind of value is a function of it. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = MARK;
  }
  byte() {
    if (this.at >= this.bytes.length) throw new Error("the answer is cut short");
    return this.bytes[this.at++];
  }
}

const text = new TextDecoder();
const whole = (from) => {
  let number = 0;
  for (let weight = 1; ; weight *= 128) {
    const byte = from.byte();
    number += (byte & 127) * weight;
    if (byte < 128) return number;
  }
};
const bool = (from) => from.byte() === 1;
const string = (from) => {
  const length = whole(from);
  from.at += length;
  return text.decode(from.bytes.subarray(from.at - length, from.at));
};
const option = (kind) => (from) => (bool(from) ? kind(from) : null);
const list = (kind) => (from) => Array.from({ length: whole(from) }, () => kind(from));
const struct = (fields) => (from) => {
  if (from.byte() !== 0) throw new Error("a field was left out: this reader does not know which may be");
  return Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, kind(from)]));
};

const span = (from) => [whole(from), whole(from)];
const head = struct({
  id: string,
  title: string,
  outlet: option(string),
  outlet_name: option(string),
  published: option(string),
  story: string,
  origin: string,
  words: whole,
});
const passage = struct({ block: whole, sentence: whole, text: string, marks: list(span) });
const hit = struct({ head, origin: option(head), title_marks: list(span), passages: list(passage) });
const values = list(struct({ value: string, label: string, count: whole }));
const explored = struct({
  total: whole,
  hits: list(hit),
  facets: struct({
    outlets: values,
    people: values,
    organisations: values,
    places: values,
    others: values,
    stories: values,
    dates: values,
    languages: values,
    origins: values,
  }),
  timeline: list(struct({ value: string, count: whole })),
  grain: whole,
  part: bool,
  coverage: list(struct({ outlet: option(string), outlet_name: option(string), counts: list(whole) })),
  more_outlets: whole,
  unknown: list(struct({ kind: whole, value: string })),
  understood: struct({
    text: string,
    faults: list(struct({ span, message: string })),
    names: list(string),
  }),
  missing: list(struct({ path: string, reason: string })),
});

/** The answer to a search, or nothing when it is another answer. */
export function explorationIn(bytes) {
  const from = new Reader(bytes);
  if (whole(from) !== EXPLORED) return undefined;
  const answer = explored(from);
  if (from.at !== bytes.length) throw new Error("the answer is longer than its type");
  return answer;
}
