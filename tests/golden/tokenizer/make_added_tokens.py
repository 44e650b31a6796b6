#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Writes added-tokens.json: ids of prompts for tokenizers with added tokens and for some without a normalizer.

Run with transformers 5.24 (tokenizers 0.23). Entries:

  decoder, cases     the published steps, with these tokens in tokenizer_config.json's added_tokens_decoder; tokenizer.json
                     and spiece.model give the same, and so does what save_pretrained makes of it, which this script checks
  added_tokens_json  spiece.model with the older added_tokens.json {"mystyle": 1101, "zeta": 1100}
  null               the published steps with "normalizer": null: those prompts of tokenizer-goldens.json whose ids change
  null_metaspace     the same with Metaspace as the only step
"""
import json
import os
import pathlib
import shutil
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"
import tokenizers  # noqa: E402
import transformers  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
METASPACE = {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True}
LONGEST = 60  # characters of a prompt that is kept


def token(content, **flags):
    return dict({"content": content, "lstrip": False, "rstrip": False, "normalized": False, "single_word": False,
                 "special": False}, **flags)


TOKENS = {'1100':token('mystyle',normalized=True),'1101':token('Big  Word',normalized=True),'1102':token('lofi',normalized=True,single_word=True,lstrip=True,rstrip=True),
 '1103':token('<jazz>',lstrip=True),'1104':token('½x',normalized=True),'1105':token('mystyle2',normalized=True),'1106':token('über',single_word=True),'1099':token('<extra_id_0>',lstrip=True,rstrip=True,special=True),'1107':token('<r>',rstrip=True,special=True),'1108':token(' sp',normalized=True)}
PROMPTS = ['mystyle','a mystyle b','amystyleb','MyStyle','mystyle2 mystyle','mystylemystyle2','ｍｙｓｔｙｌｅ','Big  Word','Big Word','a Big\tWord b','a  Big   Word','lofi','  lofi  beats','alofi','lofi!','slow,lofi,beat','lofi2 lofi','lofi_x','a <jazz> b','a   <jazz>b','½x ½ x','1⁄2x','über alles','überall','müber','x über-y','a  <extra_id_0>  b','a<extra_id_0>b','a <r>   b','<r>','x\u0085y','x\u0085 <jazz>\u0085y','calm piano mystyle lofi','mystyle </s> lofi','☃mystyle☃','é mystyle e\u0301','a sp','asp','a  sp b','lofi\u0301','\u0301lofi','lofi音','lofi lofi','<jazz><r> <jazz>', '', ' ', 'the lofi of mystyle2, Big  Word']


def folder(files):
    place = pathlib.Path(tempfile.mkdtemp())
    for name, content in files.items():
        if content is None:
            shutil.copy(HERE / name, place)
        else:
            (place / name).write_text(json.dumps(content), encoding="utf-8")
    return place


def main():
    base = json.loads((HERE / "tokenizer.json").read_text(encoding="utf-8"))
    published = dict(base, normalizer=base["normalizer"]["normalizers"][0],
                     pre_tokenizer={"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, METASPACE]})
    plain = {"tokenizer_class": "T5Tokenizer", "extra_ids": 100}
    config = dict(plain, added_tokens_decoder=TOKENS)
    load = transformers.AutoTokenizer.from_pretrained
    first = load(folder({"tokenizer.json": published, "tokenizer_config.json": config}))
    cases = [{"prompt": prompt, "ids": first(prompt).input_ids} for prompt in PROMPTS]
    saved = folder({})
    first.save_pretrained(saved)
    for other in (load(saved), load(folder({"spiece.model": None, "tokenizer_config.json": config}))):
        assert all(other(case["prompt"]).input_ids == case["ids"] for case in cases)
    legacy = load(folder({"spiece.model": None, "tokenizer_config.json": plain,
                          "added_tokens.json": {"mystyle": 1101, "zeta": 1100}}))
    result = {"made_with": {module.__name__: module.__version__ for module in (transformers, tokenizers)},
              "decoder": TOKENS, "cases": cases,
              "added_tokens_json": [{"prompt": prompt, "ids": legacy(prompt).input_ids} for prompt in ("a mystyle b", "zeta")]}
    goldens = json.loads((HERE / "tokenizer-goldens.json").read_text(encoding="utf-8"))["cases"]
    for name, steps in (("null", published["pre_tokenizer"]), ("null_metaspace", METASPACE)):
        tokenizer = tokenizers.Tokenizer.from_str(json.dumps(dict(base, normalizer=None, pre_tokenizer=steps)))
        ids = [(case, tokenizer.encode(case["prompt"]).ids) for case in goldens if len(case["prompt"]) <= LONGEST]
        result[name] = [{"prompt": case["prompt"], "ids": found} for case, found in ids
                        if found != case.get("published", case["spiece"])]
    lines = []
    for key, value in result.items():
        many = isinstance(value, list)
        rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in value) if many else json.dumps(value)
        lines.append(json.dumps(key) + ": " + ("[\n" + rows + "\n]" if many else rows))
    (HERE / "added-tokens.json").write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
