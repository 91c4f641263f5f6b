# SPDX-License-Identifier: Apache-2.0
"""The maximum spanning tree with one root (Chu-Liu and Edmonds), over a matrix of arc scores."""
import numpy as np


def cycle_of(heads):
    state = np.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node):]
        state[path] = 2
    return None


def spanning_tree(scores):
    """scores[d, h], node 0 is the root. Returns the head of each node (that of 0 is 0)."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = cycle_of(heads)
    if cycle is None:
        return heads
    rest = [node for node in range(len(scores)) if node not in cycle]
    inner = np.array([scores[node, heads[node]] for node in cycle])
    into = scores[np.ix_(cycle, rest)] - inner[:, None]
    out_of = scores[np.ix_(rest, cycle)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1] = into.max(0)
    smaller[:-1, -1] = out_of.max(1)
    found = spanning_tree(smaller)
    entry = rest[found[-1]]
    result = heads.copy()
    for place, node in enumerate(rest):
        if node:
            result[node] = cycle[out_of[place].argmax()] if found[place] == len(rest) else rest[found[place]]
    broken = cycle[into[:, found[-1]].argmax()]
    result[broken] = entry
    return result


def tree_of(scores):
    """scores (words, words + 1), column 0 the root: heads 0..words, exactly one of them 0."""
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores.astype(np.float64)
    heads = spanning_tree(square)
    roots = np.flatnonzero(heads[1:] == 0)
    if len(roots) == 1:
        return heads[1:]
    best = None
    for root in roots if len(roots) else range(size):
        single = square.copy()
        single[1:, 0] = -np.inf
        single[root + 1, 0] = square[root + 1, 0]
        found = spanning_tree(single)
        total = single[np.arange(1, size + 1), found[1:]].sum()
        if best is None or total > best[0]:
            best = (total, found[1:])
    return best[1]
