#!/usr/bin/env python3
"""Trains the tables of src/ingest/html/weights.rs: which visible lines of an HTML page belong to its article.

    cargo run --release --example line_features -- PAGES FEATURES.jsonl
    scripts/train_html.py OUT.rs GOLD.jsonl FEATURES.jsonl

Needs numpy and scipy. As `train_lines.py`, of which it takes the labels, the fit and the context: two logistic
regressions over yes-or-no features, the second stacked on the first. Among the features is the score of the line's text
alone. Pages whose site has an odd CRC-32 are held out and only reported.
"""
import collections
import sys
import zlib

import numpy as np
from scipy import sparse

import train_lines as base

COUNT = 768          # features of elements: evidence::COUNT
VOCABULARY = 240     # words of classes
FOLDS = 5
STRENGTH = (3.0, 3.0)
LEXICON = (30.0, 30.0)
SCALE = 100.0


def vocabulary(pages):
    sites = collections.defaultdict(set)
    for p in pages:
        for line in p["lines"]:
            for word in set(w.lstrip("^") for w in line[2]):
                sites[word].add(p["site"])
    return sorted(w for w, s in sites.items() if len(s) >= 6)


def matrix(pages, vocab, context=None):
    index = {w: i for i, w in enumerate(vocab)}
    start = COUNT + (base.CONTEXT if context is not None else 0)
    indptr, cols = [0], []
    for k, p in enumerate(pages):
        for i, line in enumerate(p["lines"]):
            row = set(line[1])
            if context is not None:
                row.update(COUNT + c for c in context[k][i])
            for word in line[2]:
                far, bare = word.startswith("^"), word.lstrip("^")
                if bare in index:
                    row.add(start + 2 * index[bare] + far)
            cols.extend(sorted(row))
            indptr.append(len(cols))
    return sparse.csr_matrix((np.ones(len(cols)), cols, indptr), shape=(len(indptr) - 1, start + 2 * len(vocab)))


def folds(pages):
    return np.concatenate([np.full(len(p["lines"]), zlib.crc32(p["site"].encode()) // 2 % FOLDS) for p in pages])


def across(pages, x, y, w, strength, lexicon, start=None):
    """The first score of every line, by models that did not see its site."""
    fold, z = folds(pages), np.zeros(len(y))
    for k in range(FOLDS):
        theta = base.fit(x[fold != k], y[fold != k], w[fold != k], strength, COUNT, lexicon, start)
        z[fold == k] = x[fold == k] @ theta[:-1] + theta[-1]
    return base.split(z, pages)


def trusted(pages):
    """Pages whose labels models of other sites bear out: several golden texts break off after some paragraphs, and
    would teach that the rest is none (C. Brodley and M. Friedl, "Identifying mislabeled training data", 1999)."""
    y, w = np.concatenate([p["y"] for p in pages]), base.weigh(pages)
    zs = across(pages, matrix(pages, vocabulary(pages)), y, w, STRENGTH[0], LEXICON[0])
    out = []
    for p, z in zip(pages, zs):
        wrong = p["n"][(z > 0) != (p["y"] > 0)].sum()
        if wrong <= 0.8 * max(1, p["n"][p["y"] > 0].sum()):
            out.append(p)
    return out


def train(pages, strength=STRENGTH, lexicon=LEXICON):
    every = len(pages)
    pages = trusted(pages)
    print(f"{len(pages)} of {every} pages have labels that can be trusted", flush=True)
    vocab = vocabulary(pages)
    y = np.concatenate([p["y"] for p in pages])
    w = base.weigh(pages)
    x = matrix(pages, vocab)
    one = base.fit(x, y, w, strength[0], COUNT, lexicon[0])
    use = np.abs(one[COUNT:-1]) * np.sqrt(np.asarray(x[:, COUNT:].sum(axis=0)).ravel())
    order = np.argsort(-(use[0::2] + use[1::2]))[:VOCABULARY]
    vocab = sorted(vocab[i] for i in order)
    x = matrix(pages, vocab)
    one = base.fit(x, y, w, strength[0], COUNT, lexicon[0])
    zs = across(pages, x, y, w, strength[0], lexicon[0], one)
    around = [base.context(part, p["n"]) for part, p in zip(zs, pages)]
    x2 = matrix(pages, vocab, around)
    two = base.fit(x2, y, w, strength[1], COUNT + base.CONTEXT, lexicon[1])
    return vocab, np.round(one * SCALE) / SCALE, np.round(two * SCALE) / SCALE


def apply(pages, model):
    vocab, one, two = model
    z1 = base.split(matrix(pages, vocab) @ one[:-1] + one[-1], pages)
    around = [base.context(part, p["n"]) for part, p in zip(z1, pages)]
    return z1, base.split(matrix(pages, vocab, around) @ two[:-1] + two[-1], pages)


def rows_of(items):
    text, line = [], "    "
    for item in items:
        if len(line) + len(item) > 118:
            text.append(line.rstrip())
            line = "    "
        line += item
    return "\n".join([*text, line.rstrip()])


def write(path, model):
    vocab, one, two = model
    hundredths = lambda v: int(round(v * SCALE))
    start = COUNT + base.CONTEXT
    tokens = []
    for i, word in enumerate(vocab):
        four = [hundredths(v) for v in (one[COUNT + 2 * i], two[start + 2 * i], one[COUNT + 2 * i + 1], two[start + 2 * i + 1])]
        if any(four):
            tokens.append(f'("{word}", {four}), ')
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"""//! Trained weights, in hundredths of a logit; written by `scripts/train_html.py`, not by hand.
//!
//! Trained on newspaper4k's article-extraction-dataset (Apache-2.0; half of its sites). No text of it is in here, only
//! weights of features and of single words of classes.

/// The constant of the first and of the second score.
pub(super) const BIAS: [i16; 2] = [{hundredths(one[-1])}, {hundredths(two[-1])}];

/// The first score's weight of each feature of `evidence.rs`.
#[rustfmt::skip]
pub(super) const FIRST: [i16; {COUNT}] = [
{rows_of(f"{hundredths(v)}, " for v in one[:COUNT])}
];

/// The second score's weight of each feature of `evidence.rs`, then of each context feature.
#[rustfmt::skip]
pub(super) const SECOND: [i16; {start}] = [
{rows_of(f"{hundredths(v)}, " for v in two[:start])}
];

/// Words of classes in order, with their weights near the line in both scores, then far from it in both.
#[rustfmt::skip]
pub(super) const TOKENS: &[(&str, [i16; 4])] = &[
{rows_of(tokens)}
];
""")


def main():
    out, gold, features = sys.argv[1:]
    pages = base.load(gold, features, 0)
    held = [p for p in pages if zlib.crc32(p["site"].encode()) % 2]
    tuned = [p for p in pages if not zlib.crc32(p["site"].encode()) % 2]
    oracle = lambda ps: base.score(ps, [np.where(p["y"] > 0, 5.0, -1e-6) for p in ps])
    print("choosing lines by label:", oracle(tuned), "|", oracle(held))
    model = train(tuned)
    for name, part in (("trained on", tuned), ("held out", held)):
        z1, z2 = apply(part, model)
        print(f"{name}: first {base.score(part, z1)}, second {base.score(part, z2)}", flush=True)
    write(out, model)


if __name__ == "__main__":
    main()
