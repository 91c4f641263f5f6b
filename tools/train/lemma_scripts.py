# SPDX-License-Identifier: Apache-2.0
"""How a word becomes its lemma, as a label: case, letters to cut from the end, letters to add (`l3:y`, `=0:`).

Case `l` lowers the word first, `=` keeps it, `t` makes it a capital and small letters.
"""
CASES = (("l", str.lower), ("=", lambda word: word), ("t", lambda word: word[:1].upper() + word[1:].lower()))


def script_of(word, lemma):
    best = None
    for name, change in CASES:
        start = change(word)
        same = 0
        while same < min(len(start), len(lemma)) and start[same] == lemma[same]:
            same += 1
        cost = len(start) - same + len(lemma) - same
        if best is None or cost < best[0]:
            best = (cost, f"{name}{len(start) - same}:{lemma[same:]}")
    return best[1]


def apply_script(script, word):
    cut, added = script[1:].split(":", 1)
    start = dict(CASES)[script[0]](word)
    return start[:len(start) - int(cut)] + added if int(cut) <= len(start) else word
