#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What each source of names adds: short trainings of names only, each with one corpus left out.

    ablate_names.py --corpora FOLDER [--corpora FOLDER ...] --base FOLDER [--steps 250] [--without CORPUS ...]

Prints F1 over person, organization and place, and of organisations, on the development corpora. Several folders compare ways of preparing.
"""
import argparse
import json
import pathlib
import sys

import numpy as np
import torch

from batches import Source, collate, read_corpus
from evaluate import score_corpus
from losses import names_loss
from model import Model, config_of, load_base
from pieces import Pieces
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", action="append", required=True)
    parser.add_argument("--base", default=".venv/base")
    parser.add_argument("--steps", type=int, default=250)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--float32", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
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
