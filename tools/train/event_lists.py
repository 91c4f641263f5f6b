#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the lists that events are found with from counts over annotated corpora.

    event_lists.py --out src/resources --gold tbaq-train.jsonl.gz [--silver tempeval3-silver.jsonl.gz]
                   --tokens TBAQ.jsonl [--silver-tokens SILVER.jsonl] [--leave-out leave-out.tsv]

The corpora are chronograph-annotation/1 with events; the token files are what `chronograph annotate --until lemmas`
makes of the same documents. Written are event_nouns.tsv (lemma, class), verb_classes.tsv (lemma, class; verbs that are
not OCCURRENCE) and non_event_verbs.tsv. Only words and decisions are written, no text and no counts: a word is listed
where the share of its occurrences that are annotated reaches a threshold. ADDED, DROPPED and SPEECH are decided by hand, since
the corpora are uneven about them; the seed articles play no part.
"""
import argparse
import collections
import gzip
import json
import pathlib

NOUN_SHARE, VERB_SHARE = 0.55, 0.42
NOUN_PRIOR, VERB_PRIOR = 0.12, 0.85
SEEN_VERBS = 6  # a verb is silenced only where the gold corpus has it that often
SILVER_CAP = 30  # occurrences of a word that the silver corpus may count for
GRAMMAR = {"be", "have", "do"}
CLASSES = ("OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "PERCEPTION", "ASPECTUAL")
SILVER_WEIGHT = 0.05  # of an occurrence in the choice of a class
# Nouns that name events whatever the corpora's annotators chose.
ADDED = """abduction airstrike ambush arrest arrival assassination assault attack battle blast bombing bombardment ceasefire
 clash collapse collision conviction coup crackdown crash cyclone death defection demonstration departure earthquake
 election eruption evacuation execution expulsion explosion famine flood funeral hijacking hurricane inauguration
 indictment inquiry invasion kidnapping killing lawsuit march massacre meeting merger murder negotiation offensive ouster
 outbreak overthrow protest quake raid rally rebellion referendum release resignation riot sentencing shelling shooting
 siege storm strike summit surrender takeover talk talks trial truce tsunami uprising verdict visit vote war withdrawal""".split()
# Verbs of speech that the corpora are few or uneven about.
SPEECH = {"add", "state", "declare", "reiterate", "retort", "quip", "stress", "remark", "testify"}
# Plural nouns that the tagger now and then takes for verbs ("the U.S. embassies in Kenya").
THINGS = {"embassy", "profit", "relative"}
# Things rather than happenings, mistakes of the tagger, and verbs counted by their participles before nouns.
DROPPED = {"embassy", "wood", "profit", "relative", "restructur", "united", "allege", "propose", "suspect"}


def documents(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def count(gold_path, tokens_path, left_out):
    """(part of speech, lemma) -> counts of classes, "-" for no event."""
    gold = {d["id"]: {e["begin"]: e["class"] for e in d["events"]} for d in documents(gold_path)}
    counts = collections.defaultdict(collections.Counter)
    for document in documents(tokens_path):
        if document["id"] in left_out or document["id"] not in gold:
            continue
        events, tokens = gold[document["id"]], document["tokens"]
        for token, after in zip(tokens, tokens[1:] + [None]):
            kind = token["upos"]
            if kind == "NOUN" and after and after["upos"] in ("NOUN", "PROPN"):
                continue  # "bomb" of "bomb attack": the noun after it is the trigger
            if kind in ("NOUN", "VERB"):
                counts[kind, token["lemma"].lower()][events.get(token["begin"], "-")] += 1
    return counts


def share(gold, silver, prior):
    yes = sum(gold.values()) - gold["-"]
    silver_total = sum(silver.values())
    weight = min(silver_total, SILVER_CAP) / max(silver_total, 1)
    silver_yes = silver_total - silver["-"]
    return (yes + weight * silver_yes + prior) / (sum(gold.values()) + weight * silver_total + 1)


def main_class(gold, silver):
    best = collections.Counter({c: gold[c] + SILVER_WEIGHT * silver[c] for c in CLASSES})
    return max(CLASSES, key=lambda c: (best[c], -CLASSES.index(c)))


def usable(lemma):
    return lemma.isascii() and lemma.replace("-", "").isalpha() and len(lemma) > 1 and lemma not in DROPPED


def write(path, head, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"# {head} Made by tools/train/event_lists.py from TimeBank, AQUAINT and TempEval-3 silver "
                  "(words and decisions only) and by hand. Apache-2.0.\n")
        for row in sorted(rows):
            out.write("\t".join(row) + "\n")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--out", "--gold", "--silver", "--tokens", "--silver-tokens", "--leave-out"):
        parser.add_argument(name, type=pathlib.Path)
    options = parser.parse_args()
    left_out = set()
    if options.leave_out:
        left_out = {line.split("\t")[1] for line in open(options.leave_out, encoding="utf-8") if line.startswith("tbaq-train")}
    gold = count(options.gold, options.tokens, left_out)
    silver = count(options.silver, options.silver_tokens, set()) if options.silver else {}
    none = collections.Counter()
    nouns, silent = {lemma: "OCCURRENCE" for lemma in ADDED}, [(lemma,) for lemma in GRAMMAR | THINGS]
    verbs = [(lemma, "REPORTING") for lemma in SPEECH]
    for kind, lemma in sorted(set(gold) | set(silver)):
        one, two = gold.get((kind, lemma), none), silver.get((kind, lemma), none)
        seen = sum(one.values()) + sum(two.values())
        if not usable(lemma) or seen < 2 or (not one and seen < 4):
            continue
        # "arrive" as a noun is a mistake of the tagger.
        mistaken = sum(gold.get(("VERB", lemma), none).values()) > 5 * sum(one.values())
        if kind == "NOUN" and not mistaken and (lemma in nouns or share(one, two, NOUN_PRIOR) >= NOUN_SHARE):
            nouns[lemma] = main_class(one, two)
        if kind == "VERB" and lemma not in GRAMMAR:
            if share(one, two, VERB_PRIOR) < VERB_SHARE and sum(one.values()) >= SEEN_VERBS:
                silent.append((lemma,))
            if lemma not in SPEECH and main_class(one, two) != "OCCURRENCE":
                verbs.append((lemma, main_class(one, two)))
    write(options.out / "event_nouns.tsv", "Nouns that tell of an event, and its TimeML class.", nouns.items())
    write(options.out / "verb_classes.tsv", "TimeML classes of verbs that are not OCCURRENCE.", verbs)
    write(options.out / "non_event_verbs.tsv", "Verbs that tell of no event by themselves.", silent)


if __name__ == "__main__":
    main()
