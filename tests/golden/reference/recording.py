# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Runs the reference's generate() and keeps what passes through it: ids, logits, codes and sound."""

from dataclasses import dataclass

import torch

from . import tiny


@dataclass
class Run:
    """One generation. Rows R are samples x codebooks; with guidance the network sees twice as many."""

    audio: torch.Tensor  # [B, C, N]
    codes: torch.Tensor  # [B, K, F]
    columns: list  # columns of each call of the decoder
    fed: torch.Tensor  # [R, S] ids that the decoder was fed, conditional rows only
    raw: torch.Tensor  # [calls, R or 2R, V] logits of each call's last column
    scores: torch.Tensor  # [calls, R, V] the same after guidance
    gap: float  # smallest distance of best and second best over the places where the model decides


def generate(model, **inputs):
    """Greedy unless the inputs say otherwise."""
    decode, forward = model.audio_encoder.decode, model.decoder.forward
    decoded, ids = [], []

    def keep_codes(codes, *args, **kwargs):
        decoded.append(codes[0].clone())
        return decode(codes, *args, **kwargs)

    def keep_ids(*args, **kwargs):
        ids.append(kwargs["input_ids"].clone())
        return forward(*args, **kwargs)

    model.audio_encoder.decode, model.decoder.forward = keep_codes, keep_ids
    try:
        output = model.generate(
            **tiny.shared(**inputs), return_dict_in_generate=True, output_scores=True, output_logits=True
        )
    finally:
        del model.audio_encoder.decode, model.decoder.forward

    # In a stereo model left and right are decoded apart: even rows and odd rows.
    codes = decoded[0] if len(decoded) == 1 else torch.stack(decoded, dim=2).flatten(1, 2)
    rows = codes.shape[0] * codes.shape[1]
    columns = [call.shape[1] for call in ids]
    fed = torch.cat([call[:rows] for call in ids], dim=1)
    scores = torch.stack(output.scores)
    gap = smallest_gap(model.config.decoder, scores, columns[0])
    return Run(output.sequences, codes, columns, fed, torch.stack(output.logits), scores, gap)


def smallest_gap(decoder, scores, known):
    """Distance of best and second best, over the places that the delay pattern leaves to the model. known:
    columns of the first call."""
    levels = decoder.num_codebooks // decoder.audio_channels
    length = known + len(scores)
    smallest = float("inf")
    for column, row_scores in enumerate(scores, start=known):
        best = row_scores.topk(2).values
        for row, (first, second) in enumerate(best.tolist()):
            delay = row % decoder.num_codebooks // decoder.audio_channels
            fixed = length >= 2 * levels - 1 and not delay < column < length - levels + 1 + delay
            if not fixed:
                smallest = min(smallest, first - second)
    return smallest
