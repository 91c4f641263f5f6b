#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns annotated corpora into sentences of wordpieces with the labels that each corpus has gold for.

    prepare.py --data FOLDER --base FOLDER --chronograph PROGRAM --out FOLDER

FOLDER of --data holds train/, dev/ and leave-out.tsv. Corpora without gold words are split by the program itself, so that
training sees the words that the program will see. A sentence carries every layer that some source has for it: the texts of the
treebanks also have two programs' names, for example. Only licences that let the model be shared for any use take part.
"""
import argparse
import bisect
import gzip
import json
import pathlib
import pickle
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

import numpy as np

from lemma_scripts import script_of
from pieces import Pieces, shape_of

# GUM states its licences by genre: essays, fiction, letters, podcasts and wikiHow are non-commercial; conversations have no
# statement that lets them be changed.
FREE_GUM_GENRES = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
TYPES = ["person", "organization", "place", "group", "other"]
NAMES = ["O"] + [f"{part}-{kind}" for kind in TYPES for part in "BI"]
# Gold that does not say which of several labels holds: MISC of newswire is a group or other; where a corpus has no MISC,
# a word outside its names may still be one.
BEGIN_MISC, INSIDE_MISC, OUTSIDE_OR_MISC = len(NAMES), len(NAMES) + 1, len(NAMES) + 2
NONE = -100
DISAGREEMENT = 0.4
LONGEST = 160
FEWEST = {"lemma": 4, "deprel": 5, "roles": 20, "xpos": 3}


class Sentence(dict):
    """words, pieces, first (piece of each word), shape, spans (offsets of each word), and the layers."""


def read_documents(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def split_by_program(documents, program):
    """The program's words and sentences for each document, by its identifier."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder, "in.jsonl"), pathlib.Path(folder, "out.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            for number, document in enumerate(documents):
                file.write(json.dumps({"id": f"d{number}", "text": document["text"]}) + "\n")
        subprocess.run([*program, str(source), "-o", str(target)], check=True)
        with open(target, encoding="utf-8") as lines:
            rows = {row["id"]: row for row in map(json.loads, lines)}
    return [(rows[f"d{number}"]["tokens"], rows[f"d{number}"]["sentences"]) for number in range(len(documents))]


def sentences_of(text, tokens, sentences, pieces):
    starts = [token["begin"] for token in tokens]
    for number, sentence in enumerate(sentences):
        begin, end = bisect.bisect_left(starts, sentence["begin"]), bisect.bisect_left(starts, sentence["end"])
        if begin == end:
            continue
        spans = [(token["begin"], token["end"]) for token in tokens[begin:end]]
        words = [text[first:last] for first, last in spans]
        ids, first = [], []
        for word in words:
            first.append(len(ids) + 1)
            ids += pieces.of_word(word)
        yield Sentence(words=words, spans=spans, pieces=np.array(ids, np.int32), first=np.array(first, np.int32),
                       shape=np.array([shape_of(word) for word in words], np.int8), number=number, from_token=begin)


def add_syntax(sentence, tokens):
    own = tokens[sentence["from_token"]:sentence["from_token"] + len(sentence["words"])]
    sentence["upos"] = [token["upos"] for token in own]
    sentence["xpos"] = [token["xpos"] for token in own]
    sentence["lemma"] = ["" if token.get("lemma", "_") == "_" else script_of(word, token["lemma"])
                         for word, token in zip(sentence["words"], own)]
    sentence["deprel"] = [token["deprel"] for token in own]
    sentence["head"] = np.array([token["head"] for token in own], np.int16)
    sentence["lemmas"] = [token.get("lemma", "_") for token in own]


def add_roles(sentence, document):
    if sentence["number"] not in set(document.get("srl_sentences", [])):
        return
    begin, end = sentence["from_token"], sentence["from_token"] + len(sentence["words"])
    sentence["predicates"], sentence["roles"] = [], []
    for frame in document["srl"]:
        if not begin <= frame["predicate"] < end:
            continue
        sentence["predicates"].append(frame["predicate"] - begin)
        for argument in frame["arguments"]:
            if not argument["role"].startswith("C-") and begin <= argument["head"] < end:
                sentence["roles"].append((frame["predicate"] - begin, argument["head"] - begin,
                                          argument["role"].removesuffix("-DSP")))


def words_within(sentence, begin, end):
    return [i for i, (first, last) in enumerate(sentence["spans"]) if first < end and last > begin]


def add_names(sentence, spans, outside):
    """spans: (begin, end, label, weight) with a label of TYPES, `misc` or None (nothing is known)."""
    tags, weights = [outside] * len(sentence["words"]), [1.0] * len(sentence["words"])
    for begin, end, label, weight in spans:
        for place, i in enumerate(words_within(sentence, begin, end)):
            weights[i] = weight
            if label is None:
                tags[i] = NONE
            elif label == "misc":
                tags[i] = INSIDE_MISC if place else BEGIN_MISC
            else:
                tags[i] = 2 + 2 * TYPES.index(label) if place else 1 + 2 * TYPES.index(label)
    sentence["names"], sentence["names_weight"] = np.array(tags, np.int16), np.array(weights, np.float32)


def gold_names(document, misc):
    for mention in document["mentions"]:
        if mention.get("kind", "name") == "name":
            label = mention["type"]
            yield mention["begin"], mention["end"], misc if label in ("other", "group") else label, 1.0


def add_gold_spans(sentences, document):
    """The names to score against, with the sentence in which they begin; what no sentence covers counts too."""
    starts = [sentence["spans"][0][0] for sentence in sentences]
    for mention in document["mentions"]:
        if mention.get("kind", "name") == "name":
            own = sentences[max(0, bisect.bisect_right(starts, mention["begin"]) - 1)]
            own.setdefault("gold_names", []).append((mention["begin"], mention["end"], mention["type"]))


def silver_names(names):
    """Where the two programs agree their label; where they do not, the first's at less weight, and else nothing is known."""
    first = {(begin, end): label for begin, end, label in names["a"]}
    second = {(begin, end): label for begin, end, label in names["b"]}
    spans = []
    for (begin, end), label in second.items():
        if (begin, end) not in first and not any(b < end and e > begin for b, e in first):
            spans.append((begin, end, None, 0.0))
    for span, label in first.items():
        other = second.get(span)
        if other == label:
            spans.append((*span, label, 1.0))
        elif label == "other" and other == "group":
            spans.append((*span, "group", 1.0))
        else:
            spans.append((*span, "misc" if label == "other" else label, DISAGREEMENT))
    return spans


def add_events(sentence, events):
    size = len(sentence["words"])
    sentence["events"], sentence["event_at"] = ["O"] * size, {}
    for key in ("tense", "aspect", "polarity"):
        sentence[key] = [""] * size
    for event in events:
        for i in words_within(sentence, event["begin"], event["end"])[:1]:
            sentence["events"][i] = event.get("class") or ""
            sentence["event_at"][event["id"]] = i
            for key in ("tense", "aspect", "polarity"):
                sentence[key][i] = event.get(key) or ""


INVERSE = {"BEFORE": "AFTER", "AFTER": "BEFORE", "INCLUDES": "IS_INCLUDED", "IS_INCLUDED": "INCLUDES"}


def add_creation(sentence, links):
    sentence["creation"] = [""] * len(sentence["words"])
    for link in links:
        event, relation = link["from"], link["relation"]
        if link["from"] == "dct":
            event, relation = link["to"], INVERSE.get(relation, relation)
        elif link["to"] != "dct":
            continue
        if event in sentence["event_at"]:
            sentence["creation"][sentence["event_at"][event]] = relation


def order_pairs(sentences, matres, offset):
    """(sentence, word, sentence, word, relation) of one document, in the order of the text."""
    places = {}
    for event in matres["events"]:
        for number, sentence in enumerate(sentences):
            for i in words_within(sentence, event["begin"], event["end"])[:1]:
                places[event["id"]] = (offset + number, i)
    for link in matres["links"]:
        if link["from"] in places and link["to"] in places:
            one, two, relation = places[link["from"]], places[link["to"]], link["relation"]
            if two < one:
                one, two, relation = two, one, INVERSE.get(relation, relation)
            yield (*one, *two, relation)


class Corpora:
    def __init__(self, options):
        self.data, self.pieces = pathlib.Path(options.data), Pieces(pathlib.Path(options.base, "tokenizer.json"))
        self.program = [options.chronograph, "annotate", "--until", "sentences", "-j", "1", "-f"]
        if options.tagger:
            self.program += ["--model", options.tagger]
        self.left_out = set()
        with open(self.data / "leave-out.tsv", encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("#"):
                    self.left_out.add(tuple(line.rstrip("\n").split("\t")[:2]))
        self.silver = {document["id"]: document for document in self.documents("train/names-silver")}

    def documents(self, name):
        stem = name.split("/")[1]
        return [document for document in read_documents(self.data / f"{name}.jsonl.gz")
                if (stem, document["id"]) not in self.left_out]

    def treebank(self, name, keep):
        made, stem = [], name.split("/")[1]
        for document in filter(keep, self.documents(name)):
            silver = self.silver.get(f"{stem}/{document['id']}")
            spans = silver_names(silver["names"]) if silver and silver["text"] == document["text"] else None
            for sentence in sentences_of(document["text"], document["tokens"], document["sentences"], self.pieces):
                add_syntax(sentence, document["tokens"])
                add_roles(sentence, document)
                if spans is not None:
                    add_names(sentence, spans, 0)
                made.append(sentence)
        return {"sentences": made}

    def split(self, documents):
        for document, (tokens, sentences) in zip(documents, split_by_program(documents, self.program)):
            yield document, list(sentences_of(document["text"], tokens, sentences, self.pieces))

    def names(self, name, misc, outside=0):
        made = []
        for number, (document, sentences) in enumerate(self.split(self.documents(name))):
            spans = list(gold_names(document, misc))
            for sentence in sentences:
                add_names(sentence, spans, outside)
                sentence["document"] = number
                made.append(sentence)
            if name.startswith("dev/") and sentences:
                add_gold_spans(sentences, document)
        return {"sentences": made}

    def silver_news(self):
        documents = [d for key, d in self.silver.items() if key.startswith("tempeval3-silver/")]
        made = []
        for document, sentences in self.split(documents):
            spans = silver_names(document["names"])
            for sentence in sentences:
                add_names(sentence, spans, 0)
            made += sentences
        return {"sentences": made}

    def events(self, part):
        matres = {document["id"]: document for document in self.documents(f"{part}/matres-{part}")}
        made, order = [], []
        for number, (document, sentences) in enumerate(self.split(self.documents(f"{part}/tbaq-{part}"))):
            silver = self.silver.get(f"tbaq-train/{document['id']}")
            spans = silver_names(silver["names"]) if silver and silver["text"] == document["text"] else None
            for sentence in sentences:
                sentence["document"] = number
                add_events(sentence, document["events"])
                add_creation(sentence, document["links"])
                if spans is not None:
                    add_names(sentence, spans, 0)
            other = matres.get(document["id"])
            if other and other["text"] == document["text"]:
                order += order_pairs(sentences, other, len(made))
            made += sentences
        return {"sentences": made, "order": order}


def count_labels(corpora):
    counts = defaultdict(Counter)
    for corpus in corpora.values():
        for sentence in corpus["sentences"]:
            for key in ("upos", "xpos", "lemma", "deprel", "tense", "aspect", "polarity", "creation"):
                counts[key].update(filter(None, sentence.get(key, [])))
            counts["events"].update(filter(lambda label: label not in ("", "O"), sentence.get("events", [])))
            counts["roles"].update(role for _, _, role in sentence.get("roles", []))
        counts["order"].update(pair[4] for pair in corpus.get("order", []))
    labels = {key: sorted(label for label, count in found.items() if count >= FEWEST.get(key, 5))
              for key, found in counts.items()}
    return labels | {"names": NAMES, "events": ["O", *labels["events"]], "predicate": ["O", "predicate"]}


def number_labels(corpora, labels):
    index = {key: {label: i for i, label in enumerate(found)} for key, found in labels.items()}
    index["deprel"] |= {label: index["deprel"].get(label.split(":")[0], NONE)
                        for corpus in corpora.values() for s in corpus["sentences"] for label in s.get("deprel", [])
                        if label not in index["deprel"]}
    for corpus in corpora.values():
        for sentence in corpus["sentences"]:
            for key in ("upos", "xpos", "lemma", "deprel", "tense", "aspect", "polarity", "creation", "events"):
                if key in sentence:
                    sentence[f"{key}_gold"] = sentence[key]
                    sentence[key] = np.array([index[key].get(label, NONE) for label in sentence[key]], np.int16)
            if "roles" in sentence:
                sentence["roles"] = [(p, a, index["roles"][role]) for p, a, role in sentence["roles"]
                                     if role in index["roles"]]
        corpus["order"] = [(*pair[:4], index["order"][pair[4]]) for pair in corpus.get("order", []) if pair[4] in index["order"]]


def save(folder, name, corpus, train):
    kept = corpus["sentences"]
    for sentence in kept:
        for key in ("from_token", "number", "event_at") + (("spans", "lemmas", "upos_gold", "xpos_gold", "lemma_gold",
                    "deprel_gold", "tense_gold", "aspect_gold", "polarity_gold", "creation_gold", "events_gold") if train else ()):
            sentence.pop(key, None)
    with open(folder / f"{name}.pickle", "wb") as file:
        pickle.dump({"sentences": [dict(s) for s in kept], "order": corpus["order"]}, file, protocol=5)
    layers = Counter(key for s in kept for key in ("upos", "names", "events", "roles") if key in s)
    print(f"{name}: {len(kept)} sentences, {sum(len(s['words']) for s in kept)} words, {dict(layers)}, "
          f"{len(corpus['order'])} ordered pairs", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--data", "--base", "--chronograph", "--out"):
        parser.add_argument(name, required=True)
    parser.add_argument("--tagger", help="the program's own model, where it does not lie beside it")
    options = parser.parse_args()
    folder = pathlib.Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    corpora = Corpora(options)
    train = {"ewt": corpora.treebank("train/ewt-train", lambda d: True),
             "gum": corpora.treebank("train/gum-train", lambda d: d["genre"] in FREE_GUM_GENRES),
             "tbaq": corpora.events("train"),
             "wikigold": corpora.names("train/wikigold-train", "misc"),
             "ieer": corpora.names("train/ieer-train", "misc", OUTSIDE_OR_MISC),
             "wnut": corpora.names("train/wnut17-train", "other"),
             "silver": corpora.silver_news()}
    dev = {"ewt-dev": corpora.treebank("dev/ewt-dev", lambda d: True), "gum-dev": corpora.treebank("dev/gum-dev", lambda d: True),
           "uner-dev": corpora.names("dev/uner-ewt-dev", "misc"), "ieer-dev": corpora.names("dev/ieer-dev", "misc"),
           "wikigold-dev": corpora.names("dev/wikigold-dev", "misc"), "tbaq-dev": corpora.events("dev")}
    labels = count_labels(train)
    with open(folder / "labels.json", "w", encoding="utf-8") as file:
        json.dump(labels, file)
    print({key: len(found) for key, found in labels.items()})
    number_labels(train, labels)
    number_labels(dev, labels)
    for name, corpus in (train | dev).items():
        save(folder, name, corpus, name in train)


if __name__ == "__main__":
    sys.exit(main())
