#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns how words become lemmas and writes src/resources/lemma_endings.tsv and lemma_exceptions.tsv.

    learn_lemmas.py OUT_FOLDER WORDNET_FOLDER EWT_TRAIN.jsonl.gz GUM_TRAIN.jsonl.gz

WORDNET_FOLDER is Debian's /usr/share/wordnet (package wordnet-base): its verbs, inflected by rule and by its list of
irregular forms, stand beside the treebanks' words, which hold too few verbs to tell "hoped" from "hopped".
An ending says for one XPOS tag how many letters to cut and which to put in their place; the longest ending that fits a
word wins. Endings are kept where several different words agree. What they get wrong is an exception, word by word.
"""
import gzip
import json
import re
import sys
from collections import Counter, defaultdict

FREE_GUM_GENRES = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage"}
LEFT_OUT = {"GUM_news_korea"}  # a checklist
LONGEST = 6
SKIPPED = {"ADD", "GW", "AFX", "FW", "LS", "SYM", "$", ":", "NFP"}
INFLECTED = {"VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"}
ENDINGS_HEAD = ("# How endings become those of the lemma, by XPOS tag. Columns: tag and ending, letters to cut, letters to add. "
                "Learned by tools/train/learn_lemmas.py from UD English-EWT and the free genres of UD English-GUM, train, and the "
                "verbs of WordNet 3.0 (Princeton University); derived facts, CC BY-SA 4.0.")
EXCEPTIONS_HEAD = ("# Lemmas that lemma_endings.tsv gets wrong. Columns: XPOS tag and lower-case word, lemma. "
                   "Learned by tools/train/learn_lemmas.py from UD English-EWT and the free genres of UD English-GUM, train, and the "
                   "verbs of WordNet 3.0 (Princeton University); derived facts, CC BY-SA 4.0.")


def documents_of(paths):
    """The documents that may be passed on for any use."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                is_gum = document["id"].startswith("GUM_")
                if document["id"] not in LEFT_OUT and (not is_gum or document["genre"] in FREE_GUM_GENRES):
                    yield document


def change_of(word, lemma):
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    return len(word) - same, lemma[same:]


def read_lemmas(paths):
    """For each tag and lower-case word how often it has which lemma; names in lower case too."""
    counts = defaultdict(Counter)
    for document in documents_of(paths):
        text = document["text"]
        for token in document["tokens"]:
            word = text[token["begin"]:token["end"]].lower().replace("\u2019", "'")
            lemma = token.get("lemma")
            if lemma and lemma != "_" and not set(word + lemma) & set("\t\n :#"):
                counts[token["xpos"], word][lemma] += 1
    return counts


def inflections(verb):
    """Regular forms of a verb."""
    if verb.endswith("e"):
        past = verb + "d"
        ing = verb + "ing" if verb.endswith(("ee", "oe", "ye")) else verb[:-2] + "ying" if verb.endswith("ie") else verb[:-1] + "ing"
    else:
        doubled = verb + verb[-1] if re.fullmatch("[^aeiou]*[aeiou][bdgklmnprtvz]", verb) else verb
        past = verb[:-1] + "ied" if re.search("[^aeiou]y$", verb) else doubled + "ed"
        ing = doubled + "ing"
    present = verb[:-1] + "ies" if re.search("[^aeiou]y$", verb) else verb + ("es" if re.search("(s|x|z|ch|sh|o)$", verb) else "s")
    return {"VBD": past, "VBN": past, "VBG": ing, "VBZ": present}


def wordnet_forms(folder):
    """Yields (tag, form, verb) of WordNet's verbs of one word; irregular and doubled forms by its list of exceptions."""
    verbs = [line.split(" ", 1)[0] for line in open(f"{folder}/index.verb") if not line.startswith(" ")]
    irregular = defaultdict(set)
    for line in open(f"{folder}/verb.exc"):
        form, *of = line.split()
        for verb in of:
            irregular[verb].add(form)
    for verb in verbs:
        if not re.fullmatch("[a-z]{3,}", verb):
            continue
        own = irregular[verb]
        for tag, form in inflections(verb).items():
            kind = "ing" if tag == "VBG" else "s" if tag == "VBZ" else ""
            listed = sorted(f for f in own if (f.endswith(kind) if kind else not f.endswith(("ing", "s"))))
            for f in listed or [form]:
                yield tag, f, verb


def learn_endings(words):
    """words: word -> change. Yields (ending, change), a longer ending only where it differs from the shorter one."""
    def descend(ending, members, inherited):
        votes = Counter(members.values())
        best = min(votes, key=lambda change: (-votes[change], change))
        enough = votes[best] >= (3 if ending else 1)
        if enough and best != inherited and best[0] <= len(ending):
            inherited = best
            yield ending, best
        if len(votes) == 1 and best == inherited or len(ending) == LONGEST:
            return
        longer = defaultdict(dict)
        for word, change in members.items():
            if len(word) > len(ending) + 1:
                longer[word[-len(ending) - 1:]][word] = change
        for next_ending in sorted(longer):
            yield from descend(next_ending, longer[next_ending], inherited)
    yield from descend("", words, None)


def apply(endings, word):
    for length in range(min(LONGEST, len(word) - 1), -1, -1):
        change = endings.get(word[len(word) - length:])
        if change and change[0] <= len(word):
            return word[:len(word) - change[0]] + change[1]
    return word


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    counts = read_lemmas(sys.argv[3:])
    for tag, form, verb in wordnet_forms(sys.argv[2]):
        if (tag, form) not in counts:
            counts[tag, form][verb] = 1
    by_tag = defaultdict(dict)
    for (tag, word), lemmas in counts.items():
        by_tag[tag][word] = min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))
    ending_rows, exception_rows = [], []
    for tag, words in sorted(by_tag.items()):
        if tag in SKIPPED:
            continue
        regular = {w: change_of(w, lemma.lower()) for w, lemma in words.items() if w.isalpha()}
        regular = {word: change for word, change in regular.items() if change[0] < len(word)}
        endings = dict(learn_endings(regular)) if regular else {}
        endings = {ending: change for ending, change in endings.items() if ending or change != (0, "")}
        ending_rows += [f"{tag}:{ending}\t{cut}\t{add}" for ending, (cut, add) in sorted(endings.items())]
        name = tag in ("NNP", "NNPS")
        for word, lemma in sorted(words.items()):
            wanted = lemma.lower() if name else lemma
            seen = sum(counts[tag, word].values())
            number = any(c.isdigit() for c in word)  # lemmas.cpp knows numbers and acronyms
            acronym = lemma.isupper() and len(lemma) > 1 and tag in ("NN", "NNS")
            if (apply(endings, word) != wanted and not number and not acronym
                    and (seen >= 2 or tag in INFLECTED and word.isalpha())):
                exception_rows.append(f"{tag}:{word}\t{lemma}")
    for file, head, rows in (("lemma_endings.tsv", ENDINGS_HEAD, ending_rows),
                             ("lemma_exceptions.tsv", EXCEPTIONS_HEAD, exception_rows)):
        with open(f"{sys.argv[1]}/{file}", "w", encoding="utf-8") as out:
            out.write("\n".join([head, *rows]) + "\n")


if __name__ == "__main__":
    main()
