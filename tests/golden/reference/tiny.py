# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Tiny models of the reference library with weights by formula, and the inputs that the goldens share."""

import copy
from dataclasses import dataclass

import numpy as np
import torch
from transformers import (
    EncodecConfig,
    MusicgenConfig,
    MusicgenDecoderConfig,
    MusicgenForConditionalGeneration,
    MusicgenMelodyConfig,
    MusicgenMelodyDecoderConfig,
    MusicgenMelodyForConditionalGeneration,
    T5Config,
)

PAD = 1024

# What golden-tiny.json was made with; a model of golden-more.json says only what it changes.
TEXT = dict(
    vocab_size=1100, d_model=16, d_kv=4, d_ff=32, num_layers=2, num_heads=4,
    relative_attention_num_buckets=32, relative_attention_max_distance=128, feed_forward_proj="relu",
    dropout_rate=0.0,
)  # fmt: skip
AUDIO = dict(
    target_bandwidths=[2.0], sampling_rate=400, audio_channels=1, normalize=False, hidden_size=8,
    codebook_dim=8, num_filters=4, num_residual_layers=1, upsampling_ratios=[4, 2], use_causal_conv=False,
    pad_mode="reflect", compress=2, num_lstm_layers=2, trim_right_ratio=1.0, codebook_size=1024,
    use_conv_shortcut=False,
)  # fmt: skip
DECODER = dict(
    vocab_size=1024, hidden_size=24, num_hidden_layers=2, num_attention_heads=4, ffn_dim=48,
    max_position_embeddings=64, num_codebooks=4, audio_channels=1, pad_token_id=PAD, bos_token_id=PAD,
    decoder_start_token_id=PAD, dropout=0.0, attention_dropout=0.0, activation_dropout=0.0,
)  # fmt: skip
STEREO = dict(num_codebooks=8, audio_channels=2)

IDS = torch.tensor([[5, 6, 7, 1], [9, 1, 0, 0]])
MASK = torch.tensor([[1, 1, 1, 1], [1, 1, 0, 0]])
# Three prompts of unequal length, the second one empty: nothing but the end token.
UNEQUAL_IDS = torch.tensor([[5, 6, 7, 8, 9, 1], [1, 0, 0, 0, 0, 0], [12, 13, 1, 0, 0, 0]])
UNEQUAL_MASK = torch.tensor([[1, 1, 1, 1, 1, 1], [1, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0]])


@dataclass(frozen=True)
class Wave:
    """gain * sin or cos(step * i) for i < length, computed in double and rounded to float32."""

    length: int
    kind: str = "sin"
    step: float = 0.3
    gain: float = 1.0

    def samples(self):
        wave = {"sin": np.sin, "cos": np.cos}[self.kind]
        return (self.gain * wave(self.step * np.arange(self.length))).astype(np.float32)

    def tensor(self):
        return torch.from_numpy(self.samples())


# The prompt of golden-tiny.json; its stereo entries have COSINE on the right.
SINE = Wave(37)
COSINE = Wave(37, "cos", 0.2)


def one_hot(bins, chroma=12):
    """[F, chroma] float32 with a one at each frame's bin."""
    return torch.nn.functional.one_hot(torch.tensor(bins), chroma).float()


def formula(name, shape):
    """The same numbers as tests/support/formula_weights.cpp: FNV-1a of the name seeds splitmix64."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = ((seed ^ byte) * 0x100000001B3) % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, int(np.prod(shape)) + 1, dtype=np.uint64) * np.uint64(
            0x9E3779B97F4A7C15
        )
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    r = 2.0 * ((z ^ (z >> np.uint64(31))) >> np.uint64(40)).astype(np.float64) / 2**24 - 1.0
    if name.endswith("norm.weight"):
        a, b = 0.125, 1.0
    elif name.endswith("weight_g"):
        a, b = 0.25, 0.75
    elif name.endswith(".bias") or ".bias_" in name:
        a, b = 0.125, 0.0
    elif name.endswith("codebook.embed"):
        a, b = 1.0, 0.0
    else:
        a, b = 0.5, 0.0
    values = r.astype(np.float32) * np.float32(a) + np.float32(b)
    return torch.from_numpy(values.reshape(shape))


IGNORED = ("embed_positions.weights", "cluster_size", "inited", "embed_avg")


def fill(model, prefix="", cast=None):
    """Gives every weight the formula's values for its composite name, rounded to dtype `cast` first."""
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            if name.endswith(IGNORED):
                continue
            full = (prefix + name).replace("text_encoder.encoder.embed_tokens.", "text_encoder.shared.")
            values = formula(full, tuple(tensor.shape))
            tensor.copy_(values if cast is None else values.to(cast))
    return model.eval()


def build(base="mono", cast=None, **changed):
    """A composite model. base: mono, stereo, melody or stereo_melody; `changed` holds the fields of
    text_encoder, audio_encoder, decoder and (melody) top that differ from the shared sizes."""
    decoder = {**DECODER, **(STEREO if base.startswith("stereo") else {}), **changed.get("decoder", {})}
    text = T5Config(**{**TEXT, **changed.get("text_encoder", {})})
    audio = EncodecConfig(**{**AUDIO, **changed.get("audio_encoder", {})})
    if base.endswith("melody"):
        top = {"num_chroma": 12, "chroma_length": 5, **changed.get("top", {})}
        config = MusicgenMelodyConfig.from_sub_models_config(
            text, audio, MusicgenMelodyDecoderConfig(**decoder), **top
        )
        model = MusicgenMelodyForConditionalGeneration(config)
    else:
        config = MusicgenConfig.from_sub_models_config(text, audio, MusicgenDecoderConfig(**decoder))
        model = MusicgenForConditionalGeneration(config)
    fill(model, cast=cast)
    generation = model.generation_config
    generation.pad_token_id = generation.bos_token_id = generation.decoder_start_token_id = PAD
    generation.do_sample = False
    generation.guidance_scale = None
    generation.max_length = 40
    return model


def shared(**inputs):
    """A copy of keyword inputs, because the library writes into what it is given."""
    return copy.deepcopy(inputs)
