#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Writes training.th: what audiocraft's solver saves while it trains, that is with the configuration as omegaconf's
objects, numpy's numbers and a class of its own in the history.

    python3 tests/golden/torch/make_training_file.py

Needs omegaconf and numpy, but no PyTorch: the four globals that torch.save writes for a tensor are made here.
"""
import collections
import io
import pickle
import struct
import sys
import types
import zipfile
from pathlib import Path

import numpy
import omegaconf

HERE = Path(__file__).parent
CONFIG = """
sample_rate: 32000
transformer_lm: {dim: 4, num_heads: 2, causal: true, layer_scale: null, name: "${lm_model}"}
lm_model: transformer_lm
codebooks_pattern: {delay: {delays: [0, 1]}}
optim: {lr: 0.5}
"""


def module(name, **members):
    made = types.ModuleType(name)
    for key, value in members.items():
        if callable(value):
            value.__module__, value.__qualname__, value.__name__ = name, key, key
        setattr(made, key, value)
    sys.modules[name] = made
    return made


class FloatStorage:
    def __init__(self, numbers):
        self.numbers = numbers


def _rebuild_tensor_v2(*_):
    pass


module("torch", FloatStorage=FloatStorage)
module("torch._utils", _rebuild_tensor_v2=_rebuild_tensor_v2)
METRIC = type("Metric", (), {})
module("audiocraft_solver", Metric=METRIC)


class Tensor:
    def __init__(self, *numbers):
        self.storage = FloatStorage(numbers)

    def __reduce__(self):
        count = len(self.storage.numbers)
        return _rebuild_tensor_v2, (self.storage, 0, (count,), (1,), False, collections.OrderedDict())


class Pickler(pickle.Pickler):
    def __init__(self, file):
        super().__init__(file, protocol=2)
        self.storages = []

    def persistent_id(self, value):
        if not isinstance(value, FloatStorage):
            return None
        self.storages.append(struct.pack(f"<{len(value.numbers)}f", *value.numbers))
        return ("storage", FloatStorage, str(len(self.storages) - 1), "cpu", len(value.numbers))


def main():
    metric = METRIC()
    metric.values = [1.0, numpy.float64(2)]
    package = {
        "xp.cfg": omegaconf.OmegaConf.create(CONFIG),
        "xp.sig": "0123abcd",
        "history": [{"train": {"loss": numpy.float32(0.5)}}, metric, collections.defaultdict(list, {"a": [1]}), {1, 2}],
        "model": collections.OrderedDict(weight=Tensor(9)),
        "best_state": {"model": collections.OrderedDict({"_fsdp_wrapped_module.weight": Tensor(1, 2, 3)})},
        "optimizer": {"state": {0: {"step": Tensor(7)}}, "param_groups": [{"lr": 0.5, "params": [0]}]},
    }
    file = io.BytesIO()
    pickler = Pickler(file)
    pickler.dump(package)
    members = [("data.pkl", file.getvalue()), ("version", b"3\n")]
    members += [(f"data/{key}", numbers) for key, numbers in enumerate(pickler.storages)]
    with zipfile.ZipFile(HERE / "training.th", "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo("training/" + name), content)


if __name__ == "__main__":
    main()
