# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Entries about single networks: text encoder, EnCodec and decoder in unusual sizes and variants."""

import math

import torch

from . import tiny
from .generation import entry
from .recording import generate

TEXTS = {
    "plain": {},
    "gated_gelu": {"feed_forward_proj": "gated-gelu"},
    "gated_silu": {"feed_forward_proj": "gated-silu"},
    "gelu_new": {"feed_forward_proj": "gelu_new"},
    # inner width 15 is not d_model 16; other buckets and distance; another epsilon
    "odd": {
        "num_heads": 3, "d_kv": 5, "num_layers": 3, "relative_attention_num_buckets": 16,
        "relative_attention_max_distance": 24, "layer_norm_epsilon": 1e-3,
    },
}  # fmt: skip

CODECS = {
    "batch": {},
    "causal": {"use_causal_conv": True},
    "causal_trim_half": {"use_causal_conv": True, "trim_right_ratio": 0.5},
    "two_residual": {"num_residual_layers": 2},
    "shortcut": {"use_conv_shortcut": True},
    "two_residual_shortcut": {"num_residual_layers": 2, "use_conv_shortcut": True, "dilation_growth_rate": 3},
    "constant": {"pad_mode": "constant"},
    "replicate": {"pad_mode": "replicate"},
    "causal_replicate": {"use_causal_conv": True, "pad_mode": "replicate"},
    # frame rate 50 and 4 quantizers need sampling_rate = 50 x product of the ratios
    "ratios_5_3_2": {"upsampling_ratios": [5, 3, 2], "sampling_rate": 1500},
    "ratio_3": {"upsampling_ratios": [3], "sampling_rate": 150},
    "kernels": {
        "kernel_size": 5,
        "last_kernel_size": 3,
        "residual_kernel_size": 5,
        "compress": 4,
        "num_lstm_layers": 1,
    },
    "hop_640": {"upsampling_ratios": [8, 5, 4, 4], "sampling_rate": 32000, "num_filters": 2},
    "group_norm_stereo": {"norm_type": "time_group_norm", "audio_channels": 2, "normalize": True},
}

DECODERS = {
    "relu": {"activation_function": "relu"},
    "silu": {"activation_function": "silu"},
    "gelu_new": {"activation_function": "gelu_new"},
    "one_head": {"num_attention_heads": 1},
    "three_heads": {"num_attention_heads": 3},
    "five_heads": {"hidden_size": 30, "num_attention_heads": 5, "ffn_dim": 33},
    "odd_width": {"hidden_size": 27, "num_attention_heads": 3, "ffn_dim": 50, "num_hidden_layers": 3},
    "two_codebooks": {"num_codebooks": 2},
    "deep": {"num_hidden_layers": 5, "num_attention_heads": 12},
}


@torch.no_grad()
def text_entries():
    """T5 on a padded batch, values at padded positions included, and a text long enough for all buckets."""
    entries = {}
    for name, changed in TEXTS.items():
        model = tiny.build("mono", text_encoder=changed)
        hidden = model.text_encoder(
            input_ids=tiny.UNEQUAL_IDS, attention_mask=tiny.UNEQUAL_MASK
        ).last_hidden_state
        entries[f"text_unequal_{name}"] = {
            "model": {"base": "mono", "text_encoder": changed},
            "input_ids": tiny.UNEQUAL_IDS,
            "attention_mask": tiny.UNEQUAL_MASK,
            "hidden": hidden,
        }
    model = tiny.build("mono", text_encoder=TEXTS["odd"])
    long = model.text_encoder(input_ids=torch.arange(2, 62)[None]).last_hidden_state[0]
    entries["text_long_odd"] = {
        "model": {"base": "mono", "text_encoder": TEXTS["odd"]},
        "input_ids": "2..61",
        "first": long[0],
        "last": long[-1],
    }
    return entries


def code_gap(codec, latent):
    """Smallest squared-distance gap of nearest and second nearest entry, over all frames and levels."""
    smallest = float("inf")
    residual = latent.transpose(1, 2).double()
    for layer in codec.quantizer.layers:
        distance = torch.cdist(residual, layer.codebook.embed.double()[None]).square()
        near = distance.topk(2, largest=False)
        smallest = min(smallest, float((near.values[..., 1] - near.values[..., 0]).min()))
        residual = residual - layer.codebook.embed.double()[near.indices[..., 0]]
    return smallest


@torch.no_grad()
def codec_case(codec, length):
    """Two clips of a length: latent of the first and last frame, codes, and the sound decoded from them."""
    waves = [[tiny.Wave(length)], [tiny.Wave(length, "cos", 0.2, 0.5)]]
    if codec.config.audio_channels == 2:
        waves = [[*left, tiny.Wave(length, "sin", 0.11)] for left in waves]
    batch = torch.stack([torch.stack([wave.tensor() for wave in clip]) for clip in waves])
    encoded = codec.encode(batch)
    codes, scale = encoded.audio_codes, encoded.audio_scales[0]
    latent = codec.encoder(batch if scale is None else batch / scale)
    audio = codec.decode(codes, [scale]).audio_values
    case = {
        "waves": waves,
        "first_latent": latent[:, :, 0],
        "last_latent": latent[:, :, -1],
        "codes": codes[0],
        "samples": audio.shape[-1],
        "min_sq_distance_gap": code_gap(codec, latent),
    }
    # All samples of short sounds; of long ones the first and the last forty.
    case |= (
        {"audio": audio} if audio.shape[-1] <= 100 else {"head": audio[..., :40], "tail": audio[..., -40:]}
    )
    return case | ({} if scale is None else {"scale": scale.flatten()})


def codec_entries():
    entries = {}
    for name, changed in CODECS.items():
        codec = tiny.build("mono", audio_encoder=changed).audio_encoder
        hop = math.prod(codec.config.upsampling_ratios)
        lengths = [1, 7, 37] if hop < 30 else [1, hop - 1, 2 * hop + 1]
        entries[f"codec_{name}"] = {
            "model": {"base": "mono", "audio_encoder": changed},
            "cases": [codec_case(codec, length) for length in lengths],
        }
    return entries


def some_ids(rows, columns, vocab=1024):
    """[R, S] start column, then (3 r + 5 s) mod V."""
    ids = (3 * torch.arange(rows)[:, None] + 5 * torch.arange(columns)) % vocab
    ids[:, 0] = vocab
    return ids


@torch.no_grad()
def decoder_entries():
    """The whole forward pass with other activations, heads and widths."""
    entries = {}
    text = {"input_ids": tiny.UNEQUAL_IDS, "attention_mask": tiny.UNEQUAL_MASK}
    for name, changed in DECODERS.items():
        model = tiny.build("mono", decoder=changed)
        rows = 3 * model.config.decoder.num_codebooks
        ids = some_ids(rows, 7)
        logits = model(**text, decoder_input_ids=ids).logits
        run = generate(model, **text, guidance_scale=3.0, max_new_tokens=8)
        about = {"model": {"base": "mono", "decoder": changed}, **text}
        entries[f"decoder_{name}"] = {
            **entry(run, **about, guidance_scale=3.0, max_new_tokens=8),
            "decoder_input_ids": ids,
            "first_logits": logits[:, :, :3],
        }
    return entries


def entries():
    return {**text_entries(), **codec_entries(), **decoder_entries()}
