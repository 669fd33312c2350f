#!/usr/bin/env python3
"""Trains the tables of src/ingest/weights.rs: which lines of a page's crude text belong to its article.

    cargo run --release --example line_features -- TEXTS FEATURES.jsonl      (once for each set)
    scripts/train_lines.py OUT.rs GOLD.jsonl FEATURES.jsonl [GOLD.jsonl FEATURES.jsonl ...]

Needs numpy and scipy. Two logistic regressions over yes-or-no features: the first sees a line and its neighbours, the
second also what the first thinks of the lines around (stacking, D. Wolpert 1992; its inputs come from folds that did
not see the page). The first set's pages whose site has an odd CRC-32 are held out and only reported.
"""
import collections
import json
import re
import sys
import zlib

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

COUNT = 512          # own features: feature::COUNT
CONTEXT = 320        # context features: context::COUNT
VOCABULARY = 900     # words in the lexicon
SCALE = 100.0        # weights are written as hundredths

words_of = lambda text: re.findall(r"\w+", text or "")


def shingles(text, size=4):
    words = words_of(text)
    if len(words) < size:
        return collections.Counter([tuple(words)] if words else [])
    return collections.Counter(zip(*(words[i:] for i in range(size))))


def labels(lines, gold):
    """1 for lines that stand in the gold text; short lines only near others that do."""
    have = set(shingles(gold))
    whole = {" ".join(words_of(part)) for part in gold.split("\n")}
    share = []
    for text, *_ in lines:
        words = words_of(text)
        if len(words) >= 4:
            own = list(zip(*(words[i:] for i in range(4))))
            share.append(sum(s in have for s in own) / len(own))
        else:
            share.append(None if " ".join(words) in whole and words else 0.0)
    out = [0 if s is None else int(s > 0.5) for s in share]
    long = [i for i, (s, line) in enumerate(zip(share, lines)) if out[i] and len(words_of(line[0])) > 8]
    if not long:
        return out
    for i, s in enumerate(share):
        inside = long[0] <= i <= long[-1]
        if s is None:
            out[i] = int(inside)
        elif out[i] and not inside and len(words_of(lines[i][0])) <= 8:
            out[i] = 0 if i < long[0] - 1 or i > long[-1] + 2 else 1
    return out


def load(gold_path, features_path, name):
    gold = {r["id"]: r for r in map(json.loads, open(gold_path, encoding="utf-8"))}
    pages = []
    for row in map(json.loads, open(features_path, encoding="utf-8")):
        g = gold.get(row["id"])
        if not g or not row["lines"]:
            continue
        site = re.sub(r"^https?://(www\.)?", "", g.get("site") or g.get("url") or row["id"]).split("/")[0]
        pages.append(dict(id=row["id"], set=name, site=site, gold=g["text"], lines=row["lines"],
                          y=np.array(labels(row["lines"], g["text"])), n=np.array([len(words_of(l[0])) for l in row["lines"]])))
    return pages


def vocabulary(pages):
    sites = collections.defaultdict(set)
    for p in pages:
        for line in p["lines"]:
            for word in set(line[2]):
                sites[word].add(p["site"])
    return sorted(w for w, s in sites.items() if len(s) >= 8 and len(w) < 30)


def matrix(pages, vocab, context=None):
    index = {w: i for i, w in enumerate(vocab)}
    base = COUNT + (CONTEXT if context is not None else 0)
    indptr, cols = [0], []
    for k, p in enumerate(pages):
        for i, line in enumerate(p["lines"]):
            row = set(line[1])
            if context is not None:
                row.update(COUNT + c for c in context[k][i])
            row.update(base + index[w] for w in line[2] if w in index)
            cols.extend(sorted(row))
            indptr.append(len(cols))
    return sparse.csr_matrix((np.ones(len(cols)), cols, indptr), shape=(len(indptr) - 1, base + len(vocab)))


def weigh(pages):
    rows = []
    for p in pages:
        w = (p["n"] + 1.0) ** 0.75
        rows.append(w / w.sum() * (1.0 if p["set"] == 0 else 0.6))
    w = np.concatenate(rows)
    return w / w.mean()


def fit(x, y, w, strength, lexicon_from, lexicon_strength, start=None):
    l2 = np.full(x.shape[1] + 1, strength)
    l2[lexicon_from:-1] = lexicon_strength
    l2[-1] = 0.0
    sign = np.where(y > 0, 1.0, -1.0)

    def loss(theta):
        z = x @ theta[:-1] + theta[-1]
        m = sign * z
        value = np.sum(w * np.logaddexp(0.0, -m)) + 0.5 * np.sum(l2 * theta * theta)
        g = -w * sign / (1.0 + np.exp(np.clip(m, -50, 50)))
        return value, np.append(x.T @ g, g.sum()) + l2 * theta

    first = np.zeros(x.shape[1] + 1) if start is None else start
    return minimize(loss, first, jac=True, method="L-BFGS-B", options=dict(maxiter=250, maxcor=20)).x


def bins(value, limits):
    return sum(value >= limit for limit in limits)


Z = [-5.0, -3.5, -2.5, -1.5, -0.75, 0.0, 0.75, 1.5, 2.5, 3.5, 5.0]


def best_segment(gains):
    best, total, start, span = 0.0, 0.0, 0, (0, 0)
    for i, gain in enumerate(gains):
        if total <= 0.0:
            total, start = 0.0, i
        total += gain
        if total > best:
            best, span = total, (start, i + 1)
    return span


def gain(z, words):
    return max(-4.0, min(4.0, z)) * (words + 1) ** 0.5


def context(z, words):
    """What the first score says around each line: as context.rs counts it."""
    n = len(z)
    z = [max(-6.0, min(6.0, float(v))) for v in z]
    gains = [gain(v, w) for v, w in zip(z, words)]
    first, last = best_segment(gains)
    mass = [w if v > 0 else 0 for v, w in zip(z, words)]
    total = max(1, sum(mass))
    sums, seen = [0.0], [0]
    weights = [0.0]
    for v, w, m in zip(z, words, mass):
        sums.append(sums[-1] + v * (w + 1) ** 0.5)
        weights.append(weights[-1] + (w + 1) ** 0.5)
        seen.append(seen[-1] + m)
    out = []
    for i in range(n):
        row, at = [], 0

        def choice(size, which):
            nonlocal at
            row.append(at + min(size - 1, which))
            at += size

        choice(12, bins(z[i], Z))
        for step in (-1, 1, -2, 2):
            near = z[i + step] if 0 <= i + step < n else -6.0
            choice(12, bins(near, Z))
        for reach in (3, 6, 12):
            a = max(0, i - reach)
            before = (sums[i] - sums[a]) / max(1.0, weights[i] - weights[a]) if i > a else -6.0
            b = min(n, i + 1 + reach)
            after = (sums[b] - sums[i + 1]) / max(1.0, weights[b] - weights[i + 1]) if b > i + 1 else -6.0
            choice(12, bins(before, Z))
            choice(12, bins(after, Z))
        place = 0 if first <= i < last else 1 + bins(first - i, [3, 10]) if i < first else 4 + bins(i - last, [2, 9])
        size = bins(words[i], [5, 13, 32])
        choice(28, place * 4 + size)
        choice(10, bins(seen[i] * 100 // total, [1, 3, 8, 20, 50, 80, 92, 97, 100]))
        choice(10, bins((total - seen[i] - mass[i]) * 100 // total, [1, 3, 8, 20, 50, 80, 92, 97, 100]))
        inside = place == 0
        edge = min(i - first, last - 1 - i) if inside else 0
        choice(6, bins(edge, [1, 2, 4, 8, 16]) if inside else 0)
        assert at <= CONTEXT, at
        out.append(row)
    return out


def decode(z, words):
    """Which lines are kept: those with a positive score within the best segment."""
    gains = [gain(v, w) for v, w in zip(z, words)]
    first, last = best_segment(gains)
    return [first <= i < last and v > 0 for i, v in enumerate(z)]


def score(pages, zs):
    shares = []
    for p, z in zip(pages, zs):
        keep = decode(z, p["n"])
        want = shingles(p["gold"])
        got = shingles("\n".join(l[0] for l, k in zip(p["lines"], keep) if k))
        hit, total = sum((want & got).values()), sum((want | got).values())
        if total:
            shares.append((hit / total, sum((got - want).values()) / total, sum((want - got).values()) / total))
    h, e, m = (sum(c) for c in zip(*shares))
    p, r = h / max(1e-9, h + e), h / max(1e-9, h + m)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({len(shares)} pages)"


def split(z, pages):
    ends = np.cumsum([len(p["lines"]) for p in pages])
    return [z[a:b] for a, b in zip([0, *ends[:-1]], ends)]


def train(pages, strength=(3.0, 3.0), lexicon=(6.0, 8.0)):
    vocab = vocabulary(pages)
    y = np.concatenate([p["y"] for p in pages])
    w = weigh(pages)
    x = matrix(pages, vocab)
    one = fit(x, y, w, strength[0], COUNT, lexicon[0])
    order = np.argsort(-np.abs(one[COUNT:-1]) * np.sqrt(np.asarray(x[:, COUNT:].sum(axis=0)).ravel()))[:VOCABULARY]
    vocab = sorted(vocab[i] for i in order)
    x = matrix(pages, vocab)
    one = fit(x, y, w, strength[0], COUNT, lexicon[0])
    folds = np.concatenate([np.full(len(p["lines"]), zlib.crc32(p["site"].encode()) // 2 % 4) for p in pages])
    z = np.zeros(len(y))
    for fold in range(4):
        theta = fit(x[folds != fold], y[folds != fold], w[folds != fold], strength[0], COUNT, lexicon[0], one)
        z[folds == fold] = x[folds == fold] @ theta[:-1] + theta[-1]
    around = [context(part, p["n"]) for part, p in zip(split(z, pages), pages)]
    x2 = matrix(pages, vocab, around)
    two = fit(x2, y, w, strength[1], COUNT + CONTEXT, lexicon[1])
    return vocab, np.round(one * SCALE) / SCALE, np.round(two * SCALE) / SCALE


def apply(pages, model):
    vocab, one, two = model
    z1 = split(matrix(pages, vocab) @ one[:-1] + one[-1], pages)
    around = [context(part, p["n"]) for part, p in zip(z1, pages)]
    return z1, split(matrix(pages, vocab, around) @ two[:-1] + two[-1], pages)


def write(path, model):
    vocab, one, two = model
    hundredths = lambda v: int(round(v * SCALE))

    def table(values):
        text, line = [], "    "
        for v in values:
            item = f"{hundredths(v)}, "
            if len(line) + len(item) > 118:
                text.append(line.rstrip())
                line = "    "
            line += item
        return "\n".join([*text, line.rstrip()])

    base = COUNT + CONTEXT
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"""//! Trained weights, in hundredths of a logit; written by `scripts/train_lines.py`, not by hand.
//!
//! Trained on newspaper4k's article-extraction-dataset (Apache-2.0; half of its sites) and on WCXB, the Web Content
//! Extraction Benchmark (CC BY 4.0). No text of either is in here, only weights of features and of single words.

/// The constant of the first and of the second score.
pub(super) const BIAS: [i16; 2] = [{hundredths(one[-1])}, {hundredths(two[-1])}];

/// The first score's weight of each own feature.
#[rustfmt::skip]
pub(super) const FIRST: [i16; {COUNT}] = [
{table(one[:COUNT])}
];

/// The second score's weight of each own feature, then of each context feature.
#[rustfmt::skip]
pub(super) const SECOND: [i16; {base}] = [
{table(two[:base])}
];

/// Words (see [`super::lexicon::lexical`]) in order, with their weights in both scores.
#[rustfmt::skip]
pub(super) const LEXICON: &[(&str, [i16; 2])] = &[
""")
        line = "    "
        rows = sorted((w.encode(), w, hundredths(one[COUNT + i]), hundredths(two[base + i])) for i, w in enumerate(vocab))
        for _, word, a, b in rows:
            if a == 0 and b == 0:
                continue
            item = f'("{word}", [{a}, {b}]), '
            if len(line) + len(item) > 118:
                out.write(line.rstrip() + "\n")
                line = "    "
            line += item
        out.write(line.rstrip() + "\n];\n")


def main():
    out, *paths = sys.argv[1:]
    sets = [load(paths[i], paths[i + 1], i // 2) for i in range(0, len(paths), 2)]
    held = [p for p in sets[0] if zlib.crc32(p["site"].encode()) % 2]
    tuned = [p for p in sets[0] if not zlib.crc32(p["site"].encode()) % 2]
    pages = tuned + [p for other in sets[1:] for p in other]
    oracle = lambda ps: score(ps, [np.where(p["y"] > 0, 5.0, -1e-6) for p in ps])
    print("choosing lines by label:", oracle(tuned), "|", oracle(held))
    model = train(pages)
    for name, part in (("trained on", tuned), ("held out", held)):
        z1, z2 = apply(part, model)
        print(f"{name}: first {score(part, z1)}, second {score(part, z2)}", flush=True)
    write(out, model)


if __name__ == "__main__":
    main()
