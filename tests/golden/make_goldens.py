#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Writes golden-more.json: values of the reference implementation that the engine's tests compare with.

    python3 tests/golden/make_goldens.py [--output FILE]

Needs the Python packages torch, numpy and transformers (README.md names the versions). First it reproduces
golden-tiny.json, and it writes nothing when one value differs. No checkpoint is needed or downloaded.
"""

import argparse
import platform
import sys
import warnings
from pathlib import Path

import numpy
import torch
import transformers

from reference import generation, networks, patterns, reproduce, sampling, training, values

SEED = 20240607
HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=HERE / "golden-more.json")
    arguments = parser.parse_args()

    warnings.filterwarnings("ignore", message="To copy construct from a tensor")
    transformers.logging.set_verbosity_error()
    torch.set_num_threads(1)

    try:
        errors = reproduce.check(HERE / "golden-tiny.json")
    except reproduce.Mismatch as mismatch:
        sys.exit(f"golden-tiny.json is not reproduced, nothing was written: {mismatch}")
    worst = max(errors, key=errors.get)
    print(f"golden-tiny.json: {len(errors)} entries reproduced, largest error {errors[worst]:.1e} ({worst})")

    about = {
        "transformers": transformers.__version__,
        "torch": torch.__version__,
        "numpy": numpy.__version__,
        "python": platform.python_version(),
        "dtype": "float32",
        "device": "cpu",
        "seed": SEED,
        "golden_tiny_largest_difference": errors[worst],
    }
    entries = {
        "about": about,
        **generation.entries(),
        **sampling.entries(SEED),
        **patterns.entries(),
        **networks.entries(),
        **training.entries(),
    }
    values.write(arguments.output, entries)
    size = arguments.output.stat().st_size
    print(f"{arguments.output}: {len(entries) - 1} entries, {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
