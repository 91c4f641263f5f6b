#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What each source of names adds: trainings of names only, each with one corpus left out.

    ablate_names.py --corpora FOLDER [--corpora FOLDER ...] --base FOLDER [--steps 250] [--without CORPUS ...]
    ablate_names.py --corpora FOLDER --frozen CHECKPOINT.pt [--every 3] [--without CORPUS ...] [--only CORPUS ...]

Prints F1 over person, organization and place, and of organisations, on the development corpora. Several folders compare ways of preparing.
A few hundred steps of the whole encoder are too noisy to rank sources (a seed moves F1 by 2); --frozen trains a new head alone on the
states of a trained encoder, which is repeatable, but says only what a source adds to the head: the encoder has seen them all.
"""
import argparse
import json
import pathlib
import sys

import numpy as np
import torch

from batches import Source, collate, read_corpus
from evaluate import load, score_corpus
from losses import names_loss
from model import Model, config_of, load_base
from pieces import Pieces
from prepare import LONGEST
from train import SHARES, groups_of, rate_factor

JUDGED = ("uner-dev", "ieer-dev", "wikigold-dev")


def trained(folder, options, shares):
    torch.manual_seed(1)
    random, pieces = np.random.default_rng(1), Pieces(pathlib.Path(options.base, "tokenizer.json"))
    labels = json.loads(pathlib.Path(folder, "labels.json").read_text(encoding="utf-8"))
    model = Model(config_of(options.base, options.layers), labels)
    load_base(model, options.base)
    model.bf16 = not options.float32
    optimiser = torch.optim.AdamW(groups_of(model), betas=(0.9, 0.98), fused=True)
    sources = {name: Source(read_corpus(folder, name), random) for name in shares}
    share = np.array(list(shares.values())) / sum(shares.values())
    model.train()
    for step in range(options.steps):
        source = sources[list(shares)[random.choice(len(shares), p=share)]]
        batch = collate([source.sentences[i] for i in source.next()], pieces, random)
        known = batch["names"] > 0
        scores = model.head["names"](model.encode(batch)[:, 1:][known])
        loss = names_loss(scores, batch["names"][known], batch["names_weight"][known])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), 1.0)
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * rate_factor(step / options.steps)
        optimiser.step()
    return model.eval(), pieces


def states_of(model, pieces, corpus, every):
    """States, labels and weights of the words that a corpus has names for, of every n-th sentence."""
    kept = [s for s in corpus["sentences"][::every] if "names" in s and len(s["pieces"]) < LONGEST]
    kept.sort(key=lambda s: len(s["pieces"]))
    parts = []
    with torch.no_grad():
        for begin in range(0, len(kept), 32):
            batch = collate(kept[begin:begin + 32], pieces)
            known = batch["names"] > 0
            parts.append((model.encode(batch)[:, 1:][known], batch["names"][known], batch["names_weight"][known]))
    return [torch.cat(column) for column in zip(*parts)]


def head_of(parts, labels, rounds=400):
    """A new head, fitted to all words at once."""
    states, gold, weight = (torch.cat(column) for column in zip(*parts))
    torch.manual_seed(1)
    head = torch.nn.Linear(states.shape[1], len(labels["names"]))
    optimiser = torch.optim.AdamW(head.parameters(), lr=0.01, weight_decay=0.01)
    order = torch.randperm(len(states))
    for step in range(rounds):
        rows = order[torch.arange(step * 8192, (step + 1) * 8192) % len(order)]
        loss = names_loss(head(states[rows]), gold[rows], weight[rows])
        optimiser.zero_grad()
        loss.backward()
        for group in optimiser.param_groups:
            group["lr"] = 0.01 * rate_factor(step / rounds)
        optimiser.step()
    return head


def ablate_frozen(options):
    folder = options.corpora[0]
    model, pieces = load(options.frozen).eval(), Pieces(pathlib.Path(options.base, "tokenizer.json"))
    model.bf16 = not options.float32
    parts = {name: states_of(model, pieces, read_corpus(folder, name), options.every if name == "silver" else 1) for name in SHARES}
    judged = {name: read_corpus(folder, name) for name in JUDGED}
    print({name: len(part[0]) for name, part in parts.items()}, "words", flush=True)
    runs = [("all", list(parts))] + [(f"without {name}", [n for n in parts if n != name]) for name in options.without]
    for what, chosen in runs + [(f"only {name}", [name]) for name in options.only]:
        head = head_of([parts[name] for name in chosen], model.labels)
        model.head["names"].load_state_dict(head.state_dict())
        figures = [score_corpus(model, pieces, corpus) for corpus in judged.values()]
        print(what, *(f"{name} {found['names']} organizations {found['names_organization']}"
                      for name, found in zip(judged, figures)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", action="append", required=True)
    parser.add_argument("--base", default=".venv/base")
    parser.add_argument("--steps", type=int, default=250)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--float32", action="store_true")
    parser.add_argument("--frozen", help="a trained checkpoint whose encoder stays as it is")
    parser.add_argument("--every", type=int, default=3, help="with --frozen: every n-th sentence of the silver news")
    parser.add_argument("--only", action="append", default=[])
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.frozen:
        ablate_frozen(options)
        return
    for folder in options.corpora:
        for left_out in [None, *options.without]:
            shares = {name: share for name, share in SHARES.items() if name != left_out}
            model, pieces = trained(folder, options, shares)
            for name in JUDGED:
                found = score_corpus(model, pieces, read_corpus(folder, name))
                print(folder, f"without {left_out}" if left_out else "all", name, found["names"],
                      "organizations", found["names_organization"], flush=True)


if __name__ == "__main__":
    sys.exit(main())
