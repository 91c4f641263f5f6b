#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores a checkpoint or a model file on the development corpora that prepare.py made, with gold words where there are such.

    evaluate.py MODEL --corpora FOLDER [--base FOLDER] [--every N] [--json FILE]

MODEL is train.py's checkpoint (.pt) or export.py's file (.model), whose activations are then rounded as the program rounds
them. Trees are spanning trees; relations are compared without subtypes, punctuation counts.
"""
import argparse
import json
import sys
from collections import Counter

import torch

from batches import Source, collate, read_corpus
from lemma_scripts import apply_script
from pieces import Pieces
from trees import tree_of

DEVELOPMENT = ("ewt-dev", "gum-dev", "uner-dev", "ieer-dev", "wikigold-dev", "tbaq-dev")


class Score(Counter):
    """Counts of right, found and wanted items by measure."""

    def add(self, measure, found, wanted):
        found, wanted = Counter(list(found)), Counter(list(wanted))
        self[measure, "right"] += (found & wanted).total()
        self[measure, "found"] += found.total()
        self[measure, "wanted"] += wanted.total()

    def share(self, measure, right, total):
        self[measure, "right"] += right
        self[measure, "found"] += total
        self[measure, "wanted"] += total

    def figures(self):
        made = {}
        for measure in sorted({key[0] for key in self}):
            both = self[measure, "found"] + self[measure, "wanted"]
            made[measure] = round(200 * self[measure, "right"] / both, 2) if both else 0.0
        return made


def spans_of(tags, spans, labels):
    """BIO to (begin, end, type); an I that follows nothing of its type begins a name."""
    found, open_name = [], None
    for tag, (begin, end) in zip([*(labels[tag] for tag in tags), "O"], [*spans, (0, 0)]):
        part, _, kind = tag.partition("-")
        if open_name and (part != "I" or kind != open_name[2]):
            found.append(tuple(open_name))
            open_name = None
        if open_name:
            open_name[1] = end
        elif part != "O":
            open_name = [begin, end, kind]
    return found


def indices_in_batches(corpus):
    if corpus["order"]:
        source = Source(corpus, None)
        source.usable = list(range(len(corpus["sentences"])))
        return source.by_document()
    indices = sorted(range(len(corpus["sentences"])), key=lambda i: len(corpus["sentences"][i]["pieces"]))
    source = Source({"sentences": corpus["sentences"], "order": []}, None)
    return source.cut(indices)


def score_syntax(score, model, words, batch, sentences, exact):
    labels = model.labels
    best = {name: model.head[name](words[:, 1:]).argmax(-1) for name in ("upos", "xpos", "lemma")}
    possible = torch.cat([batch["words"].new_ones(len(words), 1), batch["words"]], 1)[:, None]
    arcs = model.arcs(words).masked_fill(~possible, -1e9)
    for row, s in enumerate(sentences):
        if "head" not in s:
            continue
        size = len(s["words"])
        for name in ("upos", "xpos"):
            own = [labels[name][i] for i in best[name][row, :size]]
            score.share(name, sum(a == b for a, b in zip(own, s[f"{name}_gold"])), size)
        lemmas = [apply_script(labels["lemma"][i], word) for i, word in zip(best["lemma"][row, :size], s["words"])]
        score.share("lemma", sum(a == b or b == "_" for a, b in zip(lemmas, s["lemmas"])), size)
        scores = arcs[row, :size, :size + 1].numpy()
        heads = torch.from_numpy(tree_of(scores) if exact else scores.argmax(1))
        relations = model.relations(words[row, 1:size + 1], words[row, heads])
        relations[:, labels["deprel"].index("root")] = torch.where(heads == 0, 1e9, -1e9)
        relations = relations.argmax(-1)
        own = [labels["deprel"][i] for i in relations]
        right = [int(h) == int(g) for h, g in zip(heads, s["head"])]
        score.share("uas", sum(right), size)
        score.share("las", sum(ok and a.split(":")[0] == b.split(":")[0] for ok, a, b in zip(right, own, s["deprel_gold"])), size)
        score.share("las_full", sum(ok and a == b for ok, a, b in zip(right, own, s["deprel_gold"])), size)


def score_roles(score, model, words, batch, sentences):
    found = model.head["predicate"](words[:, 1:]).argmax(-1)
    for row, s in enumerate(sentences):
        if "roles" not in s:
            continue
        size = len(s["words"])
        own = [i for i in range(size) if found[row, i]]
        score.add("predicate", own, s["predicates"])
        for measure, predicates in (("role", own), ("role_given", s["predicates"])):
            edges = []
            if predicates:
                rows = torch.full((len(predicates),), row)
                best = model.role_scores(words[row, torch.tensor(predicates) + 1], rows, words).argmax(-1)
                edges = [(p, i, int(best[k, i]) - 1) for k, p in enumerate(predicates) for i in range(size) if best[k, i]]
            score.add(measure, edges, s["roles"])


def score_names(score, model, words, sentences, gold):
    best = model.head["names"](words[:, 1:]).argmax(-1)
    for row, s in enumerate(sentences):
        gold["all"] += [(s["document"], *span) for span in s.get("gold_names", [])]
        gold["found"] += [(s["document"], *span) for span in
                          spans_of(best[row, :len(s["words"])].tolist(), s["spans"], model.labels["names"])]


def close_names(score, gold):
    three = ("person", "organization", "place")
    score.add("names", [x for x in gold["found"] if x[3] in three], [x for x in gold["all"] if x[3] in three])
    score.add("names_four", [(*x[:3], "other" if x[3] == "group" else x[3]) for x in gold["found"]],
              [(*x[:3], "other" if x[3] == "group" else x[3]) for x in gold["all"]])
    for kind in three:
        score.add(f"names_{kind}", [x for x in gold["found"] if x[3] == kind], [x for x in gold["all"] if x[3] == kind])


def score_events(score, model, words, sentences):
    labels = model.labels
    best = {name: model.head[name](words[:, 1:]).argmax(-1) for name in ("events", "tense", "aspect", "polarity", "creation")}
    for row, s in enumerate(sentences):
        own = {i: labels["events"][best["events"][row, i]] for i in range(len(s["words"])) if best["events"][row, i]}
        gold = {i: label for i, label in enumerate(s["events_gold"]) if label != "O"}
        score.add("events", own, gold)
        score.add("class", own.items(), gold.items())
        for name in ("tense", "aspect", "polarity", "creation"):
            right = [labels[name][best[name][row, i]] == s[f"{name}_gold"][i] for i in gold if s[f"{name}_gold"][i]]
            score.share(f"{name}_given", sum(right), len(right))


@torch.no_grad()
def score_corpus(model, pieces, corpus, every=1, exact=True):
    score, gold = Score(), {"all": [], "found": []}
    batches = indices_in_batches(corpus)[::every]
    for indices in batches:
        sentences = [corpus["sentences"][i] for i in indices]
        batch = collate(sentences, pieces)
        words = model.encode(batch)
        if "head" in sentences[0]:
            score_syntax(score, model, words, batch, sentences, exact)
            score_roles(score, model, words, batch, sentences)
        if "names" in sentences[0]:
            score_names(score, model, words, sentences, gold)
        if "events" in sentences[0]:
            score_events(score, model, words, sentences)
    if gold["all"]:
        close_names(score, gold)
    return score.figures()


def load(path, base=None):
    if str(path).endswith(".model"):
        from export import read_model
        return read_model(path)
    from model import Model
    saved = torch.load(path, weights_only=False)
    model = Model(saved["config"], saved["labels"])
    model.load_state_dict({name: tensor for name, tensor in saved["model"].items() if name in model.state_dict()})
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--base", default=".venv/base")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", action="append")
    parser.add_argument("--json")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = load(options.model).eval()
    own = getattr(model, "vocabulary", None)
    pieces = Pieces.of_names(own) if own else Pieces(f"{options.base}/tokenizer.json")
    figures = {}
    for name in options.only or DEVELOPMENT:
        corpus = read_corpus(options.corpora, name)
        for sentence in corpus["sentences"] if own else []:
            sentence["pieces"], sentence["first"] = pieces.of_words(sentence["words"])
        figures[name] = score_corpus(model, pieces, corpus, options.every)
        print(name, " ".join(f"{key} {value}" for key, value in figures[name].items()), flush=True)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=1)


if __name__ == "__main__":
    sys.exit(main())
