#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Loads a checkpoint folder with the Python library transformers and prints the codes it generates greedily.

    python3 tests/golden/check_export.py FOLDER [--ids 5,6,7,1 --ids 9,1] [--guidance 3] [--new-tokens 12] [--adapter FOLDER]

For checking by hand that what the engine's tests (or its training) write is readable elsewhere: compare the
codes with those that the engine generates from the same folder. Prints one JSON object; fails when weights
are missing, are left over or have other shapes than the library expects.
"""

import argparse
import json
import sys
from pathlib import Path

import torch
import transformers
from transformers import AutoConfig, MusicgenForConditionalGeneration, MusicgenMelodyForConditionalGeneration

from reference.recording import generate

MODELS = {
    "musicgen": MusicgenForConditionalGeneration,
    "musicgen_melody": MusicgenMelodyForConditionalGeneration,
}
# Not in every file: positions are computed, statistics are for training, one of T5's two names suffices.
OPTIONAL = (
    "embed_positions.weights", "codebook.embed_avg", "codebook.cluster_size", "codebook.inited",
    "text_encoder.encoder.embed_tokens.weight", "text_encoder.shared.weight",
)  # fmt: skip


def load(folder):
    """The model in float32 and the names that did not fit."""
    kind = AutoConfig.from_pretrained(folder).model_type
    if kind not in MODELS:
        sys.exit(f"{folder}: model_type is {kind}, expected one of {', '.join(MODELS)}")
    model, report = MODELS[kind].from_pretrained(folder, output_loading_info=True, torch_dtype=torch.float32)
    wrong = {
        key: [name for name in names if not str(name).endswith(OPTIONAL)]
        for key, names in report.items()
        if key in ("missing_keys", "unexpected_keys", "mismatched_keys")
    }
    return model.eval(), {key: names for key, names in wrong.items() if names}


def padded(texts):
    """Token ids as a batch: padded on the right with 0, and the mask."""
    longest = max(len(ids) for ids in texts)
    ids = torch.tensor([row + [0] * (longest - len(row)) for row in texts])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in texts])
    return {"input_ids": ids, "attention_mask": mask}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--ids", action="append", help="token ids of one text, separated by commas; once a text"
    )
    parser.add_argument("--guidance", type=float, default=3.0)
    parser.add_argument("--new-tokens", type=int, default=12)
    parser.add_argument("--adapter", type=Path, help="folder of an adapter, loaded and merged by the library peft")
    parser.add_argument("--audio", action="store_true", help="print the samples too")
    arguments = parser.parse_args()
    transformers.logging.set_verbosity_error()

    model, wrong = load(arguments.folder)
    if wrong:
        sys.exit(
            f"{arguments.folder}: weights do not fit the configuration: {json.dumps(wrong, default=str)}"
        )
    if arguments.adapter:
        import peft

        model = peft.PeftModel.from_pretrained(model, arguments.adapter).merge_and_unload()
    inputs = {
        "guidance_scale": arguments.guidance,
        "max_new_tokens": arguments.new_tokens,
        "do_sample": False,
    }
    if arguments.ids:
        inputs |= padded([[int(number) for number in text.split(",")] for text in arguments.ids])
    run = generate(model, **inputs)
    result = {"codes": run.codes.tolist(), "min_top1_top2_gap": run.gap}
    if arguments.audio:
        result["audio"] = run.audio.tolist()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
