# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Entries about the delay pattern: matrices for many sizes, and what becomes of drawn codes."""

import torch
from transformers import MusicgenDecoderConfig, MusicgenForCausalLM

from . import tiny

PAD = 2048
# (codebooks, channels, prompt frames, columns); too short for a pattern below 2 x levels - 1 columns.
SIZES = (
    [(4, 1, 0, length) for length in (2, 3, 5, 6, 7, 8, 9, 12, 17)]
    + [(4, 1, frames, length) for frames in (1, 2, 3, 5) for length in (6, 7, 8, 9, 13)]
    + [(8, 2, 0, length) for length in (2, 6, 7, 8, 11)]
    + [(8, 2, frames, length) for frames in (1, 2, 4) for length in (6, 7, 8, 9)]
    + [(1, 1, 0, 2), (1, 1, 2, 5), (2, 1, 0, 2), (2, 1, 0, 3), (2, 1, 1, 4), (2, 2, 0, 4), (2, 2, 2, 4)]
    + [
        (3, 1, 0, 4),
        (3, 1, 0, 5),
        (3, 1, 2, 8),
        (6, 2, 0, 4),
        (6, 2, 1, 7),
        (9, 1, 0, 16),
        (9, 1, 0, 17),
        (9, 1, 3, 20),
    ]
)


def decoder(codebooks, channels):
    config = {**tiny.DECODER, "num_codebooks": codebooks, "audio_channels": channels, "vocab_size": 2048}
    return MusicgenForCausalLM(
        MusicgenDecoderConfig(**{**config, "hidden_size": 4, "ffn_dim": 4, "num_attention_heads": 1})
    )


def drawn(codebooks, length):
    """[K, L] what the model is taken to draw: 500 + 50 k + column."""
    return 500 + 50 * torch.arange(codebooks)[:, None] + torch.arange(length)


def case(model, codebooks, channels, frames, length):
    """The matrix, the columns known before the first step, and what is left of drawn codes; or a failure."""
    prompt = 10 * torch.arange(1, codebooks + 1)[:, None] + torch.arange(frames)
    start = torch.cat([torch.full((codebooks, 1), PAD), prompt], dim=1)
    about = {"codebooks": codebooks, "channels": channels, "prompt_frames": frames, "length": length}
    try:
        known, mask = model.build_delay_pattern_mask(start, PAD, max_length=length)
        ids = torch.cat([known, drawn(codebooks, length)[:, known.shape[1] :]], dim=1)
        applied = model.apply_delay_pattern_mask(ids, mask)
    except RuntimeError:
        return {**about, "fails": True}
    codes = applied[applied != PAD].reshape(codebooks, -1)
    return {**about, "known": known, "mask": mask, "applied": applied, "codes": codes}


def entries():
    models = {}
    cases = []
    for codebooks, channels, frames, length in SIZES:
        if (codebooks, channels) not in models:
            models[codebooks, channels] = decoder(codebooks, channels)
        cases.append(case(models[codebooks, channels], codebooks, channels, frames, length))
    return {"delay_patterns": {"pad": PAD, "cases": cases}}
