#!/usr/bin/env python3
"""Makes src/resources/event_types.tsv from tools/lexicon/event_seeds.tsv and WordNet 3.0 (Debian's wordnet-base).

  make_event_types.py [--seeds FILE] [--wordnet DIR] > src/resources/event_types.tsv

A seed with "+" also gives the words of the synsets one step below its first sense, with "++" those two steps below. Of
these only words whose own first sense lies there are taken: rarer senses make more noise than they find. A row: lemma,
part of speech, tags, and the least number of WordNet steps from a seed (0: a seed itself).
"""
import argparse
import collections
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = {"v": "verb", "n": "noun", "a": "adj"}
HEADER = ("# Words that tell of events or take part in them: lemma, part of speech, tags (see docs/event-types.md), steps "
          "from a seed. Made by tools/lexicon/make_event_types.py from seeds of our own (Apache-2.0) and WordNet 3.0, "
          "Copyright 2006 by Princeton University, all rights reserved: used, copied and distributed under the WordNet "
          "licence, which grants this without fee, provided that this notice stays; WordNet comes as is, without warranty.")


class WordNet:
    """Synsets below a synset, and the first sense of a word, of one part of speech."""

    def __init__(self, folder, pos):
        self.first, self.words, self.below = {}, {}, collections.defaultdict(list)
        for line in open(folder / f"index.{FILES[pos]}", encoding="ascii"):
            if not line.startswith(" "):
                fields = line.split()
                self.first[fields[0]] = fields[-int(fields[2])]
        for line in open(folder / f"data.{FILES[pos]}", encoding="ascii"):
            if line.startswith(" "):
                continue
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            self.words[fields[0]] = [fields[4 + 2 * i] for i in range(count)]
            pointers = fields[5 + 2 * count:]
            for i in range(int(fields[4 + 2 * count])):
                symbol, target, target_pos, _ = pointers[4 * i:4 * i + 4]
                if symbol == "~" and target_pos == pos:
                    self.below[fields[0]].append(target)

    def expand(self, word, steps):
        """{word: steps} of words below the first sense of `word`, those of its own synset with 1."""
        start = self.first.get(word)
        if start is None:
            raise SystemExit(f"WordNet has no {word!r}")
        found, level = {}, [start]
        for step in range(steps + 1):
            for synset in level:
                for other in self.words[synset]:
                    if other.islower() and self.first.get(other) == synset:
                        found.setdefault(other, max(step, 1))
            level = [lower for synset in level for lower in self.below[synset]]
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=pathlib.Path, default=pathlib.Path(__file__).with_name("event_seeds.tsv"))
    parser.add_argument("--wordnet", type=pathlib.Path, default=pathlib.Path("/usr/share/wordnet"))
    arguments = parser.parse_args()
    nets, rows, seeds = {}, collections.defaultdict(dict), set()  # seeds: words of which all is said
    expansions = []
    for line in open(arguments.seeds, encoding="utf-8"):
        if line.startswith("#"):
            continue
        tag, pos, words = line.rstrip("\n").split("\t")
        for item in words.split():
            word = item.rstrip("+")
            seeds.add((word.replace("_", " "), pos))
            if tag != "-":
                rows[word.replace("_", " "), pos].setdefault(tag, 0)
            if item != word:
                expansions.append((tag, pos, word, len(item) - len(word)))
    for tag, pos, word, steps in expansions:
        net = nets.setdefault(pos, WordNet(arguments.wordnet, pos))
        for other, distance in net.expand(word, steps).items():
            key = other.replace("_", " "), pos
            if key not in seeds and not (pos == "n" and "_" in other):  # nouns are looked up by their last word
                rows[key][tag] = min(distance, rows[key].get(tag, distance))
    print(HEADER)
    for (word, pos), tags in sorted(rows.items()):
        print(word, pos, " ".join(tags), min(tags.values()), sep="\t")


if __name__ == "__main__":
    main()
