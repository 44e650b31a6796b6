#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Writes adapters with the Python library peft, and the codes that the tiny model generates with them.

    python3 tests/golden/adapters/make_adapters.py

Needs peft and transformers. Each adapter is saved by peft in a folder of its own, then merged by peft
(merge_and_unload); codes.json has the greedy codes at several strengths (scale_layer before merging).
"""

import json
import shutil
import sys
from pathlib import Path

import peft
import torch
import transformers

HERE = Path(__file__).resolve().parent

if not hasattr(transformers.MusicgenConfig, "from_sub_models_config"):  # gone in transformers 5

    def of_parts(cls, text, audio, decoder, **top):
        parts = {"text_encoder": text, "audio_encoder": audio, "decoder": decoder}
        return cls(**{name: {**part.to_dict(), "model_type": part.model_type} for name, part in parts.items()}, **top)

    transformers.MusicgenConfig.from_sub_models_config = classmethod(of_parts)
sys.path.insert(0, str(HERE.parent))

from reference import tiny  # noqa: E402
from reference.recording import generate  # noqa: E402

LAYERS = ["q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2"]
KINDS = {
    "lora": dict(r=4, lora_alpha=8, target_modules=["q_proj", "v_proj", "fc1"], fan_in_fan_out=True),
    "patterns": dict(
        r=4, lora_alpha=8, use_rslora=True, target_modules=LAYERS,
        rank_pattern={"fc1": 2, r"layers\.0\..*\.q_proj": 3},
        alpha_pattern={r"encoder_attn\.[qk]_proj": 3, "layers.1.fc1": 12, "fc2": 1},
    ),
    "dora": dict(r=4, lora_alpha=8, use_dora=True, target_modules=[*LAYERS, "enc_to_dec_proj", "q", "wi"]),
    # What musicgen-dreamboothing trains, and more: heads, tables, the text encoder, biases, norms as they are.
    "everything": dict(
        r=2, lora_alpha=4, bias="all",
        target_modules=[
            "enc_to_dec_proj", *LAYERS, *(f"lm_heads.{k}" for k in range(4)),
            *(f"embed_tokens.{k}" for k in range(4)), "q", "v", "wo",
        ],
        modules_to_save=["decoder.model.decoder.layer_norm"],
    ),
}  # fmt: skip
STRENGTHS = (1.0, 0.5)


def change(model, seed):
    """Random values for what is trained: peft begins with changes of nothing."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if not parameter.requires_grad:
                continue
            noise = torch.randn(parameter.shape, generator=generator)
            if "lora_magnitude" in name or "lora_" not in name:
                parameter.add_(0.1 * noise)
            else:
                parameter.copy_(0.2 * noise)


def codes(folder, strength):
    model = peft.PeftModel.from_pretrained(tiny.build(), folder)
    for module in model.modules():
        if isinstance(module, peft.tuners.lora.LoraLayer):
            module.scale_layer(strength)
    run = generate(
        model.merge_and_unload(), input_ids=tiny.IDS, attention_mask=tiny.MASK, guidance_scale=3.0, max_new_tokens=12
    )
    return {"codes": run.codes.tolist(), "gap": run.gap}


def main():
    torch.set_num_threads(1)
    entries = {"about": {"peft": peft.__version__, "transformers": transformers.__version__, "torch": torch.__version__}}
    for seed, (kind, settings) in enumerate(KINDS.items()):
        folder = HERE / kind
        shutil.rmtree(folder, ignore_errors=True)
        model = peft.get_peft_model(tiny.build(), peft.LoraConfig(**settings))
        change(model, seed)
        model.save_pretrained(folder)
        (folder / "README.md").unlink(missing_ok=True)
        # peft's scale_layer leaves out tables, whose factors have other names.
        strengths = STRENGTHS if kind != "everything" else (1.0,)
        entries[kind] = {str(strength): codes(folder, strength) for strength in strengths}
        print(kind, {strength: entry["gap"] for strength, entry in entries[kind].items()})
    text = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in entries.items())
    (HERE / "codes.json").write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    main()
