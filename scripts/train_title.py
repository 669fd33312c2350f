#!/usr/bin/env python3
"""Trains the table of src/ingest/title_weights.rs: which line of a page is its headline.

    scripts/train_title.py OUT.rs GOLD.jsonl FEATURES.jsonl [GOLD.jsonl FEATURES.jsonl ...]

FEATURES are those that `train_lines.py` takes. A conditional logistic regression (one choice per page). The first
set's pages whose site has an odd CRC-32 are held out and only reported. Needs numpy and scipy.
"""
import json
import re
import sys
import zlib

import numpy as np
from scipy.optimize import minimize

COUNT = 320
SCALE = 100.0
squash = lambda s: " ".join(re.findall(r"\w+", (s or "").lower()))


def load(gold_path, features_path):
    gold = {r["id"]: r for r in map(json.loads, open(gold_path, encoding="utf-8"))}
    pages = []
    for row in map(json.loads, open(features_path, encoding="utf-8")):
        g = gold.get(row["id"])
        if not g or not row["titles"] or not squash(g.get("title")):
            continue
        x = np.zeros((len(row["titles"]), COUNT))
        for i, (_, on) in enumerate(row["titles"]):
            x[i, on] = 1
        want = squash(g["title"])
        y = np.array([squash(text) == want for text, _ in row["titles"]])
        site = re.sub(r"^https?://(www\.)?", "", g.get("site") or g.get("url") or row["id"]).split("/")[0]
        pages.append((x, y, site, [squash(text) for text, _ in row["titles"]], want))
    return pages


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def fit(pages, strength):
    usable = [(x, y) for x, y, *_ in pages if y.any()]

    def loss(theta):
        value, grad = 0.5 * strength * theta @ theta, strength * theta
        for x, y in usable:
            p = softmax(x @ theta)
            right = p[y].sum()
            value -= np.log(max(right, 1e-12))
            grad = grad + x.T @ (p - np.where(y, p / max(right, 1e-12), 0.0))
        return value, grad

    theta = minimize(loss, np.zeros(COUNT), jac=True, method="L-BFGS-B", options=dict(maxiter=300)).x
    return np.round(theta * SCALE) / SCALE


def report(name, pages, theta):
    for least in (0.0, 0.4, 0.45, 0.5, 0.55, 0.6):
        right = wrong = 0
        for x, y, _, texts, want in pages:
            p = softmax(x @ theta)
            best = int(p.argmax())
            if sum(q for q, t in zip(p, texts) if t == texts[best]) < least:
                continue
            right += texts[best] == want
            wrong += texts[best] != want
        print(f"{name}: at {least:.1f} right {right / len(pages):.3f} wrong {wrong / len(pages):.3f} of {len(pages)}; possible {sum(y.any() for _, y, *_ in pages) / len(pages):.3f}")


def main():
    out, *paths = sys.argv[1:]
    sets = [load(paths[i], paths[i + 1]) for i in range(0, len(paths), 2)]
    held = [p for p in sets[0] if zlib.crc32(p[2].encode()) % 2]
    tuned = [p for p in sets[0] if not zlib.crc32(p[2].encode()) % 2]
    theta = fit(tuned + [p for other in sets[1:] for p in other], 16.0)
    report("tuned", tuned, theta)
    report("held out", held, theta)
    rows, line = [], "    "
    for v in theta:
        item = f"{int(round(v * SCALE))}, "
        if len(line) + len(item) > 118:
            rows.append(line.rstrip())
            line = "    "
        line += item
    rows.append(line.rstrip())
    with open(out, "w", encoding="utf-8") as file:
        file.write(f"""//! Trained weights of a headline's features, in hundredths of a logit; written by `scripts/train_title.py`.
//!
//! Trained on newspaper4k's article-extraction-dataset (Apache-2.0; half of its sites) and on WCXB, the Web Content
//! Extraction Benchmark (CC BY 4.0). No text of either is in here.

/// The weight of each feature of `title.rs`.
#[rustfmt::skip]
pub(super) const WEIGHTS: [i16; {COUNT}] = [
""" + "\n".join(rows) + "\n];\n")


if __name__ == "__main__":
    main()
