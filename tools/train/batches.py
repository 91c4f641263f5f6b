# SPDX-License-Identifier: Apache-2.0
"""Sentences in batches: drawn corpus by corpus, of about the same length, padded."""
import pickle
import pathlib

import numpy as np
import torch

from pieces import CAPITAL, LOWER, MIXED, OTHER, TITLE, UPPER
from prepare import LONGEST, NONE

PIECES_IN_BATCH = 1024
WORD_LAYERS = ("upos", "xpos", "lemma", "deprel", "names", "events", "tense", "aspect", "polarity", "creation", "mention")
# Headlines write words in capitals, careless writers none: how often a sentence is shown so.
TITLED, SHOUTED, LOWERED = 0.05, 0.04, 0.05
SHORT = 3


def read_corpus(folder, name):
    with open(pathlib.Path(folder, f"{name}.pickle"), "rb") as file:
        return pickle.load(file)


def changed_shape(sentence, chance):
    shape = sentence["shape"].copy()
    if chance < TITLED:
        long = np.array([len(word) > SHORT for word in sentence["words"]])
        shape[(shape == LOWER) & long] = TITLE
    elif chance < TITLED + SHOUTED:
        single = np.array([len(word) == 1 for word in sentence["words"]])
        letters = np.isin(shape, (LOWER, TITLE, MIXED, CAPITAL))
        shape[letters] = UPPER
        shape[letters & single] = CAPITAL
    elif chance < TITLED + SHOUTED + LOWERED:
        shape[np.isin(shape, (TITLE, UPPER, MIXED, CAPITAL))] = LOWER
    else:
        return sentence["shape"], False
    return shape, True


def collate(sentences, pieces, random=None):
    """Tensors of a batch; with random given, as training sees it: some pieces masked, some sentences in capitals."""
    size, most = len(sentences), max(len(s["words"]) for s in sentences)
    length = max(len(s["pieces"]) for s in sentences) + 2
    ids, shapes = np.zeros((size, length), np.int64), np.full((size, length), OTHER, np.int64)
    mask, first = np.zeros((size, length), bool), np.zeros((size, most + 1), np.int64)
    layers = {name: np.full((size, most), NONE, np.int64) for name in WORD_LAYERS}
    layers["names"][:] = 0
    heads, weight = np.full((size, most), NONE, np.int64), np.zeros((size, most), np.float32)
    words = np.zeros((size, most), bool)
    for row, s in enumerate(sentences):
        count, own = len(s["pieces"]), len(s["words"])
        shape, changed = changed_shape(s, random.random()) if random is not None else (s["shape"], False)
        ids[row, 0], ids[row, 1:count + 1], ids[row, count + 1] = pieces.cls, s["pieces"], pieces.sep
        if random is not None:
            ids[row, 1:count + 1][random.random(count) < 0.03] = pieces.mask
        lengths = np.diff(np.append(s["first"], count + 1))
        shapes[row, 1:count + 1] = np.repeat(shape, lengths)
        mask[row, :count + 2], first[row, 1:own + 1], words[row, :own] = True, s["first"], True
        for name in WORD_LAYERS:
            if name in s and not (changed and name == "lemma"):
                layers[name][row, :own] = s[name]
        if "head" in s:
            heads[row, :own] = s["head"]
        if "names" in s:
            weight[row, :own] = s["names_weight"]
    made = {"pieces": ids, "shapes": shapes, "mask": mask, "first": first, "words": words, "head": heads, "names_weight": weight}
    return {name: torch.from_numpy(array) for name, array in (made | layers).items()}


class Source:
    """An endless stream of batches of one corpus; documents stay together where pairs of events are wanted."""

    def __init__(self, corpus, random):
        self.sentences, self.random = corpus["sentences"], random
        self.order, self.queue, self.epochs = corpus["order"], [], 0
        self.usable = [i for i, s in enumerate(self.sentences) if len(s["pieces"]) + 2 <= LONGEST]

    def refill(self):
        self.epochs += 1
        if self.order:
            self.queue = self.by_document()
        else:
            noise = self.random.uniform(0.9, 1.1, len(self.usable))
            keys = [len(self.sentences[i]["pieces"]) * factor for i, factor in zip(self.usable, noise)]
            self.queue = self.cut([self.usable[k] for k in np.argsort(keys)])
        self.queue = [self.queue[k] for k in self.random.permutation(len(self.queue))]

    def cut(self, indices):
        batches, open_batch, longest = [], [], 0
        for i in indices:
            longest = max(longest, len(self.sentences[i]["pieces"]) + 2)
            if open_batch and longest * (len(open_batch) + 1) > PIECES_IN_BATCH:
                batches.append(open_batch)
                open_batch, longest = [], len(self.sentences[i]["pieces"]) + 2
            open_batch.append(i)
        return batches + [open_batch]

    def by_document(self):
        documents = {}
        for i in self.usable:
            documents.setdefault(self.sentences[i]["document"], []).append(i)
        return [batch for indices in documents.values() for batch in self.cut(indices)]

    def next(self):
        if not self.queue:
            self.refill()
        return self.queue.pop()
