#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the head for coreference over whole documents, with the encoder frozen, and writes it into the checkpoint.

    coreference.py CHECKPOINT.pt --corpora FOLDER [--base FOLDER] [--epochs N] [--dump SYSTEM.jsonl --gold GOLD.jsonl.gz]

Mentions are those that the encoder's own head finds, in training too. --dump writes what it makes of the development documents in the
annotation format, with gold words.
"""
import argparse
import json
import pathlib
import sys
from collections import Counter

import numpy as np
import torch
from torch.nn import functional as F

from batches import read_corpus
from evaluate import load
from model import Antecedent
from pairs import CANDIDATES, antecedent_features, mentions_of, numbered, read
from pieces import Pieces
from prepare import read_documents

FEWEST, RATE, DECAY, DROPOUT, STATE_DROPOUT = 20, 1e-3, 0.02, 0.3, 0.2
# Relations of what belongs to a mention's extent, where it is written.
EXTENT = {"det", "amod", "compound", "nummod", "nmod", "flat", "goeswith", "acl"}


class Case:
    """The mentions of a document, and for each the pairs with those before it."""

    def __init__(self, document):
        self.mentions = mentions_of(document)
        self.states = document.states[[m.at for m in self.mentions]] if self.mentions else document.states[:0]
        entity = document.of_layer("entity", "")
        self.entity = [entity[m.at] for m in self.mentions]
        self.later, self.first, self.rows = [], [], []
        for i, later in enumerate(self.mentions):
            for k in range(max(0, i - CANDIDATES), i):
                self.later.append(i)
                self.first.append(k)
                self.rows.append(antecedent_features(later, self.mentions[k], i - k))
        self.right = torch.tensor([bool(self.entity[i]) and self.entity[i] == self.entity[k] for i, k in zip(self.later, self.first)])
        self.later, self.first = torch.tensor(self.later), torch.tensor(self.first)

    def dense(self, values, empty):
        """(mentions, candidates + 1): the last column is for none of them, the nearest candidate comes right before it."""
        made = torch.full((len(self.mentions), CANDIDATES + 1), empty)
        made[self.later, CANDIDATES - (self.later - self.first)] = values
        return made

    def loss(self, scores):
        dense = self.dense(scores, -1e9)
        dense[:, CANDIDATES] = 0
        right = self.dense(self.right.float(), 0.0) > 0
        right[:, CANDIDATES] = ~right.any(1)
        return (torch.logsumexp(dense, 1) - torch.logsumexp(dense.masked_fill(~right, -1e9), 1)).mean()


def train(width, cases, names, epochs):
    torch.manual_seed(1)
    head, random = Antecedent(width, len(names)), np.random.default_rng(1)
    torch.nn.init.normal_(head.features.weight, std=0.05)
    head.drop = DROPOUT
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, epochs * len(cases))
    head.train()
    for epoch in range(epochs):
        total = 0.0
        for number in random.permutation(len(cases)):
            case = cases[number]
            loss = case.loss(head.scores(F.dropout(case.states, STATE_DROPOUT), case.later, case.first, case.features))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1} loss {total / len(cases):.3f}", flush=True)
    return head.eval()


@torch.no_grad()
def chains_of(head, case):
    """The entity's number of each mention."""
    if len(case.mentions) < 2:
        return list(range(len(case.mentions)))
    dense = case.dense(head.scores(case.states, case.later, case.first, case.features), -1e9)[:, :CANDIDATES]
    best, place = dense.flip(1).max(1)
    found = []
    for i, (score, distance) in enumerate(zip(best.tolist(), place.tolist())):
        found.append(found[i - 1 - distance] if score > 0 else i)
    return found


def extent_of(document, dependents, i):
    """A mention's words: what hangs on its head word inside the phrase."""
    inside, queue = {i}, [k for k in dependents[i] if document.best["deprel"][k].split(":")[0] in EXTENT]
    while queue:
        k = queue.pop()
        inside.add(k)
        queue += [below for below in dependents[k] if below not in inside]
    begin = end = i
    while begin - 1 in inside:
        begin -= 1
    while end + 1 in inside:
        end += 1
    return begin, end


def type_of(mentions):
    named = [m.type for m in mentions if m.kind == "name"] or [m.type for m in mentions]
    return Counter(named).most_common(1)[0][0]


def annotation(gold, document, case, found):
    spans, dependents = document.of_layer("spans", None), document.dependents()
    groups = {}
    for mention, entity in zip(case.mentions, found):
        groups.setdefault(entity, []).append(mention)
    mentions = []
    for entity, members in groups.items():
        for mention in members:
            begin, end = extent_of(document, dependents, mention.at)
            mentions.append({"begin": spans[begin][0], "end": spans[end][1], "type": mention.type, "kind": mention.kind, "entity": f"e{entity}"})
    return {"id": gold["id"], "text": gold["text"], "mentions": mentions,
            "entities": [{"id": f"e{entity}", "type": type_of(members)} for entity, members in groups.items()]}


def prepared(model, pieces, corpus):
    documents = read(model, pieces, corpus)
    return documents, {number: Case(document) for number, document in documents.items()}


def learn(options, model, pieces):
    """Trains the head and writes it into the checkpoint."""
    _, cases = prepared(model, pieces, read_corpus(options.corpora, "gum"))
    cases = [case for case in cases.values() if len(case.later)]
    counts = Counter(feature for case in cases for row in case.rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= FEWEST)
    for case in cases:
        case.features = numbered(case.rows, names)
    print(len(cases), "documents,", sum(len(case.later) for case in cases), "pairs,", len(names), "features", flush=True)
    head = train(model.config["width"], cases, names, options.epochs)
    saved = torch.load(options.checkpoint, weights_only=False)
    saved["labels"]["antecedent_features"] = names
    saved["model"] = {key: value for key, value in saved["model"].items() if not key.startswith("antecedent.")}
    saved["model"] |= {f"antecedent.{key}": value for key, value in head.state_dict().items()}
    torch.save(saved, options.checkpoint)


def dump(options, model, pieces):
    documents, cases = prepared(model, pieces, read_corpus(options.corpora, "gum-dev"))
    with open(options.dump, "w", encoding="utf-8") as file:
        for number, gold in enumerate(read_documents(options.gold)):
            case = cases[number]
            case.features = numbered(case.rows, model.labels["antecedent_features"])
            file.write(json.dumps(annotation(gold, documents[number], case, chains_of(model.antecedent, case))) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--base", default=".venv/base")
    parser.add_argument("--epochs", type=int, default=12, help="0: only --dump")
    parser.add_argument("--dump")
    parser.add_argument("--gold")
    options = parser.parse_args()
    torch.set_num_threads(1)
    pieces = Pieces(pathlib.Path(options.base, "tokenizer.json"))
    if options.epochs:
        learn(options, load(options.checkpoint).eval(), pieces)
    if options.dump:
        dump(options, load(options.checkpoint).eval(), pieces)


if __name__ == "__main__":
    sys.exit(main())
