# SPDX-License-Identifier: Apache-2.0
"""Whole documents after the encoder: frozen states, best labels and trees, and the features of pairs of words in them.

The features are those that docs/model-format.md states for the program.
"""
import numpy as np
import torch

from batches import collate
from trees import tree_of

CANDIDATES = 60
CLASSES = {word: kind for kind, words in {
    "i": "i me my mine myself", "you": "you your yours yourself yourselves", "we": "we us our ours ourselves", "he": "he him his himself",
    "she": "she her hers herself", "it": "it its itself", "they": "they them their theirs themselves themself 'em em",
    "this": "this that these those"}.items() for word in words.split()}
DEFINITE = {"the", "this", "that", "these", "those"}
NOMINALS = ("definite", "indefinite", "bare")
ROLES = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "modifier",
         "compound": "modifier", "amod": "modifier", "appos": "appos", "conj": "conj", "root": "root"}
SENTENCES, MENTIONS, ORDER_SENTENCES = (0, 1, 2, 3, 5, 9), (1, 2, 3, 4, 5, 7, 10, 16, 31), (0, 1, 2, 3)
SENTENCES_AT_ONCE = 16


def greatest(steps, value):
    return max(step for step in steps if step <= value)


class Document:
    """The words of a document one after another; governors are numbers of words too, -1 for a root."""

    def __init__(self, sentences):
        self.sentences = sentences
        self.words = [word for s in sentences for word in s["words"]]
        self.lower = [word.lower() for word in self.words]
        sizes = [len(s["words"]) for s in sentences]
        self.begins = np.cumsum([0, *sizes])
        self.sentence = np.repeat(np.arange(len(sentences)), sizes)
        self.head, self.best = [], {}
        self.states = None

    def of_layer(self, name, empty):
        return [label for s in self.sentences for label in s.get(name, [empty] * len(s["words"]))]

    def dependents(self):
        found = [[] for _ in self.words]
        for i, head in enumerate(self.head):
            if head >= 0:
                found[head].append(i)
        return found


LABELLINGS = ("upos", "events", "tense", "creation", "mention")


@torch.no_grad()
def read(model, pieces, corpus, exact=True):
    """The documents of a corpus as the model sees them."""
    groups = {}
    for s in corpus["sentences"]:
        groups.setdefault(s["document"], []).append(s)
    made = {}
    for number, sentences in groups.items():
        document = Document(sentences)
        states, best = [], {name: [] for name in (*LABELLINGS, "deprel")}
        for begin in range(0, len(sentences), SENTENCES_AT_ONCE):
            part = sentences[begin:begin + SENTENCES_AT_ONCE]
            batch = collate(part, pieces)
            words = model.encode(batch)
            possible = torch.cat([batch["words"].new_ones(len(words), 1), batch["words"]], 1)[:, None]
            arcs = model.arcs(words).masked_fill(~possible, -1e9)
            found = {name: model.head[name](words[:, 1:]).argmax(-1) for name in LABELLINGS if name in model.head}
            for row, s in enumerate(part):
                size = len(s["words"])
                own = words[row, :size + 1]
                scores = arcs[row, :size, :size + 1].numpy()
                heads = torch.from_numpy(tree_of(scores) if exact else scores.argmax(1))
                relations = model.relations(own[1:], own[heads])
                relations[:, model.labels["deprel"].index("root")] = torch.where(heads == 0, 1e9, -1e9)
                best["deprel"] += [model.labels["deprel"][i] for i in relations.argmax(-1)]
                offset = document.begins[begin + row]
                document.head += [int(head) - 1 + offset if head else -1 for head in heads]
                for name, rows in found.items():
                    best[name] += [model.labels[name][i] for i in rows[row, :size]]
                states.append(own[1:])
        document.best, document.states = best, torch.cat(states)
        made[number] = document
    return made


class Mention:
    def __init__(self, document, dependents, i):
        relation = document.best["deprel"]
        self.at, self.sentence, self.type = i, int(document.sentence[i]), document.best["mention"][i]
        self.governor, self.relation = document.head[i], relation[i]
        below = [(k, relation[k].split(":")[0]) for k in dependents[i]]
        self.kind_class = self.classify(document, below, i)
        self.kind = "name" if self.kind_class == "name" else "nominal" if self.kind_class in NOMINALS else "pronoun"
        self.form = document.lower[i]
        upos = document.best["upos"]
        self.name = [document.lower[k] for k in sorted([i, *(k for k, r in below if r in ("flat", "compound") and upos[k] == "PROPN")])]
        self.modifiers = frozenset(document.lower[k] for k, r in below if r in ("amod", "compound", "nummod"))
        self.role = "possessor" if self.relation == "nmod:poss" else ROLES.get(self.relation.split(":")[0], "other")
        self.above = set()
        node = self.governor
        while node >= 0 and node not in self.above:
            self.above.add(node)
            node = document.head[node]

    @staticmethod
    def classify(document, below, i):
        if document.best["upos"][i] == "PROPN":
            return "name"
        if document.lower[i] in CLASSES:
            return CLASSES[document.lower[i]]
        if document.best["upos"][i] == "PRON":
            return "pronoun"
        determiners = [document.lower[k] for k, relation in below if relation == "det"]
        if DEFINITE.intersection(determiners) or any(document.best["deprel"][k] == "nmod:poss" for k, _ in below):
            return "definite"
        return "indefinite" if determiners else "bare"


def mentions_of(document):
    dependents = document.dependents()
    return [Mention(document, dependents, i) for i, kind in enumerate(document.best["mention"]) if kind != "O"]


def is_acronym(one, other):
    return len(one) == 1 and len(one[0]) > 1 and len(other) == len(one[0]) and all(w[0] == c for w, c in zip(other, one[0]))


def match_of_names(later, first):
    if later == first:
        return "equal"
    if all(word in first for word in later):
        return "within"
    if all(word in later for word in first):
        return "around"
    if any(word in first for word in later):
        return "shared"
    return "acronym" if is_acronym(later, first) or is_acronym(first, later) else "names"


def match_of(later, first):
    if later.kind == first.kind == "name":
        return match_of_names(later.name, first.name)
    if "pronoun" in (later.kind, first.kind) or later.form != first.form:
        return "none"
    if later.modifiers == first.modifiers:
        return "same"
    return "fewer" if later.modifiers <= first.modifiers else "unlike"


def tie_of(later, first):
    if later.sentence != first.sentence:
        return "apart"
    if later.governor == first.at:
        return "appos" if later.relation.split(":")[0] == "appos" else "governs"
    if first.governor == later.at:
        return "predicate" if first.relation.split(":")[0] == "nsubj" else "governed"
    if later.governor == first.governor:
        return "siblings"
    if first.at in later.above:
        return "above"
    return "below" if later.at in first.above else "none"


def antecedent_features(later, first, between):
    kind = later.kind
    return (f"classes:{later.kind_class}:{first.kind_class}", f"types:{later.type}:{first.type}",
            f"sentences:{kind}:{greatest(SENTENCES, later.sentence - first.sentence)}", f"mentions:{kind}:{greatest(MENTIONS, between)}",
            f"role:{kind}:{first.role}", f"tie:{kind}:{tie_of(later, first)}", f"match:{later.kind_class}:{match_of(later, first)}")


def order_tie(document, first, later):
    head, relation = document.head, document.best["deprel"]
    if document.sentence[first] != document.sentence[later]:
        return "apart"
    if head[later] == first:
        return f"governs:{relation[later].split(':')[0]}"
    if head[first] == later:
        return f"governed:{relation[first].split(':')[0]}"
    return "siblings" if head[first] == head[later] else "none"


def order_features(document, dependents, first, later):
    best = document.best
    made = [f"sentences:{greatest(ORDER_SENTENCES, int(document.sentence[later] - document.sentence[first]))}",
            f"tie:{order_tie(document, first, later)}", f"tense:{best['tense'][first]}:{best['tense'][later]}",
            f"class:{best['events'][first]}:{best['events'][later]}", f"creation:{best['creation'][first]}:{best['creation'][later]}"]
    for side, word in ((1, first), (2, later)):
        made += [f"signal:{side}:{document.lower[k]}" for k in dependents[word]
                 if best["deprel"][k].split(":")[0] in ("mark", "case", "advmod")]
    return made


def numbered(rows, names):
    """Rows of features as numbers, filled up with -1; unknown names are left out."""
    index = {name: i for i, name in enumerate(names)}
    most = max((len(row) for row in rows), default=1)
    made = np.full((len(rows), most), -1, np.int64)
    for i, row in enumerate(rows):
        known = [index[name] for name in row if name in index]
        made[i, :len(known)] = known
    return torch.from_numpy(made)
