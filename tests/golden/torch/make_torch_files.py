#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Writes weights.bin and checkpoint.bin as Python's torch.save does, and what is in them as values.json.

    python3 tests/golden/torch/make_torch_files.py

weights.bin is the state of a module, as pytorch_model.bin is; checkpoint.bin is nested, as state_dict.bin is.
Made with PyTorch 1.13. The zip file's members carry no times, so the bytes are the same each time.
"""

import json
from collections import OrderedDict
from pathlib import Path

import torch

HERE = Path(__file__).parent


def counting(*shape, dtype=torch.float32):
    count = 1
    for size in shape:
        count *= size
    return (torch.arange(count, dtype=torch.float32) * 0.5 - 2).reshape(shape).to(dtype)


def weights():
    fused = counting(6, 4)
    module = torch.nn.Module()
    module.linear = torch.nn.Linear(3, 2)
    with torch.no_grad():
        module.linear.weight.copy_(counting(2, 3))
        module.linear.bias.copy_(counting(2))
    state = module.state_dict()  # an OrderedDict with the attribute _metadata
    state["rows"] = fused[2:4]
    state["columns"] = fused[:, 1:3]
    state["transposed"] = fused.t()
    state["whole"] = fused
    state["scalar"] = torch.tensor(7.5)
    state["empty"] = torch.empty(0, 5)
    state["half"] = counting(3, dtype=torch.float16)
    state["bfloat16"] = counting(3, dtype=torch.bfloat16)
    state["double"] = counting(3, dtype=torch.float64)
    state["long"] = torch.tensor([-(2**40), 0, 2**40])
    state["bool"] = torch.tensor([True, False, True])
    state["parameter"] = torch.nn.Parameter(counting(2, 2))
    for i in range(40):  # more values than a short memo index can name
        state[f"many.{i}"] = torch.tensor([float(i)])
    return state


def checkpoint():
    return {
        "best_state": OrderedDict(weight=counting(2, 2, dtype=torch.float16), bias=counting(2)),
        "xp.cfg": "transformer_lm:\n  dim: 4\n",
        "version": "1.4.0a1",
        "exported": True,
    }


def values(tensors):
    return {
        name: {"shape": list(tensor.shape), "values": tensor.detach().double().flatten().tolist()}
        for name, tensor in tensors.items()
    }


def main():
    state = weights()
    package = checkpoint()
    torch.save(state, HERE / "weights.bin")
    torch.save(package, HERE / "checkpoint.bin")
    expected = {"weights": values(state), "best_state": values(package["best_state"]), "xp.cfg": package["xp.cfg"]}
    (HERE / "values.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
