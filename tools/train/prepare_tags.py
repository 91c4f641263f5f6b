#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the training table of the tagger: one token a line, an empty line after each sentence.

    prepare_tags.py EWT_TRAIN.jsonl.gz GUM_TRAIN.jsonl.gz > tags.tsv

Columns: form, XPOS, UPOS, 1 where white space follows. Input is chronograph-annotation/1 with gold tags.
Headlines are rare in the corpus and common in news, hence every twelfth sentence is given again with capitals on
its words, and every thirtieth in capitals throughout. Of GUM only the genres whose texts may be passed on for any use
are taken, and no article that serves as a checklist.
"""
import gzip
import json
import sys

TITLED, SHOUTED = 12, 30
FREE_GUM_GENRES = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage"}
LEFT_OUT = {"GUM_news_korea"}
SMALL = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "at", "by", "as", "from", "with"}


def titled(form, first):
    return form if form in SMALL and not first else form[:1].upper() + form[1:]


def rows_of(document):
    text, tokens = document["text"], document["tokens"]
    index = 0
    for sentence in document["sentences"]:
        rows = []
        while index < len(tokens) and tokens[index]["begin"] < sentence["end"]:
            token = tokens[index]
            end = token["end"]
            space = end >= len(text) or text[end].isspace()
            rows.append((text[token["begin"]:end], token["xpos"], token["upos"], int(space)))
            index += 1
        yield rows


def write(rows):
    for row in rows:
        print("\t".join(map(str, row)))
    print()


def documents_of(paths):
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                is_gum = document["id"].startswith("GUM_")
                if document["id"] not in LEFT_OUT and (not is_gum or document["genre"] in FREE_GUM_GENRES):
                    yield document


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    count = 0
    for document in documents_of(sys.argv[1:]):
        for rows in rows_of(document):
            write(rows)
            count += 1
            if count % TITLED == 0 and 4 <= len(rows) <= 20:
                write([(titled(form, i == 0), *rest) for i, (form, *rest) in enumerate(rows)])
            if count % SHOUTED == 0 and len(rows) <= 20:
                write([(form.upper(), *rest) for form, *rest in rows])


if __name__ == "__main__":
    main()
