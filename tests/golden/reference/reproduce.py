# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Proves that the models built here are those of golden-tiny.json, before anything new is written."""

import json

import torch

from . import tiny
from .recording import generate

TOLERANCE = 1e-5


class Mismatch(RuntimeError):
    """A value of golden-tiny.json came out differently."""


def _close(name, actual, expected):
    expected = torch.tensor(expected)
    if tuple(actual.shape) != tuple(expected.shape):
        raise Mismatch(f"{name}: shape {tuple(actual.shape)}, golden-tiny.json has {tuple(expected.shape)}")
    worst = float((actual - expected).abs().max())
    if not worst <= TOLERANCE:
        raise Mismatch(f"{name}: differs by {worst:g}, allowed is {TOLERANCE:g}")
    return worst


def _generation(name, golden, run):
    if run.codes.tolist() != golden["codes"]:
        raise Mismatch(f"{name}: other codes than golden-tiny.json")
    return _close(name, run.audio, golden["audio"])


@torch.no_grad()
def check(path):
    """Compares weights, text encoder, decoder, codec, loss, generations. Returns {entry: largest error}."""
    golden = json.loads(path.read_text())
    text = tiny.shared(input_ids=tiny.IDS, attention_mask=tiny.MASK)
    one = tiny.shared(input_ids=tiny.IDS[:1], attention_mask=tiny.MASK[:1])
    left, right = tiny.SINE.tensor()[None, None], tiny.COSINE.tensor()[None, None]
    features = torch.stack([tiny.one_hot([2, 5, 0]), tiny.one_hot([11, 4, 7])])
    errors = {}

    def close(name, actual, expected):
        errors[name] = _close(name, actual, expected)

    def run(name, model, **inputs):
        errors[name] = _generation(name, golden[name], generate(model, **inputs))

    mono = tiny.build("mono")
    weights = mono.state_dict()
    fills = golden["fill_check"]
    close(
        "fill_check", weights["text_encoder.shared.weight"][0, :4], fills["text_encoder.shared.weight[0,:4]"]
    )
    close(
        "fill_check",
        weights["decoder.lm_heads.3.weight"][1023, 20:],
        fills["decoder.lm_heads.3.weight[1023,20:24]"],
    )
    close("text_hidden", mono.text_encoder(**text).last_hidden_state, golden["text_hidden"])

    entry = golden["decoder_forward"]
    ids = torch.tensor(entry["decoder_input_ids"])
    close("decoder_forward", mono(**text, decoder_input_ids=ids).logits[:, :, :4], entry["logits[:, :, :4]"])
    alone = mono.decoder(input_ids=ids[:4]).logits[:, :, :4]
    close("decoder_forward_no_encoder", alone, golden["decoder_forward_no_encoder"]["logits[:, :, :4]"])

    entry = golden["codec"]["reflect_L37"]
    codes = mono.audio_encoder.encode(left).audio_codes
    if codes[0, 0].tolist() != entry["codes"]:
        raise Mismatch("codec: other codes than golden-tiny.json")
    close("codec", mono.audio_encoder.decode(codes, [None]).audio_values[0, 0, :8], entry["decoded[0,0,:8]"])

    run("gen_text_cfg3_N12", mono, **text, guidance_scale=3.0, max_new_tokens=12)
    run("gen_text_nocfg_N12", mono, **text, guidance_scale=1.0, max_new_tokens=12)
    run("gen_uncond_N12", mono, **mono.get_unconditional_inputs(1), max_new_tokens=12)
    run("gen_uncond_N5_no_delay", mono, **mono.get_unconditional_inputs(1), max_new_tokens=5)
    run("gen_prompt37_text_cfg3_N8", mono, **one, input_values=left, guidance_scale=3.0, max_new_tokens=8)

    stereo = tiny.build("stereo")
    run("gen_stereo_text_cfg3_N12", stereo, **text, guidance_scale=3.0, max_new_tokens=12)
    both = torch.cat([left, right], dim=1)
    run("gen_stereo_prompt37_N8", stereo, **one, input_values=both, guidance_scale=3.0, max_new_tokens=8)

    melody = tiny.build("melody")
    guided = {"guidance_scale": 3.0, "max_new_tokens": 12}
    run("gen_melody_text_cfg3_N12", melody, **text, input_features=features, **guided)
    run("gen_melody_textonly_cfg3_N12", melody, **text, **guided)
    run("gen_melody_audioonly_cfg3_N12", melody, input_features=features, **guided)
    run(
        "gen_melody_nocfg_N12", melody, **text, input_features=features, guidance_scale=1.0, max_new_tokens=12
    )
    run(
        "gen_stereo_melody_text_cfg3_N12",
        tiny.build("stereo_melody"),
        **text,
        input_features=features,
        **guided,
    )

    labels = torch.tensor(golden["loss"]["labels"])
    states = mono.enc_to_dec_proj(mono.text_encoder(**text).last_hidden_state) * tiny.MASK[..., None]
    loss = mono.decoder(labels=labels, encoder_hidden_states=states, encoder_attention_mask=tiny.MASK).loss
    close("loss", loss, golden["loss"]["loss"])
    return errors
