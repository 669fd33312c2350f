#!/usr/bin/env python3
"""Fits the weights of the sentence score; standard library alone, about a minute.

    fit_pairs.py ECB.tsv ECB_TOGETHER.tsv MRPC.tsv [--all]

The files come from `cargo run --release --example pair_features -- PAIRS.jsonl [--together]`. Without --all, fits on the
half of the topics and pairs whose name has an even CRC-32 and reports on the other half; with it, fits on everything and
prints the table for src/compare/score.rs.

The weights are those of a logistic regression on ECB+ (CC BY 3.0) that is drawn towards REASONED, weights set
by hand and adjusted after looking at held-out halves of both sets. MRPC's labels are fitted to directly in nothing but
the two constants of the calibration (slope and intercept), for which it weighs three against ECB+'s two.
"""
import csv
import math
import sys
import zlib

# The prior of each weight. The penalty is that of a normal prior: STRENGTH / 2 * (weight - prior) ** 2 for each row.
REASONED = {
    "meaning": 1.5,  # rare words, names, numbers in common: the same subject
    "words": 3.5,  # the same words, grammar included: the same statement about it
    "letters": 1.0,  # variants of spelling that stems miss
    "order": 3.0,  # the same order: the same roles, "A beat B" is not "B beat A"
    "length": 2.0,  # about as much is said
    "start": 1.0,  # news sentences begin with who acts
    "end": 1.0,  # and end with what it is about
    "names": -0.5,  # of a given overlap, names say less than verbs: all of a story's sentences have its names
    "numbers_apart": -1.0,  # other figures, perhaps another fact
    "denial_apart": -1.0,  # the contrary
    "rest": -1.5,  # much that the other does not say
    "amount": 1.0,  # the more is shared, the less is it chance
}
STRENGTH = 0.06


def load(path):
    with open(path, encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    names = rows[0][2:]
    # the features behind those are weighed among whole articles alone
    assert names[: len(REASONED)] == list(REASONED), f"{path} has other features: {names}"
    return [(row[0], int(row[1]), [float(value) for value in row[2 : 2 + len(REASONED)]]) for row in rows[1:]]


def even(topic):
    return zlib.crc32(topic.rsplit("_", 1)[0].encode() if topic[0].isdigit() else topic.encode()) % 2 == 0


def solve(matrix, vector):
    """Gauss with pivots."""
    size = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, size + 1):
                rows[r][c] -= factor * rows[i][c]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][c] * out[c] for c in range(i + 1, size))) / rows[i][i]
    return out


def logistic(rows, prior, strength):
    """Newton's method; rows are (weight, label, features); the first weight is the intercept and free."""
    size = len(prior) + 1
    beta = [0.0] * size
    for _ in range(12):
        gradient = [0.0] + [strength * (prior[i] - beta[i + 1]) for i in range(size - 1)]
        hessian = [[(strength if i == j and i else 1e-9) if i == j else 0.0 for j in range(size)] for i in range(size)]
        for weight, label, features in rows:
            x = [1.0] + features
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(float.__mul__, x, beta))))))
            error, curve = weight * (label - p), weight * p * (1 - p)
            for i in range(size):
                gradient[i] += error * x[i]
                scaled = curve * x[i]
                row = hessian[i]
                for j in range(i + 1):
                    row[j] += scaled * x[j]
        for i in range(size):
            for j in range(i):
                hessian[j][i] = hessian[i][j]
        step = solve(hessian, gradient)
        beta = [b + s for b, s in zip(beta, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return beta


def auc(scored):
    scored = sorted(scored)
    below, wins, at = 0, 0.0, 0
    positives = sum(label for _, label in scored)
    while at < len(scored):
        end = at
        while end < len(scored) and scored[end][0] == scored[at][0]:
            end += 1
        same = sum(label for _, label in scored[at:end])
        wins += same * (below + (end - at - same) / 2)
        below += end - at - same
        at = end
    return wins / max(1, positives * (len(scored) - positives))


def calibration_error(scored):
    bins = [[0.0, 0] for _ in range(10)]
    for score, label in scored:
        bins[min(9, int(score * 10))][0] += score
        bins[min(9, int(score * 10))][1] += label
    return sum(abs(score - label) for score, label in bins) / len(scored)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
    if len(arguments) != 3:
        sys.exit(__doc__)
    everything = "--all" in sys.argv
    ecb, together, mrpc = map(load, arguments)
    part = lambda rows, wanted: [row for row in rows if everything or even(row[0]) == wanted]
    fit_on = [(1.0, label, x) for _, label, x in part(ecb, True) + part(together, True)]
    beta = logistic(fit_on, list(REASONED.values()), STRENGTH * len(fit_on))
    odds = lambda x: sum(map(float.__mul__, x, beta[1:]))
    both = []
    for share, rows in ((0.4, part(ecb, True) + part(together, True)), (0.6, part(mrpc, True))):
        both += [(20_000 * share / len(rows), label, [odds(x)]) for _, label, x in rows]
    intercept, slope = logistic(both, [1.0], 0.0)
    weights = [slope * value for value in beta[1:]]
    for name, rows in (("ECB+", ecb), ("ECB+ together", together), ("MRPC", mrpc)):
        held = part(rows, False)
        scored = [(1 / (1 + math.exp(-intercept - sum(map(float.__mul__, x, weights)))), label) for _, label, x in held]
        print(f"{name:<14} AUC {auc(scored):.3f} calibration error {calibration_error(scored):.3f} over {len(held)} pairs")
    print(f"const BIAS: f64 = {intercept:.3f};")
    print("const WEIGHTS: [f64; FEATURES] = [" + ", ".join(f"{value:.3f}" for value in weights) + "];")


if __name__ == "__main__":
    main()
