# SPDX-License-Identifier: Apache-2.0
"""How words become wordpieces and shape classes, exactly as docs/model-format.md states it for the program.

Words come ready-made from the tokeniser; only their inside is split, so that the first piece always stands for the word.
"""
import json
import unicodedata

import numpy as np

LOWER, TITLE, UPPER, MIXED, DIGITS, HAS_DIGIT, PUNCTUATION, CAPITAL, OTHER = range(9)
SHAPES = 9
MOST_PIECES = 8
MOST_LETTERS = 100


def shape_of(word):
    kinds = [unicodedata.category(letter) for letter in word]
    letters = [kind for kind in kinds if kind[0] == "L"]
    if "Nd" in kinds:
        return HAS_DIGIT if letters else DIGITS
    if not letters:
        return PUNCTUATION
    cased = ["u" if kind in ("Lu", "Lt") else "l" for kind in letters if kind in ("Lu", "Lt", "Ll")]
    if not cased:
        return OTHER
    if "u" not in cased:
        return LOWER
    if cased == ["u"]:
        return CAPITAL
    if "l" not in cased:
        return UPPER
    return TITLE if cased[0] == "u" and "u" not in cased[1:] else MIXED


def is_punctuation(letter):
    return unicodedata.category(letter)[0] == "P" or ("!" <= letter <= "~" and not letter.isalnum())


def is_ideograph(letter):
    code = ord(letter)
    return (0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF
            or 0x20000 <= code <= 0x2CEAF or 0x2F800 <= code <= 0x2FA1F)


class Pieces:
    def __init__(self, tokenizer_path):
        with open(tokenizer_path, encoding="utf-8") as file:
            vocabulary = json.load(file)["model"]["vocab"]
        self.take([name for name, _ in sorted(vocabulary.items(), key=lambda item: item[1])])

    @classmethod
    def of_names(cls, names):
        """From a model file's vocabulary."""
        made = cls.__new__(cls)
        made.take(names)
        return made

    def take(self, names):
        self.names, self.ids, self.known = names, {name: i for i, name in enumerate(names)}, {}
        self.cls, self.sep, self.unknown, self.mask = (self.ids[name] for name in ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))

    def of_words(self, words):
        """The pieces of a sentence, and the place of each word's first one behind [CLS]."""
        ids, first = [], []
        for word in words:
            first.append(len(ids) + 1)
            ids += self.of_word(word)
        return np.array(ids, np.int32), np.array(first, np.int32)

    def of_word(self, word):
        if word not in self.known:
            self.known[word] = self.split(word)
        return self.known[word]

    def split(self, word):
        found = []
        for part in self.parts(word):
            found += self.greedy(part)
        return found[:MOST_PIECES] or [self.unknown]

    @staticmethod
    def parts(word):
        """Lower case without accents, cut at punctuation and around ideographs."""
        plain = "".join(letter for letter in unicodedata.normalize("NFD", word.lower())
                        if unicodedata.category(letter) not in ("Mn", "Cc", "Cf"))
        parts, open_part = [], ""
        for letter in plain:
            if letter.isspace() or is_punctuation(letter) or is_ideograph(letter):
                parts += [open_part, "" if letter.isspace() else letter]
                open_part = ""
            else:
                open_part += letter
        return [part for part in [*parts, open_part] if part]

    def greedy(self, part):
        if len(part) > MOST_LETTERS:
            return [self.unknown]
        found, begin = [], 0
        while begin < len(part):
            end = len(part)
            while end > begin and ("##" if begin else "") + part[begin:end] not in self.ids:
                end -= 1
            if end == begin:
                return [self.unknown]
            found.append(self.ids[("##" if begin else "") + part[begin:end]])
            begin = end
        return found
