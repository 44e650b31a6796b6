#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Loads a checkpoint in audiocraft's layout with the Python library audiocraft and prints the codes it generates greedily.

    python3 tests/golden/check_audiocraft.py EXPORTED --text-encoder FOLDER --ids 5,6,7,1 --ids 9,1

For checking by hand that what `arioso-cli convert --to audiocraft` writes is what the library expects: compare the
codes with those of check_export.py for the folder that was exported. FOLDER is that folder: audiocraft takes T5 from
elsewhere, and here from there. The library loads strictly, so a missing or left-over tensor is an error. Melody models
run without a melody; their stem separation is left out.

Needs audiocraft 1.3, installed with --no-deps beside einops, flashy, hydra-core, julius, num2words and omegaconf.
"""

import argparse
import importlib.machinery
import json
import sys
import types
from pathlib import Path
from unittest import mock

import torch
import transformers


def stand_in(name):
    """A module for what audiocraft imports and this check does not use."""
    module = types.ModuleType(name)
    module.__spec__ = importlib.machinery.ModuleSpec(name, None)
    module.__path__ = []
    module.__getattr__ = lambda attribute: mock.MagicMock(name=f"{name}.{attribute}")
    sys.modules[name] = module


for unused in ("xformers", "xformers.ops", "spacy", "av", "demucs", "demucs.pretrained", "laion_clap", "librosa",
               "torchmetrics", "pesq", "pystoi", "encodec", "soundfile"):  # fmt: skip
    stand_in(unused)
try:
    import torchaudio  # noqa: F401
except ImportError:
    for unused in ("torchaudio", "torchaudio.transforms", "torchaudio.functional"):
        stand_in(unused)


class Tokens:
    """In place of T5's tokenizer: the texts are lists of ids."""

    def __call__(self, texts, return_tensors, padding):
        rows = [[int(number) for number in text.split(",")] if text else [1] for text in texts]
        longest = max(len(row) for row in rows)
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        return transformers.BatchEncoding({"input_ids": ids, "attention_mask": mask})


def text_encoder(folder):
    kinds = {
        "musicgen": transformers.MusicgenForConditionalGeneration,
        "musicgen_melody": transformers.MusicgenMelodyForConditionalGeneration,
    }
    kind = transformers.AutoConfig.from_pretrained(folder).model_type
    return kinds[kind].from_pretrained(folder, torch_dtype=torch.float32).text_encoder.eval()


class Spectrogram(torch.nn.Module):
    """Keeps the window that checkpoints hold."""

    def __init__(self, win_length, **_):
        super().__init__()
        self.register_buffer("window", torch.hann_window(win_length))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text-encoder", type=Path, required=True)
    parser.add_argument("--ids", action="append", required=True)
    parser.add_argument("--frames", type=int, default=9)
    arguments = parser.parse_args()
    transformers.logging.set_verbosity_error()

    from audiocraft.models import loaders
    from audiocraft.modules import chroma, conditioners

    encoder = text_encoder(arguments.text_encoder)
    name = "t5-base"
    conditioners.T5Conditioner.MODELS_DIMS[name] = encoder.config.d_model
    conditioners.T5EncoderModel.from_pretrained = lambda _: encoder
    conditioners.T5Tokenizer.from_pretrained = lambda _: Tokens()
    chroma.torchaudio.transforms.Spectrogram = Spectrogram
    chroma.filters.chroma = lambda n_chroma, **_: torch.zeros(n_chroma, 1).numpy()
    conditioners.ChromaStemConditioner._get_chroma_len = lambda self: 5
    sys.modules["demucs.pretrained"].get_model = lambda _: torch.nn.Identity()
    torch.nn.Identity.sources = ["drums", "bass", "other", "vocals"]

    lm = loaders.load_lm_model(arguments.folder)
    codec = loaders.load_compression_model(arguments.folder)
    attributes = [conditioners.ConditioningAttributes(text={"description": text}) for text in arguments.ids]
    if "self_wav" in lm.condition_provider.conditioners:
        for attribute in attributes:
            attribute.wav["self_wav"] = conditioners.WavCondition(
                torch.zeros((1, 1, 1)), torch.tensor([0]), sample_rate=[codec.sample_rate], path=[None])  # fmt: skip
        lm.condition_provider.conditioners["self_wav"]._get_wav_embedding = lambda wav: torch.zeros(len(wav.wav), 5, 12)
    with torch.no_grad():
        codes = lm.generate(conditions=attributes, max_gen_len=arguments.frames, use_sampling=False)
        audio = codec.decode(codes) if codes.shape[1] == codec.num_codebooks else None
    print(json.dumps({"codes": codes.tolist(), "audio": None if audio is None else audio.tolist()}))


if __name__ == "__main__":
    main()
