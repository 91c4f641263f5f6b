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
from names import (ACTORS, Labels, MISC, NAMES, OUTSIDE, OUTSIDE_OR_MISC, Usage, gold_heads, gum_names, judged, with_gold_types,
                   with_tree, words_within)
from pieces import Pieces, shape_of

# By GUM's licence page essays, fiction, letters, podcasts and wikiHow are non-commercial; it does not speak of conversations, whose source
# allows no changed versions, nor of speeches, textbooks and vlogs, which take part here.
FREE_GUM_GENRES = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
NONE = -100
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
        ids, first = pieces.of_words(words)
        yield Sentence(words=words, spans=spans, pieces=ids, first=first,
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


def add_names(sentence, labels):
    sentence["names"], sentence["names_weight"] = np.array(labels.sets, np.int16), np.array(labels.weights, np.float32)


def add_spans(sentence, spans, outside=OUTSIDE):
    """spans: (begin, end, types, weight)."""
    labels = Labels(len(sentence["words"]), outside)
    for begin, end, types, weight in spans:
        labels.mark(words_within(sentence, begin, end), types, weight)
    add_names(sentence, labels)


def gold_names(document, misc):
    for mention in document["mentions"]:
        if mention.get("kind", "name") == "name":
            kind = mention["type"]
            types = {kind} if kind in ACTORS else misc
            # Bands and teams, which WNUT17 calls groups, are organisations to newswire.
            yield mention["begin"], mention["end"], misc | {"organization"} if mention.get("label") == "group" else types, 1.0


def add_gold_spans(sentences, document):
    """The names to score against, with the sentence in which they begin; what no sentence covers counts too."""
    starts = [sentence["spans"][0][0] for sentence in sentences]
    for mention in document["mentions"]:
        if mention.get("kind", "name") == "name":
            own = sentences[max(0, bisect.bisect_right(starts, mention["begin"]) - 1)]
            own.setdefault("gold_names", []).append((mention["begin"], mention["end"], mention["type"]))


def add_mentions(sentence, document):
    """The type of the smallest mention of which a word is the head, and its entity."""
    size = len(sentence["words"])
    sentence["mention"], sentence["entity"] = ["O"] * size, [""] * size
    begin, end = sentence["spans"][0][0], sentence["spans"][-1][1]
    inside = [m for m in document["mentions"] if begin <= m["head"][0] and m["head"][1] <= end]
    for mention in sorted(inside, key=lambda m: m["begin"] - m["end"]):
        for i in words_within(sentence, *mention["head"])[:1]:
            sentence["mention"][i], sentence["entity"][i] = mention["type"], mention["entity"]


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


def names_of(sentence, spans, marked, gold):
    """The labels of a treebank's sentence from what the programs found and, where there are some, GUM's mentions."""
    begin, end = sentence["spans"][0][0], sentence["spans"][-1][1]
    spans, marked, gold = ([row for row in rows if begin <= row[0] < end] for rows in (spans, marked, gold))
    if gold:
        spans = with_gold_types(spans, gold)
        spans += gold_heads(sentence, gold, spans)
    return with_tree(sentence, spans, marked)


class Corpora:
    def __init__(self, options):
        self.data, self.pieces = pathlib.Path(options.data), Pieces(pathlib.Path(options.base, "tokenizer.json"))
        self.evidence = options.names
        self.program = [options.chronograph, "annotate", "--until", "sentences", "-j", "1", "-f"]
        self.left_out = set()
        with open(self.data / "leave-out.tsv", encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("#"):
                    self.left_out.add(tuple(line.rstrip("\n").split("\t")[:2]))
        self.silver = {document["id"]: document for document in self.documents("train/names-silver")}
        self.usage = Usage(self.silver.values())

    def documents(self, name):
        stem = name.split("/")[1]
        return [document for document in read_documents(self.data / f"{name}.jsonl.gz")
                if (stem, document["id"]) not in self.left_out]

    def agreed_names(self, key, text):
        """What the two programs found in a document, or nothing where it was not labelled."""
        silver = self.silver.get(key)
        if not silver or silver["text"] != text:
            return None, None
        return judged(text, silver["names"], self.usage), [tuple(span[:2]) for side in "ab" for span in silver["names"][side]]

    def treebank(self, name, keep):
        made, stem = [], name.split("/")[1]
        for number, document in enumerate(filter(keep, self.documents(name))):
            spans, marked = self.agreed_names(f"{stem}/{document['id']}", document["text"])
            gold = gum_names(document) if document.get("mentions") and self.evidence == "all" else []
            for sentence in sentences_of(document["text"], document["tokens"], document["sentences"], self.pieces):
                sentence["document"] = number
                add_syntax(sentence, document["tokens"])
                add_roles(sentence, document)
                if spans is not None and self.evidence == "programs":
                    add_spans(sentence, spans)
                elif spans is not None:
                    add_names(sentence, names_of(sentence, spans, marked, gold))
                if document.get("mentions"):
                    add_mentions(sentence, document)
                made.append(sentence)
        return {"sentences": made}

    def split(self, documents):
        for document, (tokens, sentences) in zip(documents, split_by_program(documents, self.program)):
            yield document, list(sentences_of(document["text"], tokens, sentences, self.pieces))

    def names(self, name, misc, outside=OUTSIDE):
        made = []
        for number, (document, sentences) in enumerate(self.split(self.documents(name))):
            spans = list(gold_names(document, misc))
            for sentence in sentences:
                add_spans(sentence, spans, outside)
                sentence["document"] = number
                made.append(sentence)
            if name.startswith("dev/") and sentences:
                add_gold_spans(sentences, document)
        return {"sentences": made}

    def silver_news(self):
        documents = [d for key, d in self.silver.items() if key.startswith("tempeval3-silver/")]
        tagged = {document["id"]: document for document in self.documents("train/tempeval3-silver")}
        made = []
        for document, sentences in self.split(documents):
            spans = judged(document["text"], document["names"], self.usage)
            events = tagged.get(document["id"].split("/")[1])
            for sentence in sentences:
                add_spans(sentence, spans)
                if events and events["text"] == document["text"]:
                    add_events(sentence, events["events"])
                    for key in ("tense", "aspect", "polarity"):
                        del sentence[key]
            made += sentences
        return {"sentences": made}

    def events(self, part):
        matres = {document["id"]: document for document in self.documents(f"{part}/matres-{part}")}
        made, order = [], []
        for number, (document, sentences) in enumerate(self.split(self.documents(f"{part}/tbaq-{part}"))):
            spans, _ = self.agreed_names(f"tbaq-train/{document['id']}", document["text"])
            for sentence in sentences:
                sentence["document"] = number
                add_events(sentence, document["events"])
                add_creation(sentence, document["links"])
                if spans is not None:
                    add_spans(sentence, spans)
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
            counts["mention"].update(filter(lambda label: label != "O", sentence.get("mention", [])))
            counts["roles"].update(role for _, _, role in sentence.get("roles", []))
        counts["order"].update(pair[4] for pair in corpus.get("order", []))
    labels = {key: sorted(label for label, count in found.items() if count >= FEWEST.get(key, 5))
              for key, found in counts.items()}
    return labels | {"names": NAMES, "events": ["O", *labels["events"]],
                     "mention": ["O", *labels["mention"]], "predicate": ["O", "predicate"]}


def number_labels(corpora, labels):
    index = {key: {label: i for i, label in enumerate(found)} for key, found in labels.items()}
    index["deprel"] |= {label: index["deprel"].get(label.split(":")[0], NONE)
                        for corpus in corpora.values() for s in corpus["sentences"] for label in s.get("deprel", [])
                        if label not in index["deprel"]}
    for corpus in corpora.values():
        for sentence in corpus["sentences"]:
            for key in ("upos", "xpos", "lemma", "deprel", "tense", "aspect", "polarity", "creation", "events", "mention"):
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
        for key in ("from_token", "event_at") + (("spans", "lemmas", "upos_gold", "xpos_gold", "lemma_gold",
                    "deprel_gold", "tense_gold", "aspect_gold", "polarity_gold", "creation_gold", "events_gold", "mention_gold") if train else ()):
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
    parser.add_argument("--names", choices=("all", "tree", "programs"), default="all",
                        help="what decides on names in treebanks: two programs, also the trees, or all with GUM's mentions (for comparisons)")
    options = parser.parse_args()
    folder = pathlib.Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    corpora = Corpora(options)
    train = {"ewt": corpora.treebank("train/ewt-train", lambda d: True),
             "gum": corpora.treebank("train/gum-train", lambda d: d["genre"] in FREE_GUM_GENRES),
             "tbaq": corpora.events("train"),
             "wikigold": corpora.names("train/wikigold-train", MISC),
             "ieer": corpora.names("train/ieer-train", MISC, OUTSIDE_OR_MISC),
             "wnut": corpora.names("train/wnut17-train", MISC),
             "silver": corpora.silver_news()}
    dev = {"ewt-dev": corpora.treebank("dev/ewt-dev", lambda d: True), "gum-dev": corpora.treebank("dev/gum-dev", lambda d: True),
           "uner-dev": corpora.names("dev/uner-ewt-dev", MISC), "ieer-dev": corpora.names("dev/ieer-dev", MISC),
           "wikigold-dev": corpora.names("dev/wikigold-dev", MISC), "tbaq-dev": corpora.events("dev")}
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
