# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Cross-entropy of a checkpoint's decoder on held-out pieces, by the Python library (so it is loaded there, too).

    python gates_lm.py --checkpoint DIR --data DIR --work WORK -o lm.json

Needs torch and transformers. WORK holds NAME.codes.json of the pieces NAME, held-out and (for the unigram) others: that
is what `gates --work WORK` leaves of the held-out ones; the unigram is then theirs. The prompt of a piece is the first line
of NAME.txt, the wrong one that of a piece of another style.
"""

import argparse
import json
import pathlib

import numpy as np
import torch
from transformers import AutoTokenizer, MusicgenForConditionalGeneration

FRAMES = 1000
PHRASE = 192  # frames after which a piece repeats
BEGINNING = 4  # frames: what the text says shows there, later a piece follows itself


def delayed(codes, pad):
    """[K, T] codes -> [K, T + K] decoder inputs with a start token, and targets of which -100 does not count."""
    levels, frames = codes.shape
    inputs = np.full((levels, frames + levels), pad)
    targets = np.full((levels, frames + levels), -100)
    for k in range(levels):
        targets[k, k:k + frames] = codes[k]
        inputs[k, k + 1:k + 1 + frames] = codes[k][:frames + levels - k - 1]
    return inputs, targets


@torch.no_grad()
def cross_entropy(model, tokenizer, codes, prompt):
    """[5, K] nats of each codebook: of the piece, of its beginning, of its first and second phrase and the others."""
    pad = model.config.decoder.pad_token_id
    inputs, targets = delayed(codes, pad)
    if prompt is None:
        encoded = tokenizer([""], return_tensors="pt")
        encoded["attention_mask"] = torch.zeros_like(encoded["attention_mask"])
    else:
        encoded = tokenizer([prompt], return_tensors="pt")
    logits = model(**encoded, decoder_input_ids=torch.tensor(inputs)).logits
    nats = torch.nn.functional.cross_entropy(logits.transpose(1, 2), torch.tensor(targets), reduction="none")
    frames = torch.stack([nats[k, k:k + codes.shape[1]] for k in range(len(codes))])
    parts = (slice(None), slice(BEGINNING), slice(PHRASE), slice(PHRASE, 2 * PHRASE), slice(2 * PHRASE, None))
    return [frames[:, part].mean(1).tolist() for part in parts]


def unigram(all_codes, size):
    """Nats of each codebook with the share of each code (one added to each count)."""
    result = []
    for k in range(all_codes[0].shape[0]):
        counts = 1.0 + np.bincount(np.concatenate([codes[k] for codes in all_codes]), minlength=size)
        p = counts / counts.sum()
        result.append(float(-np.mean([np.log(p[codes[k]]).mean() for codes in all_codes])))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", required=True, type=pathlib.Path)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--pieces", type=int, default=45)
    parser.add_argument("-o", "--output", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(arguments.checkpoint)
    model = MusicgenForConditionalGeneration.from_pretrained(arguments.checkpoint).float().eval()

    names = sorted(f.name[:-len(".codes.json")] for f in arguments.work.glob("*_val.codes.json"))[:arguments.pieces]
    pieces = []
    for name in names:
        codes = np.array(json.loads((arguments.work / f"{name}.codes.json").read_text())["codes"][0])[:, :FRAMES]
        prompt = (arguments.data / f"{name}.txt").read_text().splitlines()[0]
        pieces.append((codes, prompt, json.loads((arguments.data / f"{name}.json").read_text())["style"]))
    right, wrong, null = [], [], []
    for i, (codes, prompt, style) in enumerate(pieces):
        other = next(p for _, p, s in pieces[i + 1:] + pieces[:i] if s != style)
        right.append(cross_entropy(model, tokenizer, codes, prompt))
        begin = codes[:, :BEGINNING]
        wrong.append(cross_entropy(model, tokenizer, begin, other)[1])
        null.append(cross_entropy(model, tokenizer, begin, None)[1])
    base = unigram([codes for codes, _, _ in pieces], model.config.decoder.vocab_size)
    right, began, *phrases = np.mean(right, axis=0)
    wrong_began, null_began = np.mean(wrong, axis=0), np.mean(null, axis=0)
    result = {"pieces": len(pieces), "unigram": base, "right": right.tolist(), "phrases": [float(p[0]) for p in phrases],
              "below_unigram": (np.array(base) - right).tolist(), "text_worth": float(wrong_began[0] - began[0]),
              "wrong_prompt_beginning": (wrong_began - began).tolist(), "null_prompt_beginning": (null_began - began).tolist()}
    arguments.output.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
