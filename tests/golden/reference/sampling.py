# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Entries about choosing a token: the library's warpers on rows of logits, and exact distributions."""

import itertools

import torch
from transformers import GenerationConfig
from transformers.generation.logits_process import ClassifierFreeGuidanceLogitsProcessor

from . import tiny

VOCAB = 40
MARGIN = 1e-5  # a threshold closer than this to a cumulative probability would be decided by rounding
MODEL_SAMPLING = {"temperature": 1.3, "top_k": 20, "top_p": 0.9}

SETTINGS = [
    {},
    {"temperature": 0.7},
    {"temperature": 1.9},
    {"top_k": 1},
    {"top_k": 5},
    {"top_k": 17},
    {"top_k": 39},
    {"top_k": 40},
    {"top_k": 1000},
    {"top_p": 0.999},
    {"top_p": 0.9},
    {"top_p": 0.5},
    {"top_p": 0.05},
    {"min_p": 0.02},
    {"min_p": 0.3},
    {"min_p": 1.0},
    {"temperature": 1.3, "top_k": 20},
    {"temperature": 0.6, "top_p": 0.8},
    {"temperature": 1.5, "min_p": 0.1},
    {"top_k": 10, "top_p": 0.7},
    {"top_k": 6, "min_p": 0.15},
    {"top_p": 0.85, "min_p": 0.08},
    {"temperature": 1.3, "top_k": 20, "top_p": 0.9},
    {"temperature": 0.8, "top_k": 12, "top_p": 0.95, "min_p": 0.05},
]


def warpers(model, setting):
    """The library's list for these settings, in the library's order."""
    off = {"temperature": 1.0, "top_k": 0, "top_p": 1.0}
    return model._get_logits_warper(GenerationConfig(do_sample=True, **{**off, **setting}), device="cpu")


def rows(seed):
    """Four rows without ties, then two with many: multiples of one half, the last with four equal maxima."""
    torch.manual_seed(seed)
    smooth = (torch.randn(4, VOCAB) * torch.tensor([[1.0], [2.0], [4.0], [0.3]]) * 1e4).round() / 1e4
    tied = (torch.randn(2, VOCAB) * 3).round() / 2
    tied[1, [3, 11, 12, 38]] = tied[1].max() + 0.5
    return torch.cat([smooth, tied])


def on_a_boundary(setting, scores):
    """Whether rounding, or the order of equal logits, could decide what top-p or min-p keep of one row."""
    logits = scores.double() / setting.get("temperature", 1.0)
    if 0 < setting.get("top_k", 0) < len(logits):
        logits = logits.masked_fill(logits < logits.topk(setting["top_k"]).values[-1], -torch.inf)
    if setting.get("top_p", 1.0) < 1.0:
        order = logits.argsort()
        sums = logits[order].softmax(0).cumsum(0)
        if float((sums - (1 - setting["top_p"])).abs().min()) < MARGIN:
            return True
        dropped = int((sums <= 1 - setting["top_p"]).sum())
        if 0 < dropped < len(order) and logits[order[dropped - 1]] == logits[order[dropped]]:
            return True
        logits = logits.masked_fill(
            torch.zeros_like(logits, dtype=bool).scatter(0, order[:dropped], True), -torch.inf
        )
    if setting.get("min_p", 0.0) not in (0.0, 1.0):
        relative = logits.softmax(0) / logits.softmax(0).max()
        return float((relative - setting["min_p"]).abs().min()) < MARGIN
    return False


def distribution(scores):
    """Tokens that are left and their probabilities."""
    kept = torch.isfinite(scores).nonzero().flatten()
    return {"kept": kept, "probabilities": scores.softmax(-1)[kept]}


def warper_entries(model, seed):
    table = rows(seed)
    cases = []
    for setting in SETTINGS:
        for row, scores in enumerate(table):
            if on_a_boundary(setting, scores):
                continue
            cases.append(
                {
                    **setting,
                    "row": row,
                    **distribution(warpers(model, setting)(None, scores[None].clone())[0]),
                }
            )
    both = table[:4]
    guided = [
        {"scale": scale, "guided": ClassifierFreeGuidanceLogitsProcessor(scale)(torch.zeros(2, 1), both)}
        for scale in (1.5, 3.0, 10.0)
    ]
    return {
        "logits_processors": {"seed": seed, "rows": table, "cases": cases},
        "logits_guidance": {"conditional": both[:2], "unconditional": both[2:], "cases": guided},
    }


class FirstSteps:
    """Exact next-code distributions of the tiny mono model after given columns."""

    def __init__(self, scale):
        self.model = tiny.build("mono")
        self.warp = warpers(self.model, MODEL_SAMPLING)
        self.guide = ClassifierFreeGuidanceLogitsProcessor(scale)
        with torch.no_grad():
            states = self.model.text_encoder(input_ids=tiny.IDS[:1]).last_hidden_state
            states = self.model.enc_to_dec_proj(states)
        self.states, self.mask = states, tiny.MASK[:1]

    @torch.no_grad()
    def guided(self, columns):
        """columns: [n, K, S]. Returns the guided logits after them, [n x K, V]."""
        n, codebooks, length = columns.shape
        ids = columns.reshape(n * codebooks, length)
        states = torch.cat([self.states.expand(n, -1, -1), torch.zeros_like(self.states).expand(n, -1, -1)])
        mask = torch.cat([self.mask.expand(n, -1), torch.zeros_like(self.mask).expand(n, -1)])
        both = self.model.decoder(
            input_ids=ids.repeat(2, 1), encoder_hidden_states=states, encoder_attention_mask=mask
        )
        return self.guide(ids, both.logits[:, -1])

    def probabilities(self, columns):
        """The same after temperature, top-k, top-p and softmax, [n, K, V]."""
        return self.warp(None, self.guided(columns)).softmax(-1).view(*columns.shape[:2], -1)


def left_of(probabilities):
    kept = probabilities.nonzero().flatten()
    return {"kept": kept, "probabilities": probabilities[kept]}


def model_entries():
    """The first call's distribution of all four codebooks, and the marginals that a sampler of whole clips
    shows: codebook k of frame f, summed over everything that could have been drawn before."""
    steps = FirstSteps(3.0)
    p = tiny.PAD
    start = torch.full((1, 4, 1), p)
    first = steps.probabilities(start)[0]
    if any(on_a_boundary(MODEL_SAMPLING, row) for row in steps.guided(start)):
        raise RuntimeError("the first call's distribution hangs on rounding")

    # Column 1 holds only codebook 0 of frame 0; next are codebook 0 of frame 1 and codebook 1 of frame 0.
    firsts = first[0].nonzero().flatten().tolist()
    after_one = torch.stack([torch.tensor([[p, a], [p, p], [p, p], [p, p]]) for a in firsts])
    second = steps.probabilities(after_one)
    weight = first[0][firsts]
    marginal_0 = torch.einsum("n,nv->v", weight, second[:, 0])
    marginal_1 = torch.einsum("n,nv->v", weight, second[:, 1])

    # Column 2 holds codebook 0 of frame 1 and codebook 1 of frame 0; after it codebook 2 of frame 0 is drawn.
    marginal_2 = torch.zeros_like(marginal_0)
    for n, a in enumerate(firsts):
        pairs = list(
            itertools.product(
                second[n, 0].nonzero().flatten().tolist(), second[n, 1].nonzero().flatten().tolist()
            )
        )
        columns = torch.stack([torch.tensor([[p, a, b], [p, p, c], [p, p, p], [p, p, p]]) for b, c in pairs])
        third = steps.probabilities(columns)[:, 2]
        chance = torch.tensor([float(weight[n] * second[n, 0, b] * second[n, 1, c]) for b, c in pairs])
        marginal_2 += chance @ third

    about = {
        "model": {"base": "mono"},
        "input_ids": tiny.IDS[:1],
        "attention_mask": tiny.MASK[:1],
        "guidance_scale": 3.0,
    }
    return {
        "sampled_distribution_mono": {
            **about,
            **MODEL_SAMPLING,
            "first_call": [left_of(row) for row in first],
            "marginals": [
                {"codebook": 0, "frame": 0, **left_of(first[0])},
                {"codebook": 0, "frame": 1, **left_of(marginal_0)},
                {"codebook": 1, "frame": 0, **left_of(marginal_1)},
                {"codebook": 2, "frame": 0, **left_of(marginal_2)},
            ],
        }
    }


def entries(seed):
    return {**warper_entries(tiny.build("mono"), seed), **model_entries()}
