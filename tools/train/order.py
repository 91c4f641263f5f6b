#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the head for the order of events over whole documents, with the encoder frozen, and writes it into the checkpoint.

    order.py CHECKPOINT.pt --corpora FOLDER [--base FOLDER] [--epochs N]

F1 is that of MATRES: micro over relations other than VAGUE, on the given events, over all pairs.
"""
import argparse
import pathlib
import sys
from collections import Counter

import numpy as np
import torch
from torch.nn import functional as F

from batches import read_corpus
from evaluate import load
from model import Additive
from pairs import numbered, order_features, read
from pieces import Pieces

FEWEST, BATCH, RATE, DECAY, DROPOUT, STATE_DROPOUT = 5, 64, 1e-3, 0.05, 0.3, 0.2


class Pairs:
    def __init__(self, corpus, documents):
        starts = {}
        for index, s in enumerate(corpus["sentences"]):
            starts.setdefault(s["document"], index)
        dependents = {number: document.dependents() for number, document in documents.items()}
        self.first, self.later, self.rows, self.gold = [], [], [], []
        for a, i, b, j, label in corpus["order"]:
            number = corpus["sentences"][a]["document"]
            document = documents[number]
            one, two = (int(document.begins[s - starts[number]]) + k for s, k in ((a, i), (b, j)))
            self.first.append(document.states[one])
            self.later.append(document.states[two])
            self.rows.append(order_features(document, dependents[number], one, two))
            self.gold.append(label)
        self.first, self.later, self.gold = torch.stack(self.first), torch.stack(self.later), torch.tensor(self.gold)


def f1(found, gold, vague):
    right = int(((found == gold) & (gold != vague)).sum())
    return 200 * right / max(1, int((found != vague).sum() + (gold != vague).sum()))


def train(model, pairs, names, epochs):
    torch.manual_seed(1)
    head = Additive(model.config["width"], len(names), len(model.labels["order"]), product=True)
    torch.nn.init.normal_(head.features.weight, std=0.05)
    head.drop = DROPOUT
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    features, random = numbered(pairs.rows, names), np.random.default_rng(1)
    steps = epochs * -(-len(pairs.gold) // BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, steps)
    head.train()
    for _ in range(epochs):
        for part in np.array_split(random.permutation(len(pairs.gold)), -(-len(pairs.gold) // BATCH)):
            part = torch.from_numpy(part)
            first, later = (F.dropout(states[part], STATE_DROPOUT) for states in (pairs.first, pairs.later))
            loss = F.cross_entropy(head(first, later, features[part]), pairs.gold[part])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            schedule.step()
    return head.eval()


@torch.no_grad()
def score(head, pairs, names, labels):
    found = head(pairs.first, pairs.later, numbered(pairs.rows, names)).argmax(-1)
    return f1(found, pairs.gold, labels.index("VAGUE"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--base", default=".venv/base")
    parser.add_argument("--epochs", type=int, default=10)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = load(options.checkpoint).eval()
    pieces = Pieces(pathlib.Path(options.base, "tokenizer.json"))
    made = {}
    for name in ("tbaq", "tbaq-dev"):
        corpus = read_corpus(options.corpora, name)
        made[name] = Pairs(corpus, read(model, pieces, corpus))
    counts = Counter(feature for row in made["tbaq"].rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= FEWEST)
    head = train(model, made["tbaq"], names, options.epochs)
    print(len(made["tbaq"].gold), "pairs,", len(names), "features; F1 on development pairs",
          round(score(head, made["tbaq-dev"], names, model.labels["order"]), 2))
    saved = torch.load(options.checkpoint, weights_only=False)
    saved["labels"]["order_features"] = names
    saved["model"] = {key: value for key, value in saved["model"].items() if not key.startswith("order.")}
    saved["model"] |= {f"order.{key}": value for key, value in head.state_dict().items()}
    torch.save(saved, options.checkpoint)


if __name__ == "__main__":
    sys.exit(main())
