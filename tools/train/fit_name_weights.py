#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits src/resources/name_weights.tsv: multinomial logistic regression over the evidence of names.

  dump_name_evidence models/accurate.model < DOCUMENTS.jsonl > EVIDENCE       (once for every file of documents)
  fit_name_weights.py --leave-out leave-out.tsv --weight ieer-train=4 --weight wikigold-train=2 \
      --out src/resources/name_weights.tsv ieer-train.jsonl.gz=EVIDENCE wikigold-train.jsonl.gz=EVIDENCE \
      names-silver.jsonl.gz=EVIDENCE

Twice, with a build in between: short names get evidence from the types of long ones.
GOLD is a .jsonl.gz with `mentions` (gold) or `names` of two programs (silver: a spelling counts where both have a span
or neither has); EVIDENCE is what dump_name_evidence prints for it. --leave-out names a table of (file, id) to skip.
Deterministic; needs numpy.
"""
import argparse
import collections
import gzip
import json
import pathlib

import numpy as np

KINDS = ["person", "organization", "place", "other", "none"]
MIN_COUNT = 8


def gold_spans(document):
    """Span -> kind, and a function that tells the kind of any other span: none, or nothing where unknown."""
    if "names" not in document:
        spans = {(m["begin"], m["end"]): m["type"] for m in document["mentions"] if m.get("kind", "name") == "name"}
        return spans, lambda span: "none"
    a = {(begin, end): kind for begin, end, kind in document["names"]["a"]}
    b = {(begin, end): kind for begin, end, kind in document["names"]["b"]}
    seen = sorted(set(a) | set(b))

    def absent(span):
        return None if any(begin < span[1] and span[0] < end for begin, end in seen) else "none"
    return {span: kind for span, kind in a.items() if span in b}, absent


def read(gold_path, evidence_path, left_out):
    """Yields (pieces, {kind: occurrences}) for every distinct spelling of every document."""
    with open(evidence_path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    evidence = {line[0]: line[1:] for line in lines}
    name = pathlib.Path(gold_path).name.split(".")[0]
    with gzip.open(gold_path, "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            if (name, document["id"]) in left_out:
                continue
            spans, absent = gold_spans(document)
            for cell in evidence.get(document["id"], ()):
                where, _, pieces = cell.partition("|")
                counts = collections.Counter()
                for part in where.split():
                    begin, _, end = part.partition("-")
                    span = (int(begin), int(end))
                    kind = spans.get(span) or absent(span)
                    kind = "other" if kind == "group" else kind
                    if kind:
                        counts[kind] += 1
                if counts:
                    yield pieces.split(), counts


def fit(examples, weights_of, decay, steps):
    counts = collections.Counter(piece for pieces, _ in examples for piece in set(pieces))
    names = ["always"] + sorted(piece for piece, count in counts.items() if count >= MIN_COUNT)
    index = {piece: i for i, piece in enumerate(names)}
    rows, columns = [], []
    for i, (pieces, _) in enumerate(examples):
        for piece in ["always", *pieces]:
            if piece in index:
                rows.append(i)
                columns.append(index[piece])
    x = np.zeros((len(examples), len(names)), dtype=np.float32)
    x[rows, columns] = 1
    y = np.zeros((len(examples), len(KINDS)), dtype=np.float32)
    for i, (_, kinds) in enumerate(examples):
        for kind, count in kinds.items():
            y[i, KINDS.index(kind)] += count
    totals = y.sum(1, keepdims=True)
    importance = np.minimum(totals, 3) * np.array(weights_of, dtype=np.float32)[:, None]
    y /= totals
    w = np.zeros((len(names), len(KINDS)), dtype=np.float32)
    momentum, square = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):  # Adam, all examples at once
        scores = x @ w
        scores -= scores.max(1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(1, keepdims=True)
        gradient = x.T @ ((p - y) * importance) / importance.sum() + decay * w
        momentum = 0.9 * momentum + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient * gradient
        w -= 0.1 * (momentum / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    print("right:", float(((x @ w).argmax(1) == y.argmax(1)).mean()), "of", len(examples))
    return names, w


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--leave-out", type=pathlib.Path)
    parser.add_argument("--weight", action="append", default=[], help="FILE=FACTOR")
    parser.add_argument("--decay", type=float, default=2e-5)
    parser.add_argument("--steps", type=int, default=400)
    options = parser.parse_args()
    left_out = set()
    if options.leave_out:
        for line in options.leave_out.read_text().splitlines():
            if line and not line.startswith("#"):
                left_out.add(tuple(line.split("\t")[:2]))
    factors = dict(item.split("=") for item in options.weight)
    examples, weights = [], []
    for pair in options.pairs:
        gold, _, evidence = pair.partition("=")
        name = pathlib.Path(gold).name.split(".")[0]
        found = list(read(gold, evidence, left_out))
        examples += found
        weights += [float(factors.get(name, 1))] * len(found)
    if not examples:
        raise SystemExit("fit_name_weights.py: no example; does the evidence belong to the gold file?")
    names, w = fit(examples, weights, options.decay, options.steps)
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("# Weight of each piece of evidence for: person, organization, place, other, no name; fitted by "
                  f"tools/train/fit_name_weights.py on {', '.join(sorted(pathlib.Path(p.partition('=')[0]).name.split('.')[0] for p in options.pairs))}; Apache-2.0\n")
        for piece, row in zip(names, w):
            out.write("\t".join([piece, *(str(round(float(v) * 100)) for v in row)]) + "\n")


if __name__ == "__main__":
    main()
