# SPDX-License-Identifier: Apache-2.0
"""A smaller model from a larger one: starts from some of its layers and its heads, and learns its judgements beside the gold."""
import torch
from torch.nn import functional as F

LABELLINGS = {"upos": 0.3, "xpos": 0.3, "lemma": 0.3, "names": 1.0, "events": 1.0, "tense": 0.3, "creation": 0.3, "predicate": 0.3, "mention": 0.5}
TREE = 1.0


def start_from(model, teacher, kept):
    """Copies everything but the layers that are left out; kept[i] is the teacher's layer that becomes layer i."""
    state = {}
    for name, tensor in teacher.state_dict().items():
        if name.startswith("layer."):
            _, number, rest = name.split(".", 2)
            if int(number) in kept:
                state[f"layer.{kept.index(int(number))}.{rest}"] = tensor
        else:
            state[name] = tensor
    model.load_state_dict(state)


def divergence(own, theirs):
    """Mean cross entropy of rows of scores against the teacher's distribution."""
    return -(theirs.softmax(-1) * own.log_softmax(-1)).sum(-1).mean()


def soft_losses(model, words, teacher, batch):
    """Total loss against the teacher over all words, whatever gold they have."""
    with torch.no_grad():
        theirs = teacher.encode(batch)
        their_arcs = teacher.arcs(theirs)
    known = batch["words"]
    loss = 0.0
    for name, weight in LABELLINGS.items():
        with torch.no_grad():
            target = teacher.head[name](theirs[:, 1:][known])
        loss = loss + weight * divergence(model.head[name](words[:, 1:][known]), target)
    possible = torch.cat([known.new_ones(len(words), 1), known], 1)[:, None]
    their_arcs = their_arcs.masked_fill(~possible, -1e9)
    loss = loss + TREE * divergence(model.arcs(words).masked_fill(~possible, -1e9)[known], their_arcs[known])
    rows, places = known.nonzero(as_tuple=True)
    heads = their_arcs[rows, places].argmax(-1)
    with torch.no_grad():
        target = teacher.relations(theirs[rows, places + 1], theirs[rows, heads])
    return loss + TREE * divergence(model.relations(words[rows, places + 1], words[rows, heads]), target)
