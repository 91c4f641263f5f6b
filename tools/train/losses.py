# SPDX-License-Identifier: Apache-2.0
"""What the heads are trained on: each only where the batch has gold for it."""
import torch
from torch.nn import functional as F

from prepare import BEGIN_MISC, INSIDE_MISC, NONE, OUTSIDE_OR_MISC, NAMES

WEIGHTS = {"upos": 0.3, "xpos": 0.3, "lemma": 0.3, "arc": 1.0, "relation": 1.0, "names": 1.0, "events": 1.0, "tense": 0.3,
           "aspect": 0.2, "polarity": 0.2, "creation": 0.3, "predicate": 0.3, "role": 1.0, "order": 0.3}
SETS = {BEGIN_MISC: ("B-group", "B-other"), INSIDE_MISC: ("I-group", "I-other"),
        OUTSIDE_OR_MISC: ("O", "B-group", "I-group", "B-other", "I-other")}


def names_loss(scores, gold, weight):
    """Cross entropy, where a gold label may stand for a set of labels."""
    logs = F.log_softmax(scores, -1)
    sets = [torch.logsumexp(logs[:, [NAMES.index(label) for label in SETS[key]]], -1, keepdim=True) for key in sorted(SETS)]
    losses = F.nll_loss(torch.cat([logs, *sets], -1), gold, reduction="none")
    return (losses * weight).sum() / weight.sum().clamp(min=1)


def tree_losses(model, words, batch):
    known = batch["head"] != NONE
    scores = model.arcs(words)
    possible = torch.cat([batch["words"].new_ones(len(words), 1), batch["words"]], 1)[:, None]
    scores = scores.masked_fill(~possible, -1e9)
    rows, places = known.nonzero(as_tuple=True)
    heads = batch["head"][rows, places]
    losses = {"arc": F.cross_entropy(scores[rows, places], heads)}
    relation = model.relations(words[rows, places + 1], words[rows, heads])
    losses["relation"] = F.cross_entropy(relation, batch["deprel"][rows, places], ignore_index=NONE)
    return losses


def role_losses(model, words, batch, sentences):
    """Every word of the sentence against every gold predicate; label 0 is no argument."""
    covered = [row for row, s in enumerate(sentences) if "roles" in s]
    if not covered:
        return {}
    target = torch.full_like(batch["head"], NONE)
    rows, places, gold = [], [], []
    for row in covered:
        s = sentences[row]
        target[row, :len(s["words"])] = 0
        target[row, s["predicates"]] = 1
        by_predicate = {p: torch.zeros(batch["words"].shape[1], dtype=torch.long) for p in s["predicates"]}
        for p, argument, role in s["roles"]:
            by_predicate[p][argument] = role + 1
        for p, roles in by_predicate.items():
            rows.append(row)
            places.append(p)
            gold.append(roles.masked_fill(~batch["words"][row], NONE))
    losses = {"predicate": F.cross_entropy(model.head["predicate"](words[:, 1:]).flatten(0, 1), target.flatten(), ignore_index=NONE)}
    if rows:
        rows, gold = torch.tensor(rows), torch.stack(gold)
        scores = model.role_scores(words[rows, torch.tensor(places) + 1], rows, words)
        total = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NONE, reduction="sum")
        losses["role"] = total / (len(rows) + (gold > 0).sum())
    return losses


def losses_of(model, words, batch, sentences, pairs):
    flat = words[:, 1:]
    losses = {}
    for name in ("upos", "xpos", "lemma", "events", "tense", "aspect", "polarity", "creation"):
        known = batch[name] != NONE
        if known.any():
            losses[name] = F.cross_entropy(model.head[name](flat[known]), batch[name][known])
    known = batch["names"] != NONE
    if known.any():
        losses["names"] = names_loss(model.head["names"](flat[known]), batch["names"][known], batch["names_weight"][known])
    if (batch["head"] != NONE).any():
        losses |= tree_losses(model, words, batch)
    losses |= role_losses(model, words, batch, sentences)
    if pairs:
        a, i, b, j, label = map(torch.tensor, zip(*pairs))
        losses["order"] = F.cross_entropy(model.orders(flat[a, i], flat[b, j]), label)
    return losses
