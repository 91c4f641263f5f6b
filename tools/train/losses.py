# SPDX-License-Identifier: Apache-2.0
"""What the heads are trained on: each only where the batch has gold for it."""
import torch
from torch.nn import functional as F

from names import NAMES
from prepare import NONE

WEIGHTS = {"upos": 0.3, "xpos": 0.3, "lemma": 0.3, "arc": 1.0, "relation": 1.0, "names": 1.0, "events": 1.5, "tense": 0.3,
           "aspect": 0.2, "polarity": 0.2, "creation": 0.3, "predicate": 0.3, "role": 1.0, "mention": 0.5}
# Events of silver texts were tagged by a program.
SILVER_EVENTS = 0.25


def names_loss(scores, sets, weight):
    """Cross entropy against sets of labels, given as bits."""
    logs = F.log_softmax(scores, -1)
    allowed = (sets[:, None] >> torch.arange(len(NAMES))) & 1
    losses = -torch.logsumexp(logs.masked_fill(allowed == 0, -1e9), -1)
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


def losses_of(model, words, batch, sentences):
    flat = words[:, 1:]
    losses = {}
    for name in ("upos", "xpos", "lemma", "events", "tense", "aspect", "polarity", "creation", "mention"):
        known = batch[name] != NONE
        if known.any():
            silver = name == "events" and "tense" not in sentences[0]
            losses[name] = F.cross_entropy(model.head[name](flat[known]), batch[name][known]) * (SILVER_EVENTS if silver else 1)
    known = batch["names"] > 0
    if known.any():
        losses["names"] = names_loss(model.head["names"](flat[known]), batch["names"][known], batch["names_weight"][known])
    if (batch["head"] != NONE).any():
        losses |= tree_losses(model, words, batch)
    losses |= role_losses(model, words, batch, sentences)
    return losses
