# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Entries about the melody family, and about the loss and its gradients."""

import torch

from . import tiny
from .generation import WATCHED, entry, steps
from .recording import generate

MELODIES = {
    "short": [[2, 5, 0], [11, 4, 7], [0, 0, 9]],  # tiled up to chroma_length 5
    "exact": [[2, 5, 0, 7, 1], [11, 4, 7, 7, 7], [0, 1, 2, 3, 4]],
    "long": [[2, 5, 0, 7, 1, 3, 8], [11, 4, 7, 7, 7, 0, 1], [9, 8, 7, 6, 5, 4, 3]],  # cut down to it
    "one": [[6], [0], [11]],
}
TEXT = {"input_ids": tiny.UNEQUAL_IDS, "attention_mask": tiny.UNEQUAL_MASK}


def melody_entry(model, base, bins=None, scale=3.0, chroma=12, with_steps=False, **changed):
    inputs = {**TEXT, "guidance_scale": scale, "max_new_tokens": 9}
    about = {"model": {"base": base, **changed}, **inputs}
    if bins:
        about["bins"] = bins
        inputs["input_features"] = torch.stack([tiny.one_hot(row, chroma) for row in bins])
    run = generate(model, **inputs)
    return entry(run, **about, **(steps(model, run) if with_steps else {}))


def melody_entries():
    """Melody features of several lengths with texts of unequal length, mono and stereo."""
    entries = {}
    for base in ("melody", "stereo_melody"):
        model = tiny.build(base)
        for name, bins in MELODIES.items():
            entries[f"{base}_{name}_cfg3_N9"] = melody_entry(model, base, bins, with_steps=name == "short")
        entries[f"{base}_textonly_cfg3_N9"] = melody_entry(model, base)
        entries[f"{base}_short_nocfg_N9"] = melody_entry(model, base, MELODIES["short"], scale=1.0)

    changed = {"top": {"num_chroma": 24}}
    model = tiny.build("melody", **changed)
    if hasattr(model, "audio_enc_to_dec_proj"):
        raise RuntimeError("the library made a projection between equal widths")
    bins = MELODIES["short"]
    entries["melody_no_projection_cfg3_N9"] = melody_entry(model, "melody", bins, chroma=24, **changed)
    return entries


def labels(batch, frames, codebooks, pattern):
    """[B, T, K] codes (7 b + 28 t + 11 k) mod 1024 with places that are ignored."""
    b, t, k = torch.meshgrid(
        torch.arange(batch), torch.arange(frames), torch.arange(codebooks), indexing="ij"
    )
    made = (168 * b + 28 * t + 11 * k) % 1024
    if pattern == "delayed":  # level j starts j steps late and what is missing is padding
        made[t < k * 4 // codebooks] = tiny.PAD
    elif pattern == "holes":
        made[(b + t + k) % 3 == 0] = -100
    elif pattern == "empty_codebook":  # nothing to predict: the mean over nothing is NaN
        made[:, :, 1] = -100
    return made


GRADIENTS = [
    "decoder.model.decoder.embed_tokens.0.weight",
    "decoder.model.decoder.layers.0.self_attn.q_proj.weight",
    "decoder.model.decoder.layers.0.self_attn_layer_norm.weight",
    "decoder.model.decoder.layers.1.fc2.weight",
    "decoder.lm_heads.3.weight",
    "enc_to_dec_proj.weight",
    "enc_to_dec_proj.bias",
]


def loss_entries():
    """Loss of composite models, and L2 norms of gradients with respect to some weights."""
    entries = {}
    text = {"input_ids": tiny.IDS, "attention_mask": tiny.MASK}
    for base, pattern in (
        ("mono", "full"), ("mono", "delayed"), ("mono", "holes"), ("mono", "empty_codebook"),
        ("stereo", "delayed"), ("melody", "delayed"), ("stereo_melody", "holes"),
    ):  # fmt: skip
        model = tiny.build(base)
        inputs = {**text, "labels": labels(2, 6, model.config.decoder.num_codebooks, pattern)}
        about = {"model": {"base": base}, **inputs}
        if base.endswith("melody"):
            about["bins"] = MELODIES["short"][:2]
            inputs["input_features"] = torch.stack([tiny.one_hot(row) for row in about["bins"]])
        output = model(**inputs)
        about |= {"loss": output.loss, "vocab": WATCHED, "last_logits": output.logits[:, -1, WATCHED]}
        if torch.isfinite(output.loss):
            output.loss.backward()
            weights = dict(model.named_parameters())
            about["gradient_norms"] = {name: float(weights[name].grad.norm()) for name in GRADIENTS}
        entries[f"loss_{base}_{pattern}"] = about
    return entries


def entries():
    return {**melody_entries(), **loss_entries()}
