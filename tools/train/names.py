# SPDX-License-Identifier: Apache-2.0
"""Names to learn from: gold where there is some, else what two programs and the trees of a treebank make likely.

A word's gold is a set of labels, written as bits over NAMES: newswire's MISC is a group or other, two programs may leave two types open,
and 0 says that nothing is known.
"""
from collections import Counter, defaultdict

TYPES = ["person", "organization", "place", "group", "other"]
NAMES = ["O"] + [f"{part}-{kind}" for kind in TYPES for part in "BI"]
OUTSIDE = 1
MISC = frozenset(("group", "other"))
ACTORS = frozenset(("person", "organization", "place"))
# A text has a usual type where the programs agree on it that often and nearly always so.
USUAL_COUNT, USUAL_SHARE = 3, 0.85
LIKELY, UNSURE, DOUBTED = 0.8, 0.7, 0.4
FUSED = {"list", "parataxis", "vocative", "appos", "dislocated"}
INSIDE_NAME = {"flat", "compound", "goeswith"}
# Proper nouns to the treebanks, but no names to newswire.
TIME_WORDS = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
 november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec am pm a.m. p.m. est pst cst edt cdt
 pdt gmt mr mr. mrs mrs. ms ms. dr dr. re fw cc""".split())
# Heads of GUM's named persons that newswire leaves out of a name.
TITLES = set("mayor president king queen prince princess minister senator congressman congresswoman governor judge justice captain professor".split())


def bits(types, part):
    return sum(1 << (1 + 2 * TYPES.index(kind) + (part == "I")) for kind in types)


OUTSIDE_OR_MISC = OUTSIDE | bits(MISC, "B") | bits(MISC, "I")


def same(one, two):
    """Newswire's `other` covers groups."""
    return one == two or (one == "other" and two == "group")


class Usage:
    """The types on which the programs agree for a text, over all texts."""

    def __init__(self, documents):
        self.counts = defaultdict(Counter)
        for document in documents:
            first = {(begin, end): kind for begin, end, kind in document["names"]["a"]}
            for begin, end, kind in document["names"]["b"]:
                if same(first.get((begin, end)), kind):
                    self.counts[document["text"][begin:end]][kind] += 1

    def usual(self, text):
        counts = self.counts.get(text)
        if not counts:
            return None
        kind, count = counts.most_common(1)[0]
        return kind if count >= USUAL_COUNT and count >= USUAL_SHARE * counts.total() else None


def judge_both(one, two, usual):
    """Types and weight of a span that both programs have."""
    if same(one, two):
        return {two}, 1.0
    if usual in (one, two):
        return {usual}, LIKELY
    return MISC if one == "other" else {one}, UNSURE


def judge_one(kind, usual, is_first, overlaps):
    """Types and weight of a span that only one program has; no types: rather no name."""
    if kind == usual and (is_first or not overlaps):
        return {usual}, LIKELY
    if is_first:
        return MISC if kind == "other" else {kind}, UNSURE
    return frozenset(), 0.0 if overlaps else DOUBTED


def overlap(span, others):
    return any(span[0] < end and span[1] > begin for begin, end in others)


def judged(text, names, usage):
    """(begin, end, types, weight) of what two programs found in a text, no two of them overlapping."""
    first = {(begin, end): kind for begin, end, kind in names["a"]}
    second = {(begin, end): kind for begin, end, kind in names["b"]}
    found = []
    for span in sorted(first.keys() | second.keys()):
        one, two, usual = first.get(span), second.get(span), usage.usual(text[span[0]:span[1]])
        if one and two:
            found.append((*span, *judge_both(one, two, usual)))
        else:
            others = second if one else first
            found.append((*span, *judge_one(one or two, usual, bool(one), overlap(span, others))))
    kept = []
    for row in sorted(found, key=lambda row: (-row[3], row[0], -row[1])):
        if not overlap(row, [other[:2] for other in kept]):
            kept.append(row)
    return kept


def words_within(sentence, begin, end):
    return [i for i, (first, last) in enumerate(sentence["spans"]) if first < end and last > begin]


class Tree:
    """The parts of names in a sentence of a treebank."""

    def __init__(self, sentence):
        self.words, self.proper = sentence["words"], [tag == "PROPN" for tag in sentence["upos"]]
        self.heads = [int(head) - 1 for head in sentence["head"]]
        self.relations = [relation.split(":")[0] for relation in sentence["deprel"]]
        self.joined = [i > 0 and self.proper[i] and self.proper[i - 1] and self.is_joined(i) for i in range(len(self.words))]

    def is_joined(self, i):
        """Whether the proper nouns i - 1 and i belong to one name."""
        if any(self.heads[one] == two and self.relations[one] in INSIDE_NAME for one, two in ((i, i - 1), (i - 1, i))):
            return True
        return self.heads[i] == self.heads[i - 1] >= 0 and self.relations[i] in INSIDE_NAME and self.relations[i - 1] in INSIDE_NAME \
            or self.relations[i] in INSIDE_NAME and self.heads[i] >= 0 and self.heads[i] < i and self.proper[self.heads[i]]

    def units(self, begin, end):
        """Runs of proper nouns that belong together, as ranges of words."""
        made = []
        for i in range(begin, end):
            if self.proper[i] and i > begin and made and made[-1][1] == i and self.joined[i]:
                made[-1][1] = i + 1
            elif self.proper[i]:
                made.append([i, i + 1])
        return made

    def is_fused(self, begin, end):
        """Several names taken for one: no single head, or the relations of a list inside."""
        inside = range(begin, end)
        outer = sum(not begin <= self.heads[i] < end for i in inside)
        coordinated = any(self.relations[i] == "cc" for i in inside)
        inner = [self.relations[i] for i in inside if begin <= self.heads[i] < end]
        return outer > 1 or any(relation in FUSED or (relation == "conj" and not coordinated) for relation in inner)

    def cuts(self, begin, end):
        return self.joined[begin] or (end < len(self.joined) and self.joined[end])


class Labels:
    """The sets and weights of a sentence's words."""

    def __init__(self, size, outside=OUTSIDE):
        self.sets, self.weights = [outside] * size, [1.0] * size

    def mark(self, words, types, weight):
        """No types: no name."""
        for place, i in enumerate(words):
            self.sets[i], self.weights[i] = bits(types, "I" if place else "B") if types else OUTSIDE, weight

    def mask(self, words):
        for i in words:
            self.weights[i] = self.sets[i] = 0


def mark_with_tree(labels, tree, words, types, weight):
    begin, end = words[0], words[-1] + 1
    if not types:
        labels.mark(words, types, weight)
    elif not any(tree.proper[begin:end]) and types <= ACTORS:
        labels.mask(words)
    elif tree.is_fused(begin, end):
        labels.mask(words)
        for first, last in tree.units(begin, end) if types == {"person"} else []:
            labels.mark(range(first, last), types, LIKELY)
    else:
        labels.mark(words, types, weight / 2 if weight < 1 and tree.cuts(begin, end) else weight)


def with_tree(sentence, spans, marked):
    """Labels of a treebank's sentence; marked: the spans of either program."""
    tree, labels = Tree(sentence), Labels(len(sentence["words"]))
    touched = {i for begin, end in marked for i in words_within(sentence, begin, end)}
    for begin, end, types, weight in spans:
        words = words_within(sentence, begin, end)
        if words:
            mark_with_tree(labels, tree, words, frozenset(types), weight)
            touched.update(words)
    for begin, end in tree.units(0, len(tree.words)):
        # Both programs lean on capitals: what a writer wrote small may be a name all the same.
        small = any(word.islower() for word in tree.words[begin:end])
        if small and not touched.intersection(range(begin, end)) and not any(map(is_no_name, tree.words[begin:end])):
            labels.mask(range(begin, end))
    return labels


def is_no_name(word):
    return word.lower() in TIME_WORDS or "/" in word or "@" in word or word.startswith("www.")


def gum_names(document):
    """(begin, end, head, type) of GUM's named mentions, largest first; dates are no names."""
    found = [(m["begin"], m["end"], m["head"], m["type"]) for m in document["mentions"] if m["kind"] == "name" and m["label"] != "time"]
    return sorted(found, key=lambda row: (row[0] - row[1], row[0]))


def with_gold_types(spans, gold):
    """The programs' spans with GUM's judgement of the type: a name's span holds the head of the smallest mention around it."""
    made = []
    for begin, end, types, weight in spans:
        around = [kind for first, last, head, kind in gold if begin <= head[0] and head[1] <= end and first <= begin and end <= last]
        kind = around[-1] if around else None
        if kind is None or weight == 1:
            made.append((begin, end, types, weight))  # GUM has countries as organisations too: agreement of the programs stands
        else:
            made.append((begin, end, MISC if kind == "other" else {kind}, LIKELY))
    return made


def gold_heads(sentence, gold, spans):
    """Names of GUM that neither program has, by the tree: the proper nouns that belong to the head of the mention."""
    tree = Tree(sentence)
    for _, _, head, kind in gold:
        words = words_within(sentence, *head)
        if not words or overlap(head, [span[:2] for span in spans]):
            continue
        for begin, end in tree.units(0, len(tree.words)):
            plural = sentence["xpos"][words[0]] == "NNPS"
            titled = kind == "person" and (plural or sentence["words"][words[0]].lower() in TITLES)
            if begin <= words[0] < end and not titled and not any(map(is_no_name, tree.words[begin:end])):
                yield (sentence["spans"][begin][0], sentence["spans"][end - 1][1], MISC if kind == "other" else {kind}, LIKELY)
