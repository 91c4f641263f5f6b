#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a checkpoint as a model file (docs/model-format.md) and, with --golden, what it makes of one sentence.

    export.py CHECKPOINT.pt MODEL --name NAME [--figures FILE] [--golden FILE.json] [--prune CORPORA] [--base FOLDER]

Matrices become int8 with one scale a row; biases, norms, positions, shapes and the bilinear forms stay float32. The same file and
seed give the same bytes.
"""
import argparse
import json
import pathlib
import struct
import sys

import numpy as np
import torch
import xxhash

from batches import collate, read_corpus
from model import LABELLERS, Model
from pairs import LABELLINGS, Document, antecedent_features, mentions_of, numbered, order_features
from pieces import Pieces, shape_of
from train import SHARES
from trees import tree_of

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
MAGIC, VERSION, ALIGNMENT = b"CHRONOMD", 1, 64
ACTIVATION_MOST = 63
FLOAT_MATRICES = ("embeddings.position.weight", "embeddings.shape.weight", "antecedent.features.weight", "antecedent.output.weight",
                  "order.features.weight", "order.output.weight")
DATA = ["UD English-EWT train (CC BY-SA 4.0)", "PropBank over EWT (CC BY-SA 4.0)",
        "UD English-GUM train, with mentions and coreference: academic, bio, court, interview, news, voyage (CC BY, CC BY-SA)",
        "the same: speech, textbook, vlog (not in its licence page; taken as free, unverified)",
        "WikiGold (CC BY 4.0)", "WNUT17 train (CC BY 4.0)", "NIST IEER 1999 newswire sample (no licence stated)",
        "TempEval-3 TBAQ train (no licence stated)", "MATRES train (no licence stated)",
        "TempEval-3 silver, events (no licence stated)",
        "names of two programs over TempEval-3 silver, TBAQ, EWT and GUM texts (labels our own to use)"]
LICENCE = "CC BY-SA 4.0; base weights MiniLM L6 (Apache-2.0)"
SENTENCE = "On 3 May Ortania 's minister Ana Kova\u010d told the UN she would n't free 40 hostages .".split()
# Of each bilinear form that the program quantises (arcs stay float) the axis whose side is the input of the product, and its size without the appended 1.
FORMS = {"relation": (2, 96), "role": (1, 128)}


def quantised(matrix):
    scales = np.abs(matrix).max(1) / 127
    scales[scales == 0] = 1
    scales = scales.astype(np.float32)
    return np.clip(np.rint(matrix / scales[:, None]), -127, 127).astype(np.int8), scales


def is_matrix(name, array):
    return name.endswith(".weight") and array.ndim == 2 and "bilinear" not in name and name not in FLOAT_MATRICES


def tensors_of(model):
    """(name, type, shape, data, scales) in the order of the file."""
    for name, tensor in model.state_dict().items():
        array = tensor.float().numpy()
        if is_matrix(name, array):
            data, scales = quantised(array)
            yield name, "int8", array.shape, data, scales
        else:
            yield name, "float32", array.shape, array.astype("<f4"), None


def aligned(offset):
    return -(-offset // ALIGNMENT) * ALIGNMENT


def write_model(model, path, head):
    tensors = list(tensors_of(model))

    def rows(start):
        offset, made = start, []
        for name, kind, shape, data, scales in tensors:
            row = {"name": name, "type": kind, "shape": list(shape), "offset": offset}
            offset = aligned(offset + data.nbytes)
            if scales is not None:
                row["scales"] = offset
                offset = aligned(offset + scales.nbytes)
            made.append(row)
        return made, offset

    def header(start):
        made, end = rows(start)
        return json.dumps(head | {"tensors": made}, ensure_ascii=False, separators=(",", ":")).encode(), end

    start = aligned(24 + len(header(10 ** 9)[0]))
    text, end = header(start)
    content = bytearray(end + 8)
    content[:24] = MAGIC + struct.pack("<IIQ", VERSION, start - 24, end + 8)
    content[24:start] = text.ljust(start - 24)
    for (_, _, _, data, scales), row in zip(tensors, rows(start)[0]):
        content[row["offset"]:row["offset"] + data.nbytes] = data.tobytes()
        if scales is not None:
            content[row["scales"]:row["scales"] + scales.nbytes] = scales.astype("<f4").tobytes()
    content[end:] = struct.pack("<Q", xxhash.xxh3_64_intdigest(bytes(content[:end])))
    pathlib.Path(path).write_bytes(content)
    return len(content)


def rounded(values):
    """The input of an int8 matrix as the program rounds it."""
    most = values.abs().amax(-1, keepdim=True).clamp(min=1e-20)
    # A tensor over a tensor: Python's 63 / tensor is 63 times the reciprocal, another float, and ties then fall the other way.
    return torch.round(values * (torch.full_like(most, ACTIVATION_MOST) / most)) * (most / ACTIVATION_MOST)


def round_forms(model):
    """The program quantises the bilinear forms too: rows over the input's axis, the column of the appended 1 apart."""
    for name, (axis, size) in FORMS.items():
        pair = getattr(model, name)
        form = pair.bilinear.weight.data.movedim(axis, -1)
        scale = form[..., :size].abs().amax(-1, keepdim=True).clamp(min=1e-20) / 127
        form[..., :size] = torch.round(form[..., :size] / scale) * scale
        left = pair.names[0] == "predicate"
        pair.rounding = (lambda one, two: (rounded(one), two)) if left else (lambda one, two: (one, rounded(two)))


def read_model(path, round_activations=True):
    content = pathlib.Path(path).read_bytes()
    version, size, whole = struct.unpack("<IIQ", content[8:24])
    assert content[:8] == MAGIC and version == VERSION and whole == len(content), "not a chronograph-model/1 file"
    assert struct.unpack("<Q", content[-8:])[0] == xxhash.xxh3_64_intdigest(content[:-8]), "checksum differs"
    head = json.loads(content[24:24 + size])
    model, state = Model(head["encoder"], head["labels"]), {}
    for row in head["tensors"]:
        count = int(np.prod(row["shape"]))
        kind = np.int8 if row["type"] == "int8" else np.dtype("<f4")
        array = np.frombuffer(content, kind, count, row["offset"]).reshape(row["shape"]).astype(np.float32)
        if "scales" in row:
            array = array * np.frombuffer(content, "<f4", row["shape"][0], row["scales"])[:, None]
            owner = row["name"].removesuffix(".weight")
            if round_activations and owner != "embeddings.word":
                model.get_submodule(owner).register_forward_pre_hook(lambda _, given: (rounded(given[0].float()),))
        state[row["name"]] = torch.from_numpy(array.copy())
    model.load_state_dict(state)
    model.vocabulary = head["vocabulary"]
    if round_activations:
        round_forms(model)
    return model


def states_of(model, batch):
    """The states after the embeddings and after each layer, in 4096ths. Each layer starts from such whole numbers: else one rounding
    that falls the other way in the program would spread through the layers after it."""
    made = [model.embeddings(batch["pieces"], batch["shapes"])]
    for layer in model.layer:
        made[-1] = torch.round(made[-1] * 4096) / 4096
        made.append(layer(made[-1], batch["mask"][:, None, None, :]))
    made[-1] = torch.round(made[-1] * 4096) / 4096
    return made


def prune(model, names, corpora):
    """Leaves out the pieces that no training text has, but no single letter, so that every word can still be written."""
    seen = {int(i) for name in SHARES for s in read_corpus(corpora, name)["sentences"] for i in s["pieces"]}
    kept = [i for i, name in enumerate(names) if i in seen or len(name.removeprefix("##")) == 1 or name in SPECIAL]
    rows = torch.nn.Embedding(len(kept), model.config["width"])
    rows.weight.data = model.embeddings.word.weight.data[kept]
    model.embeddings.word = rows
    model.config["pieces"] = len(kept)
    return [names[i] for i in kept]


@torch.no_grad()
def golden(path):
    """What the written file makes of SENTENCE, products rounded as the program rounds them."""
    model = read_model(path).eval()
    pieces = Pieces.of_names(model.vocabulary)
    ids, first = pieces.of_words(SENTENCE)
    sentence = {"words": SENTENCE, "pieces": ids, "first": first,
                "shape": np.array([shape_of(word) for word in SENTENCE])}
    batch = collate([sentence], pieces)
    states, labels = states_of(model, batch), model.labels
    words = states[-1][:, batch["first"][0]]

    def values(rows):
        return [[round(float(x), 4) for x in row] for row in rows]

    logits = {name: model.head[name](words[0, 1:]) for name in LABELLERS if name in model.head}
    best = {name: scores.argmax(-1).tolist() for name, scores in logits.items()}
    arcs = model.arcs(words)[0]
    heads = [int(x) for x in tree_of(arcs.numpy())]
    relations = model.relations(words[0, 1:], words[0, heads]).argmax(-1)
    predicates = [i for i, label in enumerate(best["predicate"]) if label]
    edges = []
    if predicates:
        rows = torch.zeros(len(predicates), dtype=torch.long)
        scores = model.role_scores(words[0, torch.tensor(predicates) + 1], rows, words).argmax(-1).tolist()
        edges = [[p, i, labels["roles"][role - 1]] for p, row in zip(predicates, scores) for i, role in enumerate(row) if role]
    return {"words": SENTENCE, "pieces": batch["pieces"][0].tolist(), "shapes": batch["shapes"][0].tolist(), "first": first.tolist(),
            "states": [[[round(float(x) * 4096) for x in row] for row in state[0]] for state in states],
            "logits": {name: values(scores) for name, scores in logits.items()}, "arcs": values(arcs),
            "labels": {name: [labels[name][i] for i in found] for name, found in best.items()},
            "heads": heads, "relations": [labels["deprel"][i] for i in relations], "predicates": predicates, "roles": edges,
            **golden_pairs(model, words[0, 1:], best, heads, [labels["deprel"][i] for i in relations])}


def golden_pairs(model, states, best, heads, relations):
    """The pairs of mentions and of events in SENTENCE, with their features and scores."""
    document = Document([{"words": SENTENCE}])
    document.head = [head - 1 for head in heads]
    document.best = {name: [model.labels[name][i] for i in found] for name, found in best.items() if name in LABELLINGS} | {"deprel": relations}
    dependents, made = document.dependents(), {}
    if hasattr(model, "antecedent"):
        found = mentions_of(document)
        pairs = [(i, k) for i in range(len(found)) for k in range(i)]
        rows = [antecedent_features(found[i], found[k], i - k) for i, k in pairs]
        later, first = (torch.tensor(side) for side in zip(*pairs))
        scores = model.antecedent.scores(states[[m.at for m in found]], later, first, numbered(rows, model.labels["antecedent_features"]))
        made["antecedents"] = [{"first": found[k].at, "later": found[i].at, "features": list(row), "score": round(float(score), 4)}
                               for (i, k), row, score in zip(pairs, rows, scores)]
    if hasattr(model, "order"):
        events = [i for i, label in enumerate(best["events"]) if label]
        pairs = [(i, k) for k in events for i in events if i < k]
        rows = [order_features(document, dependents, i, k) for i, k in pairs]
        first, later = (torch.tensor(side) for side in zip(*pairs))
        scores = model.order(states[first], states[later], numbered(rows, model.labels["order_features"]))
        made["orders"] = [{"first": i, "later": k, "features": row, "scores": [round(float(x), 4) for x in score]}
                          for (i, k), row, score in zip(pairs, rows, scores)]
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("model")
    parser.add_argument("--name", required=True)
    parser.add_argument("--figures")
    parser.add_argument("--golden")
    parser.add_argument("--prune", metavar="CORPORA", help="leave out the wordpieces that these training texts lack")
    parser.add_argument("--outside", type=float, default=0.0, help="added to the score of no name: fewer and surer names")
    parser.add_argument("--base", default=".venv/base")
    options = parser.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(options.checkpoint, weights_only=False)
    model = Model(saved["config"], saved["labels"])
    model.load_state_dict(saved["model"])
    names = Pieces(pathlib.Path(options.base, "tokenizer.json")).names
    if options.prune:
        names = prune(model, names, options.prune)
    model.head["names"].bias.data[0] += options.outside
    figures = json.loads(pathlib.Path(options.figures).read_text()) if options.figures else {}
    card = {"data": DATA, "licence": LICENCE, "figures": figures, "command": saved["command"], "steps": saved["step"]}
    head = {"schema": "chronograph-model/1", "name": options.name, "encoder": model.config,
            "vocabulary": names, "labels": saved["labels"], "card": card}
    print(write_model(model, options.model, head), "bytes")
    if options.golden:
        made = {"model": options.name, **golden(options.model)}
        lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in made.items())
        pathlib.Path(options.golden).write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
