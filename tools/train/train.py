#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the encoder and its heads on the corpora that prepare.py made.

    train.py --corpora FOLDER --base FOLDER --out CHECKPOINT.pt (--layers 3 | --teacher CHECKPOINT.pt --keep 0,2)
             (--minutes CPU [--wall MINUTES] | --steps N)

The learning rate falls to nearly nothing by the end of the budget, whichever of CPU and wall time is further on, so that a run on
a busy machine ends with a finished model too; --steps takes the clock out of it. The checkpoint is written at each evaluation; an
interrupted run goes on from it when the command is given again. --start begins with the weights of an earlier run.
"""
import argparse
import json
import os
import pathlib
import sys
import time

import numpy as np
import torch

from batches import Source, collate, read_corpus
from distill import soft_losses, start_from
from evaluate import load, score_corpus
from losses import WEIGHTS, losses_of
from model import LABELLERS, Model, config_of, load_base
from pieces import Pieces

# Share of the batches. Small gold corpora are seen several times, the silver news less than once.
SHARES = {"ewt": 0.35, "gum": 0.17, "tbaq": 0.15, "wikigold": 0.05, "ieer": 0.06, "wnut": 0.03, "silver": 0.19}
TOP_RATE, LAYER_DECAY, HEAD_RATE = 2e-4, 0.9, 1e-3
WARM_UP, LAST_RATE = 0.06, 0.02
WATCHED = {"ewt-dev": 6, "uner-dev": 1, "ieer-dev": 1, "tbaq-dev": 1}


def groups_of(model):
    layers = model.config["layers"]
    groups = {}
    for name, parameter in model.named_parameters():
        if name in ("embeddings.word.weight", "embeddings.position.weight"):
            parameter.requires_grad_(False)
            continue
        if name.startswith("layer."):
            rate = TOP_RATE * LAYER_DECAY ** (layers - 1 - int(name.split(".")[1]))
        elif name.startswith("embeddings.norm"):
            rate = TOP_RATE * LAYER_DECAY ** layers
        else:
            rate = HEAD_RATE
        decay = 0.01 if parameter.dim() > 1 and "shape" not in name else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": found, "lr": rate, "top": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]


def rate_factor(progress):
    if progress < WARM_UP:
        return max(progress, 0.002) / WARM_UP
    return max(LAST_RATE, 1 - (1 - LAST_RATE) * (progress - WARM_UP) / (1 - WARM_UP))


class Run:
    def __init__(self, options):
        self.options, self.out = options, pathlib.Path(options.out)
        self.labels = json.loads(pathlib.Path(options.corpora, "labels.json").read_text(encoding="utf-8"))
        self.pieces = Pieces(pathlib.Path(options.base, "tokenizer.json"))
        self.random = np.random.default_rng(options.seed)
        torch.manual_seed(options.seed)
        self.teacher = None
        if options.teacher:
            self.teacher, kept = load(options.teacher).eval(), [int(number) for number in options.keep.split(",")]
            self.teacher.bf16 = not options.float32
            self.model = Model(self.teacher.config | {"layers": len(kept)}, self.teacher.labels)
            start_from(self.model, self.teacher, kept)
        else:
            self.model = Model(config_of(options.base, options.layers), self.labels)
            load_base(self.model, options.base)
            if options.start:
                self.start_from(torch.load(options.start, weights_only=False))
        self.model.bf16 = not options.float32
        self.optimiser = torch.optim.AdamW(groups_of(self.model), betas=(0.9, 0.98), fused=True)
        self.sources = {name: Source(read_corpus(options.corpora, name), self.random) for name in SHARES}
        self.watched = {name: read_corpus(options.corpora, name) for name in WATCHED}
        self.step, self.seen, self.cpu_before, self.wall_before, self.evaluations = 0, 0, 0.0, 0.0, 0
        if self.out.exists():
            self.restore()
        self.cpu_start, self.wall_start = time.process_time(), time.monotonic()
        self.means = {}

    def start_from(self, saved):
        """Goes on from another run's encoder and from its heads of the same labels."""
        own = self.model.state_dict()
        kept = {name: tensor for name, tensor in saved["model"].items() if name in own and own[name].shape == tensor.shape}
        changed = [name for name in self.labels if name in saved["labels"] and self.labels[name] != saved["labels"][name]]
        assert not set(changed).intersection(LABELLERS), changed
        self.model.load_state_dict(own | kept)

    def restore(self):
        saved = torch.load(self.out, weights_only=False)
        self.model.load_state_dict(saved["model"])
        self.optimiser.load_state_dict(saved["optimiser"])
        for key in ("step", "seen", "cpu_before", "wall_before", "evaluations"):
            setattr(self, key, saved[key])
        torch.set_rng_state(saved["torch_random"])
        self.random.bit_generator.state = saved["random"]
        for name, source in self.sources.items():
            source.queue, source.epochs = saved["queues"][name]
        print(f"going on from step {self.step}", flush=True)

    def cpu(self):
        return self.cpu_before + time.process_time() - self.cpu_start

    def wall(self):
        return self.wall_before + time.monotonic() - self.wall_start

    def save(self):
        state = {"config": self.model.config, "labels": self.labels, "model": self.model.state_dict(),
                 "optimiser": self.optimiser.state_dict(), "step": self.step, "seen": self.seen, "cpu_before": self.cpu(),
                 "wall_before": self.wall(), "evaluations": self.evaluations, "torch_random": torch.get_rng_state(),
                 "random": self.random.bit_generator.state, "command": " ".join(sys.argv),
                 "queues": {name: (source.queue, source.epochs) for name, source in self.sources.items()}}
        torch.save(state, f"{self.out}.new")
        os.replace(f"{self.out}.new", self.out)

    def progress(self):
        if self.options.steps:
            return self.step / self.options.steps
        parts = [self.cpu() / (60 * self.options.minutes)]
        if self.options.wall:
            parts.append(self.wall() / (60 * self.options.wall))
        return max(parts)

    def learn(self, progress):
        names = list(SHARES)
        source = self.sources[names[self.random.choice(len(names), p=list(SHARES.values()))]]
        indices = source.next()
        sentences = [source.sentences[i] for i in indices]
        batch = collate(sentences, self.pieces, self.random)
        words = self.model.encode(batch)
        losses = losses_of(self.model, words, batch, sentences)
        loss = sum(WEIGHTS[name] * value for name, value in losses.items())
        if self.teacher:
            losses["teacher"] = soft_losses(self.model, words, self.teacher, batch)
            loss = loss + losses["teacher"]
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_((p for p in self.model.parameters() if p.requires_grad), 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * self.options.rate * rate_factor(progress)
        self.optimiser.step()
        self.step += 1
        self.seen += int(batch["mask"].sum())
        for name, value in losses.items():
            self.means[name] = 0.95 * self.means.get(name, value.item()) + 0.05 * value.item()

    def report(self, progress):
        losses = " ".join(f"{name} {value:.2f}" for name, value in self.means.items())
        cpu = self.cpu()
        print(f"{progress:6.1%} step {self.step} cpu {cpu:.0f} s wall {self.wall():.0f} s {self.seen / cpu:.0f} pieces/s | {losses}",
              flush=True)

    def evaluate(self):
        self.model.eval()
        for name, every in WATCHED.items():
            figures = score_corpus(self.model, self.pieces, self.watched[name], every, exact=False)
            print(f"  {name}", " ".join(f"{key} {value}" for key, value in figures.items()), flush=True)
        self.model.train()

    def go(self):
        self.model.train()
        while (progress := self.progress()) < 1:
            self.learn(progress)
            if self.step % 50 == 0:
                self.report(progress)
            if progress * self.options.evaluations >= self.evaluations + 1:
                self.evaluations += 1
                self.save()
                self.evaluate()
        self.save()
        self.report(1.0)
        self.evaluate()
        print({name: source.epochs for name, source in self.sources.items()}, "epochs begun; done", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--corpora", "--base", "--out"):
        parser.add_argument(name, required=True)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--start", help="a trained checkpoint with as many layers to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--teacher", help="a trained checkpoint to start from and to learn from")
    parser.add_argument("--keep", default="0,2", help="the teacher's layers to start from")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--wall", type=float)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evaluations", type=int, default=8)
    parser.add_argument("--float32", action="store_true", help="where the processor has no bfloat16")
    torch.set_num_threads(1)
    Run(parser.parse_args()).go()


if __name__ == "__main__":
    sys.exit(main())
