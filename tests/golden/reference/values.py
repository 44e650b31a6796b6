# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""How values are written into the JSON file."""

import dataclasses
import json
import math

import numpy as np
import torch


def plain(value):
    """Tensors and dataclasses as lists and objects; floats with seven significant digits, NaN as null."""
    if isinstance(value, torch.Tensor):
        return plain(value.detach().tolist())
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if dataclasses.is_dataclass(value):
        return plain(dataclasses.asdict(value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float):
        if math.isnan(value):
            return None
        rounded = float(f"{value:.7g}")
        return int(rounded) if rounded.is_integer() and abs(rounded) < 1e6 else rounded
    return value


def write(path, entries):
    """One entry a line, so that a change shows which entries it touches."""
    lines = [
        f"{json.dumps(key)}: {json.dumps(plain(item), separators=(',', ':'))}"
        for key, item in entries.items()
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
