# SPDX-License-Identifier: Apache-2.0
"""The encoder and its heads. Parameters are named as docs/model-format.md names the tensors, so that export only copies them."""
import contextlib
import json
import math
import pathlib
import struct

import torch
from torch import nn
from torch.nn import functional as F

from pieces import SHAPES

ARC, RELATION, ROLE, ANTECEDENT, HIDDEN = 256, 96, 128, 128, 64
SLOPE, DROPOUT = 0.1, 0.2
LABELLERS = ["upos", "xpos", "lemma", "names", "events", "tense", "aspect", "polarity", "creation", "predicate", "mention"]


class Outer(nn.Linear):
    def __init__(self, inner, width, epsilon):
        super().__init__(inner, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)


class Attention(nn.Module):
    def __init__(self, width, heads, epsilon):
        super().__init__()
        self.heads = heads
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width)
        self.value, self.output = nn.Linear(width, width), nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)

    def forward(self, hidden, mask):
        size, length, width = hidden.shape
        query, key, value = (part(hidden).view(size, length, self.heads, -1).transpose(1, 2)
                             for part in (self.query, self.key, self.value))
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return self.norm(hidden + self.output(mixed.transpose(1, 2).reshape(size, length, width)))


class Layer(nn.Module):
    def __init__(self, width, heads, inner, epsilon):
        super().__init__()
        self.attention = Attention(width, heads, epsilon)
        self.inner, self.outer = nn.Linear(width, inner), Outer(inner, width, epsilon)

    def forward(self, hidden, mask):
        hidden = self.attention(hidden, mask)
        return self.outer.norm(hidden + self.outer(F.gelu(self.inner(hidden))))


class Embeddings(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.word = nn.Embedding(config["pieces"], config["width"])
        self.position = nn.Embedding(config["positions"], config["width"])
        self.shape = nn.Embedding(SHAPES, config["width"])
        self.norm = nn.LayerNorm(config["width"], eps=config["layer_norm_epsilon"])

    def forward(self, pieces, shapes):
        return self.norm(self.word(pieces) + self.position.weight[:pieces.shape[1]] + self.shape(shapes))


class Bilinear(nn.Module):
    def __init__(self, *shape):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(*shape))


class Pair(nn.Module):
    """Two views of a word and the form that scores a pair of them."""

    def __init__(self, width, size, left, right, form):
        super().__init__()
        self.names, self.rounding = (left, right), None
        self.add_module(left, nn.Linear(width, size))
        self.add_module(right, nn.Linear(width, size))
        self.bilinear = Bilinear(*form)

    def views(self, left, right):
        drop = DROPOUT if self.training else 0.0
        one, two = (F.dropout(F.leaky_relu(getattr(self, name)(x).float(), SLOPE), drop) for name, x in zip(self.names, (left, right)))
        return self.rounding(one, two) if self.rounding else (one, two)


class Additive(nn.Module):
    """Scores of pairs of words of a document: a hidden layer of sums, of a part for each word and one for each feature."""

    def __init__(self, width, features, labels, product=False):
        super().__init__()
        self.first, self.later = nn.Linear(width, HIDDEN), nn.Linear(width, HIDDEN)
        self.features = nn.Embedding(features, HIDDEN)
        if product:
            self.product = nn.Linear(width, HIDDEN, bias=False)
        self.output = nn.Linear(HIDDEN, labels)
        self.drop = 0.0

    def forward(self, first, later, features):
        """first, later: states of the pairs' words; features: one row of numbers a pair, filled up with -1."""
        extra = self.product(first * later) if hasattr(self, "product") else 0
        return self.finish(self.first(first) + self.later(later) + extra, features)

    def finish(self, hidden, features):
        rows = F.embedding(features.clamp(min=0), self.features.weight) * (features >= 0)[..., None]
        hidden = F.leaky_relu(hidden + rows.sum(-2), SLOPE)
        return self.output(F.dropout(hidden, self.drop, self.training))


class Antecedent(Additive):
    """Which of the earlier mentions, if any, a mention goes back to."""

    def __init__(self, width, features):
        super().__init__(width, features, 1)
        self.left, self.right = nn.Linear(width, ANTECEDENT), nn.Linear(width, ANTECEDENT)
        self.bilinear = Bilinear(ANTECEDENT + 1, ANTECEDENT + 1)

    def scores(self, states, later, first, features):
        """states: of all mentions; later, first: for each pair the numbers of its mentions."""
        left, right = (F.dropout(F.leaky_relu(part(states), SLOPE), self.drop, self.training) for part in (self.left, self.right))
        form = with_one(left) @ self.bilinear.weight @ with_one(right).T
        hidden = self.first(states)[first] + self.later(states)[later]
        return self.finish(hidden, features)[..., 0] + form[later, first]


def with_one(x):
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


class Model(nn.Module):
    def __init__(self, config, labels):
        super().__init__()
        self.config, self.labels = config, labels
        width = config["width"]
        self.embeddings = Embeddings(config)
        self.layer = nn.ModuleList(Layer(width, config["heads"], config["inner"], config["layer_norm_epsilon"])
                                   for _ in range(config["layers"]))
        self.head = nn.ModuleDict({name: nn.Linear(width, len(labels[name])) for name in LABELLERS if name in labels})
        self.arc = Pair(width, ARC, "dependent", "governor", (ARC + 1, ARC))
        self.relation = Pair(width, RELATION, "dependent", "governor", (len(labels["deprel"]), RELATION + 1, RELATION + 1))
        self.role = Pair(width, ROLE, "predicate", "argument", (len(labels["roles"]) + 1, ROLE + 1, ROLE + 1))
        # Trained after the encoder, over whole documents.
        if "order_features" in labels:
            self.order = Additive(width, len(labels["order_features"]), len(labels["order"]), product=True)
        if "antecedent_features" in labels:
            self.antecedent = Antecedent(width, len(labels["antecedent_features"]))
        self.bf16 = False

    def encode(self, batch):
        """Hidden states of the words, (sentences, words + 1, width); the first of each sentence stands for the root."""
        with torch.autocast("cpu", torch.bfloat16) if self.bf16 else contextlib.nullcontext():
            hidden = self.embeddings(batch["pieces"], batch["shapes"])
            mask = batch["mask"][:, None, None, :]
            for layer in self.layer:
                hidden = layer(hidden, mask)
        rows = torch.arange(hidden.shape[0])[:, None]
        return F.dropout(hidden.float()[rows, batch["first"]], DROPOUT, self.training)

    def arcs(self, words):
        """(sentences, words, words + 1): the score of each governor, 0 being the root."""
        dependent, governor = self.arc.views(words[:, 1:], words)
        return with_one(dependent) @ self.arc.bilinear.weight @ governor.transpose(1, 2)

    def relations(self, dependents, governors):
        """Scores of pairs given as two rows of words."""
        one, two = self.relation.views(dependents, governors)
        left = torch.einsum("ni,rij->nrj", with_one(one), self.relation.bilinear.weight)
        return (left * with_one(two)[:, None]).sum(-1)

    def role_scores(self, predicates, sentences, words):
        """predicates: rows; sentences: for each the index of its sentence in words (sentences, words + 1, width)."""
        one, two = self.role.views(predicates, words[:, 1:])
        left = torch.einsum("ni,rij->nrj", with_one(one), self.role.bilinear.weight)
        return with_one(two)[sentences] @ left.transpose(1, 2)


def read_safetensors(path):
    data = pathlib.Path(path).read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__", None)
    types = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}
    found = {}
    for name, row in header.items():
        begin, end = row["data_offsets"]
        found[name.removeprefix("bert.")] = torch.frombuffer(
            bytearray(data[8 + size + begin:8 + size + end]), dtype=types[row["dtype"]]).view(row["shape"])
    return found


def config_of(base, layers):
    own = json.loads(pathlib.Path(base, "config.json").read_text())
    return {"layers": layers, "width": own["hidden_size"], "heads": own["num_attention_heads"], "inner": own["intermediate_size"],
            "pieces": own["vocab_size"], "positions": own["max_position_embeddings"], "shapes": SHAPES,
            "layer_norm_epsilon": own["layer_norm_eps"]}


def load_base(model, base):
    """Starts the encoder from the first layers of the base weights; token type 0 goes into the positions."""
    given = read_safetensors(pathlib.Path(base, "model.safetensors"))
    names = {"embeddings.word.weight": "embeddings.word_embeddings.weight", "embeddings.norm": "embeddings.LayerNorm"}
    own = {"embeddings.word.weight": given["embeddings.word_embeddings.weight"],
           "embeddings.position.weight": given["embeddings.position_embeddings.weight"]
           + given["embeddings.token_type_embeddings.weight"][0],
           "embeddings.shape.weight": torch.zeros(SHAPES, model.config["width"])}
    names = {"embeddings.norm": "embeddings.LayerNorm"}
    for i in range(model.config["layers"]):
        theirs = f"encoder.layer.{i}"
        names |= {f"layer.{i}.attention.{part}": f"{theirs}.attention.self.{part}" for part in ("query", "key", "value")}
        names |= {f"layer.{i}.attention.output": f"{theirs}.attention.output.dense",
                  f"layer.{i}.attention.norm": f"{theirs}.attention.output.LayerNorm",
                  f"layer.{i}.inner": f"{theirs}.intermediate.dense", f"layer.{i}.outer": f"{theirs}.output.dense",
                  f"layer.{i}.outer.norm": f"{theirs}.output.LayerNorm"}
    for mine, theirs in names.items():
        own |= {f"{mine}.{kind}": given[f"{theirs}.{kind}"] for kind in ("weight", "bias")}
    missing = model.load_state_dict(own, strict=False)
    assert not missing.unexpected_keys, missing.unexpected_keys
    for pair, fan in ((model.relation, RELATION), (model.role, ROLE), (model.arc, ARC)):
        nn.init.normal_(pair.bilinear.weight, std=0.3 / math.sqrt(fan))
