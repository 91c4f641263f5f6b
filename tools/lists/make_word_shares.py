#!/usr/bin/env python3
"""Counts in how many of 1,000 articles a word stands, for src/resources/word_shares.tsv.

usage: tools/lists/make_word_shares.py ../shared/data/train > src/resources/word_shares.tsv

A word is two or more letters or digits in lower case. Words of less than 10 in 1,000 articles are left out: they are rare, and
how rare they are depends on what year's news was counted.
"""
import collections
import gzip
import json
import pathlib
import re
import sys

FILES = ("tbaq-train", "gum-train", "ewt-train", "ieer-train", "tempeval3-silver")
FEWEST = 10  # of 1,000


def main():
    articles = collections.Counter()
    seen = set()
    for name in FILES:
        with gzip.open(pathlib.Path(sys.argv[1]) / f"{name}.jsonl.gz", "rt") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                if text[:200] not in seen:
                    seen.add(text[:200])
                    articles.update(set(re.findall(r"[^\W\d_][^\W_]+|\d\d+", text.lower())))
    print("# Words that at least 10 of 1,000 articles hold, and how many of 1,000 do. Counted by tools/lists/make_word_shares.py. Apache-2.0.")
    for word, count in sorted(articles.items()):
        if word.isascii() and count * 1000 >= FEWEST * len(seen):
            print(f"{word}\t{round(1000 * count / len(seen))}")


if __name__ == "__main__":
    main()
