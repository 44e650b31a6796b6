# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Entries about generate(): logits of every step, audio prompts, unequal lengths, half precision."""

import torch
from transformers import EncodecFeatureExtractor, MusicgenProcessor

from . import tiny
from .recording import generate

WATCHED = [0, 1, 511, 1023]  # the logits that are kept of each row
UNEQUAL = [tiny.SINE, tiny.Wave(22, "cos", 0.2, 0.5), tiny.Wave(5, "sin", 0.7)]


def entry(run, **about):
    return {**about, "codes": run.codes, "audio": run.audio, "min_top1_top2_gap": run.gap}


def steps(model, run):
    """What the decoder was fed and what it answered, call by call."""
    rows = run.fed.shape[0]
    kept = run.raw[:, :, WATCHED]
    result = {"columns": run.columns, "fed": run.fed, "vocab": WATCHED, "conditional": kept[:, :rows]}
    if run.raw.shape[1] > rows:
        result |= {"unconditional": kept[:, rows:], "guided": run.scores[:, :, WATCHED]}
    return result


def differs_from_one_pass(model, run, ids, mask):
    """Largest difference between the cached calls' logits and those of one pass over all columns."""
    with torch.no_grad():
        logits = model(input_ids=ids, attention_mask=mask, decoder_input_ids=run.fed).logits
    last = torch.tensor(run.columns).cumsum(0) - 1
    cached = run.raw[:, : run.fed.shape[0]].transpose(0, 1)
    return float((logits[:, last] - cached).abs().max())


def steps_entries():
    """Logits of each step: mono and stereo, guided or not, from the start or after a prompt's prefill."""
    entries = {}
    for base, channels in (("mono", [tiny.SINE]), ("stereo", [tiny.SINE, tiny.COSINE])):
        model = tiny.build(base)
        prompt = torch.stack([wave.tensor() for wave in channels])[None]
        for scale in (3.0, 1.0):
            for prompted in (False, True):
                # The prompt belongs to one sample, so those runs have only the first text.
                count = 1 if prompted else 2
                text = {"input_ids": tiny.IDS[:count], "attention_mask": tiny.MASK[:count]}
                inputs = {**text, "guidance_scale": scale, "max_new_tokens": 8 if prompted else 12}
                if prompted:
                    inputs["input_values"] = prompt
                run = generate(model, **inputs)
                difference = differs_from_one_pass(model, run, tiny.IDS[:count], tiny.MASK[:count])
                if difference > 1e-4:
                    raise RuntimeError(f"cached decoding differs from one pass by {difference:g}")
                name = f"steps_{base}_{'cfg3' if scale > 1 else 'nocfg'}_{'prompt37' if prompted else 'text'}"
                entries[name] = entry(
                    run,
                    model={"base": base},
                    **text,
                    prompt=[channels] if prompted else [],
                    guidance_scale=scale,
                    max_new_tokens=inputs["max_new_tokens"],
                    one_pass_difference=difference,
                    **steps(model, run),
                )
    return entries


def extractor(channels):
    return EncodecFeatureExtractor(
        feature_size=channels, sampling_rate=400, padding_value=0.0, padding_side="left"
    )


def processor():
    """The library's processor, as far as it is used here: the tokenizer plays no part in decoding sound."""
    made = MusicgenProcessor.__new__(MusicgenProcessor)
    made.feature_extractor = extractor(1)
    return made


def prompt_entries():
    """Batched audio prompts: unequal lengths are padded on the left and cut off again after decoding."""
    entries = {}
    text = {"input_ids": tiny.UNEQUAL_IDS, "attention_mask": tiny.UNEQUAL_MASK}

    mono = tiny.build("mono")
    batch = extractor(1)([w.samples() for w in UNEQUAL], sampling_rate=400, padding=True, return_tensors="pt")
    for name, extra in (("cfg3", {**text, "guidance_scale": 3.0}), ("notext", {})):
        run = generate(mono, **batch, **extra, max_new_tokens=8)
        entries[f"prompts_unequal_mono_{name}_N8"] = entry(
            run,
            model={"base": "mono"},
            prompt=[[wave] for wave in UNEQUAL],
            **extra,
            max_new_tokens=8,
            padding_mask=batch["padding_mask"],
            padded=batch["input_values"],
            batch_decode=[
                list(a) for a in processor().batch_decode(run.audio, padding_mask=batch["padding_mask"])
            ],
        )

    stereo = tiny.build("stereo")
    pairs = [[tiny.SINE, tiny.COSINE], [tiny.Wave(37, "cos", 0.5, 0.25), tiny.Wave(37, "sin", 0.11)]]
    sound = [torch.stack([wave.tensor() for wave in pair]).numpy() for pair in pairs]
    batch = extractor(2)(sound, sampling_rate=400, padding=True, return_tensors="pt")
    two = {"input_ids": tiny.IDS, "attention_mask": tiny.MASK}
    run = generate(stereo, **batch, **two, guidance_scale=3.0, max_new_tokens=8)
    entries["prompts_equal_stereo_cfg3_N8"] = entry(
        run, model={"base": "stereo"}, prompt=pairs, **two, guidance_scale=3.0, max_new_tokens=8
    )
    run = generate(stereo, input_values=torch.from_numpy(sound[1])[None], max_new_tokens=8)
    entries["prompt_stereo_notext_N8"] = entry(
        run, model={"base": "stereo"}, prompt=[pairs[1]], max_new_tokens=8
    )

    # No length asked for: generation_config.max_length counts start column, prompt and new columns.
    for base, pair in (("mono", [tiny.SINE]), ("stereo", pairs[1])):
        model = tiny.build(base)
        model.generation_config.max_length = 14
        prompt = torch.stack([wave.tensor() for wave in pair])[None]
        one = {"input_ids": tiny.IDS[:1], "attention_mask": tiny.MASK[:1]}
        run = generate(model, **one, input_values=prompt, guidance_scale=3.0)
        entries[f"prompt_{base}_cfg3_max_length14"] = entry(
            run, model={"base": base}, prompt=[pair], **one, guidance_scale=3.0, max_length=14
        )
    # As many new columns as the delay pattern needs: exactly the prompt's frames come back.
    run = generate(mono, input_values=tiny.SINE.tensor()[None, None], max_new_tokens=3)
    entries["prompt_mono_notext_N3"] = entry(
        run, model={"base": "mono"}, prompt=[[tiny.SINE]], max_new_tokens=3
    )
    return entries


def text_entries():
    """Texts of unequal length in one batch, one of them empty, and the same texts alone."""
    entries = {}
    for base in ("mono", "stereo"):
        model = tiny.build(base)
        for scale in (3.0, 1.0):
            text = {"input_ids": tiny.UNEQUAL_IDS, "attention_mask": tiny.UNEQUAL_MASK}
            run = generate(model, **text, guidance_scale=scale, max_new_tokens=12)
            for i, length in enumerate(tiny.UNEQUAL_MASK.sum(1).tolist()):
                alone = {key: value[i : i + 1, :length] for key, value in text.items()}
                again = generate(model, **alone, guidance_scale=scale, max_new_tokens=12)
                if not torch.equal(again.codes[0], run.codes[i]):
                    raise RuntimeError("a padded text gave other codes than the same text alone")
            entries[f"texts_unequal_{base}_{'cfg3' if scale > 1 else 'nocfg'}_N12"] = entry(
                run, model={"base": base}, **text, guidance_scale=scale, max_new_tokens=12
            )
    run = generate(model, **model.get_unconditional_inputs(2), max_new_tokens=9)
    entries["uncond_stereo_two_N9"] = entry(run, model={"base": "stereo"}, unconditional=2, max_new_tokens=9)
    for scale in (1.5, 7.0):
        run = generate(tiny.build("mono"), input_ids=tiny.IDS, attention_mask=tiny.MASK, guidance_scale=scale,
                       max_new_tokens=12)  # fmt: skip
        entries[f"text_mono_cfg{scale:g}_N12"] = entry(
            run, model={"base": "mono"}, input_ids=tiny.IDS, attention_mask=tiny.MASK, guidance_scale=scale,
            max_new_tokens=12,
        )  # fmt: skip

    # Text encoder as wide as the decoder: no projection between them.
    changed = {"text_encoder": {"d_model": 24}}
    model = tiny.build("mono", **changed)
    if hasattr(model, "enc_to_dec_proj"):
        raise RuntimeError("the library made a projection between equal widths")
    text = {"input_ids": tiny.UNEQUAL_IDS, "attention_mask": tiny.UNEQUAL_MASK}
    run = generate(model, **text, guidance_scale=3.0, max_new_tokens=12)
    entries["no_projection_mono_cfg3_N12"] = entry(
        run, model={"base": "mono", **changed}, **text, guidance_scale=3.0, max_new_tokens=12
    )
    # A gated text encoder, as the Flan family has.
    changed = {"text_encoder": {"feed_forward_proj": "gated-gelu"}}
    run = generate(tiny.build("mono", **changed), **text, guidance_scale=3.0, max_new_tokens=12)
    entries["gated_text_mono_cfg3_N12"] = entry(
        run, model={"base": "mono", **changed}, **text, guidance_scale=3.0, max_new_tokens=12
    )
    return entries


def half_precision_entries():
    """Weights rounded to a half-precision dtype and used in float32, as a checkpoint saved in that dtype."""
    entries = {}
    text = {"input_ids": tiny.IDS, "attention_mask": tiny.MASK}
    for name, dtype in (("bf16", torch.bfloat16), ("fp16", torch.float16)):
        for base in ("mono", "stereo"):
            model = tiny.build(base, cast=dtype)
            run = generate(model, **text, guidance_scale=3.0, max_new_tokens=12)
            entries[f"half_{name}_{base}_cfg3_N12"] = entry(
                run,
                model={"base": base},
                weights=name,
                **text,
                guidance_scale=3.0,
                max_new_tokens=12,
                vocab=WATCHED,
                first_call_conditional=run.raw[0, : run.fed.shape[0], WATCHED],
                first_call_unconditional=run.raw[0, run.fed.shape[0] :, WATCHED],
            )
    return entries


def entries():
    return {**steps_entries(), **prompt_entries(), **text_entries(), **half_precision_entries()}
