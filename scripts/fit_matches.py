#!/usr/bin/env python3
"""Fits the weights by which two sentences of two articles on one event are matched; standard library alone.

    fit_matches.py LABELS.tsv PAIRS.tsv...

LABELS.tsv is tests/fixtures/alignments.tsv with tests/fixtures/candidates.tsv behind it. PAIRS.tsv come from
`cargo run --release --example scored_pairs -- STORIES.jsonl`, one for each set. Prints what events say that the fit did not
see (ten folds of events), precision and recall by threshold, how many are right by score, and the weights for
src/compare/among.rs.

A line `# whole STORY` says that the candidates of a story were read from a low score on: those that were not, and whose
likeness is below LEAST, are taken to be wrong; of 250 right pairs one was below.
"""
import collections
import math
import sys
import zlib

from fit_pairs import auc, logistic

LEAST = -1.8
STRENGTH = 2.0  # of a normal prior around 0
MOST_ODDS = 8.0
FOLDS = 10
UNSEEN = ("seeds", "sample")  # sets that are never fitted to


def share(odds):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def load_labels(path):
    labels, whole = {}, set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("# whole "):
                whole.add(line.split()[2])
            elif not line.startswith("#") and len(fields) >= 6:
                labels[tuple(fields[1:5])] = (fields[0], int(fields[5]))
    return labels, whole


def load_pairs(paths):
    """Evidence by pair, the pair's story and score."""
    pairs, names = {}, []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("\t")]
        names = rows[0][6:]
        pairs.update({tuple(row[1:5]): (row[0], float(row[5]), [float(value) for value in row[6:]]) for row in rows[1:]})
    return names, pairs


class Order:
    """Which sentences stand beside which."""

    def __init__(self, pairs):
        lines = collections.defaultdict(set)
        for a, at_a, b, at_b in pairs:
            lines[a].add(at_a)
            lines[b].add(at_b)
        place = lambda name: tuple(map(int, name.split(".")))
        self.names = {article: sorted(names, key=place) for article, names in lines.items()}
        self.places = {article: {name: at for at, name in enumerate(names)} for article, names in self.names.items()}

    def beside(self, pair, by):
        a, at_a, b, at_b = pair
        one, two = self.places[a][at_a] + by, self.places[b][at_b] + by
        if min(one, two) < 0 or one >= len(self.names[a]) or two >= len(self.names[b]):
            return None
        return a, self.names[a][one], b, self.names[b][two]


def second_rows(pairs, beta, order):
    """What the second regression sees (first odds, neighbours, mutual), and whether neither is the other's best."""
    odds = {}
    for pair, (_, score, row) in pairs.items():
        odds[pair] = 99.0 if score >= 1 else beta[0] + sum(map(float.__mul__, row, beta[1:]))
    best = collections.defaultdict(lambda: -99.0)
    for (a, at_a, b, at_b), value in odds.items():
        for key in ((a, at_a, b), (b, at_b, a)):
            best[key] = max(best[key], value)
    rows = {}
    for pair, value in odds.items():
        a, at_a, b, at_b = pair
        wins = (value >= best[a, at_a, b]) + (value >= best[b, at_b, a])
        beside = [odds[other] for other in (order.beside(pair, -1), order.beside(pair, 1)) if other in odds]
        neighbours = share(max(beside)) if beside else 0.0
        clipped = max(-MOST_ODDS, min(MOST_ODDS, value))
        rows[pair] = [clipped, neighbours, float(wins == 2)], wins == 0
    return rows


def fit(data, pairs, order):
    """Both regressions; data are (pair, label)."""
    width = len(next(iter(pairs.values()))[2])
    first = logistic([(1.0, label, pairs[pair][2]) for pair, label in data], [0.0] * width, STRENGTH)
    rows = second_rows(pairs, first, order)
    second = logistic([(1.0, label, rows[pair][0]) for pair, label in data], [1.0, 0.0, 0.0], STRENGTH)
    return first, second, rows


def report(name, scored):
    right = sum(label for _, label in scored)
    if not right:
        return
    print(f"{name}: {len(scored)} pairs, {right} right, AUC {auc(scored):.3f}; threshold: precision, recall")
    for threshold in (0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        kept = [label for score, label in scored if score >= threshold]
        print(f"  {threshold:.2f}: {sum(kept) / max(1, len(kept)):.3f}, {sum(kept) / right:.3f}")
    bins = collections.defaultdict(list)
    for score, label in scored:
        bins[min(9, int(score * 10))].append(label)
    print("  right by score: " + ", ".join(f"0.{at} {sum(x) / len(x):.2f} of {len(x)}" for at, x in sorted(bins.items())))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    labels, whole = load_labels(sys.argv[1])
    names, pairs = load_pairs(sys.argv[2:])
    order = Order(pairs)
    data, sets = [], {}
    for pair, (story, _, row) in sorted(pairs.items()):
        a, at_a, b, at_b = pair
        kind, label = labels.get(pair) or labels.get((b, at_b, a, at_a)) or ("", None)
        if label is None and story in whole and row[0] < LEAST:
            kind, label = "whole", 0
        if label is not None and kind not in UNSEEN:
            data.append((pair, label))
            sets[pair] = kind
    fold = {}
    for at, story in enumerate(sorted({pairs[pair][0] for pair, _ in data}, key=lambda name: zlib.crc32(name.encode()))):
        fold[story] = at % FOLDS
    scored = collections.defaultdict(list)
    for number in range(FOLDS):
        _, second, rows = fit([item for item in data if fold[pairs[item[0]][0]] != number], pairs, order)
        for pair, label in data:
            if fold[pairs[pair][0]] == number:
                row, is_nobodys = rows[pair]
                score = share(second[0] + sum(map(float.__mul__, row, second[1:])))
                # a pair is never kept where neither is the other's best
                scored[sets[pair]].append((min(score, 0.39) if is_nobodys else score, label))
    report("events read from a low score on", scored["tune"] + scored["held"] + scored["whole"])
    report("events of which matches were read", scored["basil"])
    first, second, _ = fit(data, pairs, order)
    print(f"const BIAS: f64 = {first[0]:.3f};")
    print("const WEIGHTS: [f64; EVIDENCE] = [" + ", ".join(f"{value:.3f}" for value in first[1:]) + "];")
    print("  of " + ", ".join(names))
    print("second: bias {:.3f}, first {:.3f}, neighbours {:.3f}, mutual {:.3f}".format(*second))


if __name__ == "__main__":
    main()
