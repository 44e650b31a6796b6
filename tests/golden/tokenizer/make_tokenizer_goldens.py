#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Writes tokenizer.json, tokenizer_config.json and tokenizer-goldens.json beside spiece.model.

Run with transformers 4.46.3, tokenizers 0.20.3, sentencepiece 0.2.3 and any protobuf. For every prompt the goldens hold
the ids of three tokenizers of the reference:

  spiece     T5TokenizerFast made of spiece.model, as MusicgenProcessor makes it where there is no tokenizer.json;
             the tokenizer.json written here gives the same ids, which this script checks
  published  the steps of the tokenizer.json published with T5: charsmap, split at white space, "▁" before each word
  first      T5TokenizerFast with legacy=False: no "▁" after a special string

A prompt whose ids the engine does not reproduce on purpose has "differs": the reason; its own ids are not in here.
"""
import json
import pathlib
import tempfile
import unicodedata

import sentencepiece
import tokenizers
import transformers

HERE = pathlib.Path(__file__).resolve().parent

PLAIN = """
80s pop track with bassy drums and synth
90s rock song with loud guitars and heavy drums
A cheerful country song with acoustic guitars
An 80s driving pop song with heavy drums and synth pads in the background
lofi slow bpm electro chill with organic samples
a light and cheerly EDM track, with syncopated drums, airy pads, and strong emotions bpm: 130
violins and synths that inspire awe at the finiteness of life and the universe
Pop dance track with catchy melodies, tropical percussion, and upbeat rhythms, perfect for the beach
A grand orchestral arrangement with thunderous percussion, epic brass fanfares, and soaring strings
drum and bass beat with intense percussions
UPPER CASE AND lower case, MiXeD
one
a
I
1
1234567890 3.14159 1,000,000 50% 120bpm 4/4 C#m7b5
(round) [square] {curly} <angle> "double" 'single' `back`
e-mail me@example.org, https://example.org/?q=a&b=c#d
!?.,;:-_+*/=~^|\\@#$%&
Ruhiges Klavierstück für einen Spaziergang, düster und größer als üblich
Ein fröhliches Straßenfest mit Blasmusik: Posaune, Hörner & Querflöte
Une mélodie rêveuse à la flûte traversière, où l’accordéon répond — Noël, çà et là
¿Una canción alegre con guitarra española? ¡Sí, mañana!
uma canção do coração com violão e percussão
o seară liniștită de vară cu vioară și țambal
Zażółć gęślą jaźń, příliš žluťoučký kůň
İstanbul'da ılık bir gece, Işık
Быстрая музыка для танцев
Μουσική για χορό
موسيقى هادئة مع عود وناي
مُوسِيقَى هَادِئَة
מוזיקה רגועה עם פסנתר
轻快的电子音乐，带有合成器
静かなピアノ曲　ゆっくり
ｶﾀｶﾅ ガギグゲゴ
신나는 전자 음악
शांत संगीत और सितार
ดนตรีที่เงียบสงบ
""".strip("\n").split("\n")

BLANKS = [
    "", " ", "  ", "\t", "\n", "\r\n", "\n\n\n", " \t \n ", "\u00a0", "\u3000", "\u2003", "\u200b", "\u0085", "\ufeff",
    " leading", "  leading", "trailing ", "trailing   ", "  both  ", "two  blanks", "many      blanks here",
    "tab\tbetween", "tabs\t\tbetween", "line\nbreak", "windows\r\nline", "paragraph\n\nbreak", "\tstart", "end\t", "end\n",
    "form\ffeed", "vertical\vtab", "no\u00a0break", "\u00a0start", "end\u00a0", "wide\u3000blank", "thin\u2009blank",
    "line\u2028separator", "ogham\u1680mark", "mixed \u00a0\t\u3000 blanks", "next\u0085line", "end\u0085", "end \u0085 \u0085",
    "\u0085start", "\u0085\u00a0", "zero\u200bwidth", "zero \u200b width", "\u200bstart", "end\u200b", "zero\u200b\u200b\u200bwidth", "non\u200cjoiner",
    "join\u200der", "word\u2060joiner", "bom\ufeffinside", "\ufeffbom first", "soft\u00adhyphen", "left\u200eto\u200fright", "a \u00ad b",
    "\u2581", "\u2581\u2581", "a\u2581b", "a \u2581 b", "\u2581a", "a\u2581", "a\u2581\u2581b", "replacement\ufffdcharacter", "\ufffd",
]

NORMALISED = [
    "ﬁne ﬂute ﬃ ﬀ ﬄ ﬆ", "ｆｕｌｌ ｗｉｄｔｈ １２３", "Ｍｕｓｉｃ！", "½ ¼ ¾ ⅓", "a½b", "x² y³ ¹", "№ 5 ™ ℠ © ®", "① ② ⑩", "Ⅳ ⅻ", "ª º", "…", "‥", "“quoted” ‘single’",
    "a–b—c‐d‑e−f", "℃ ℉ Å Å", "㎏ ㎞ ㏗", "㍿", "ﷺ", "Ǆ ǆ ĳ ŉ ſ", "𝐛𝐨𝐥𝐝 𝒾𝓉𝒶𝓁𝒾𝒸 𝔻", "♭ ♯ ♮ ♩ ♪ ♫ 𝄞", "C♯ minor, B♭ major", "¨ ´ ¯ ¸ a´b",
    "euro € yen ¥ pound £ cent ¢", "ﺍﻟﻌﺮﺑﻴﺔ", "ﬠ שׁ", "ｶﾞ ﾊﾟ", "가", "한국", "➀ ❶ 🄰", "x̄", "ŧ đ ø ł æ œ þ ð",
]
NORMALISED += [unicodedata.normalize("NFD", text) for text in (
    "café naïve", "Ångström", "fröhlich düster größer", "à la flûte", "mañana", "coração", "liniștită", "Zażółć", "İstanbul", "한국어", "ガギグ", "й ё",
    "é", " é", "éé", "ñandú")]

EMOJI = [
    "🎸", "🎵 music 🎶", "😀😀😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪🇫🇷", "❤️", "1️⃣", "☃", "☃☃ ☃", "a☃b☃c", "☃ ☃", "a☃", "☃a", "☃ a", "中文a中文",
    "a中b", "日本 日本", "𓀀𓀁", "\U0001f3b8guitar\U0001f3b8",
]

CONTROL = ["a\x00b", "\x00", "\x00\x00", "a\x00", "\x01", "a\x01b", "a \x01 b", "\x7f", "a\x7fb", "\x1b[31mred", "a\u009fb", "\ue000", "a\U000f0000b", "\U0010ffff", "a\ufff9b"]

SPECIAL = [
    "<pad>", "</s>", "<unk>", "<s>", "<extra_id_0>", "<extra_id_5>", "<extra_id_99>", "<extra_id_100>", "<extra_id_05>", "<extra_id_-1>", "<extra_id_>",
    "<extra_id_1>0", "<extra_id_1", "extra_id_1>", "<EXTRA_ID_1>", "<Pad>", "< pad>", "<pad >", "</S>", "<//s>", "<<pad>>", "<pad></s>", "<pad> </s>",
    "<pad>  </s>", "Hello <extra_id_0>.", "Hello<extra_id_0>.", "Hello <extra_id_0> .", "<extra_id_0> Hello", "<extra_id_0>Hello", "Hello <extra_id_0>",
    "<pad> Today is <unk> nice day </s>", "a</s>b", "a </s> b", "a</s></s>b", "</s> </s>", "ends with eos</s>", "ends with eos </s> ", "</s>\n", "\t<pad>\t",
    "<extra_id_3><extra_id_4>", "<extra_id_3> <extra_id_4>", "calm <extra_id_10> jazz <extra_id_11> piano <extra_id_12>", "a<unk>b<unk>c", "<unk><unk>", "☃<unk>☃",
    "<s>song</s>", "<pad>song<pad>", "<pad>\u00a0song", "<pad>\u3000song", "<pad>\u200bsong", "<pad>\nsong", "<pad>▁song", "song\u0085<pad>song", "<pad>é", "<pad>½", "<pad>☃", "<pad>.",
    "<pad>.a. b", "<pad>ﬁne", "\x00<pad>\x00", "<extra_id_0>\u0301", "e<pad>\u0301", "＜pad＞", "x＜/s＞y", "＜extra_id_5＞", "＜s＞", "&lt;pad&gt;",
]

LONG = [
    "a" * 100, "abcdefghij" * 40, "supercalifragilisticexpialidocious" * 10, "☃" * 300, "a☃" * 150, "1" * 257, "." * 200, "<" * 50, "<extra_id_" * 20,
    "the quick brown fox jumps over the lazy dog " * 30, ("calm piano, " * 100).strip(), "é" * 100, "ﷺ" * 40, "<pad>" * 20, "a " * 200, "\u3000" * 40 + "a", "中" * 200 + " " + "文" * 200,
]

LOST_MARKS = "the fast tokenizer's normaliser loses the marks after the first that it can use; SentencePiece keeps them"
DIFFERENT = {
    "a\u0302\u0301b": LOST_MARKS,
    "u\u0308\u0304ber": LOST_MARKS,
    "½\u0301": LOST_MARKS,
    "Ａ\u0301": LOST_MARKS,
    unicodedata.normalize("NFD", "tiếng Việt ấ"): LOST_MARKS,
    "＜unk＞": "the fast tokenizer takes a full-width <unk> for the unknown piece",
}


def generated():
    """Every kind of text beside every other, as in prompts that people paste together."""
    parts = ["calm piano", "fröhlich", " ", "  ", "\t", "½", "ﬁ", "☃", "音楽", "<pad>", "<extra_id_7>", "</s>", "\u200b", "e\u0301", "!", "120", "\u3000"]
    return [first + second + third for first in parts for second in parts[2:14:3] for third in parts[::4]]


def published_steps(tokenizer_json):
    """The same vocabulary with the steps of T5's published tokenizer.json."""
    steps = json.loads(json.dumps(tokenizer_json))
    steps["normalizer"] = steps["normalizer"]["normalizers"][0]
    assert steps["normalizer"]["type"] == "Precompiled"
    steps["pre_tokenizer"] = {"type": "Sequence", "pretokenizers": [
        {"type": "WhitespaceSplit"}, {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True}]}
    return tokenizers.Tokenizer.from_str(json.dumps(steps))


def main():
    fast = transformers.T5TokenizerFast(vocab_file=str(HERE / "spiece.model"))
    first = transformers.T5TokenizerFast(vocab_file=str(HERE / "spiece.model"), legacy=False)
    with tempfile.TemporaryDirectory() as folder:
        fast.save_pretrained(folder)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            (HERE / name).write_bytes(pathlib.Path(folder, name).read_bytes())
        reloaded = transformers.AutoTokenizer.from_pretrained(folder)
    published = published_steps(json.loads((HERE / "tokenizer.json").read_text(encoding="utf-8")))

    prompts = list(dict.fromkeys(PLAIN + BLANKS + NORMALISED + EMOJI + CONTROL + SPECIAL + LONG + generated() + list(DIFFERENT)))
    cases = []
    for prompt in prompts:
        case = {"prompt": prompt, "spiece": fast(prompt).input_ids}
        assert reloaded(prompt).input_ids == case["spiece"], prompt
        # Only where they differ from the first, which is rare.
        for name, ids in (("published", published.encode(prompt).ids), ("first", first(prompt).input_ids)):
            if ids != case["spiece"]:
                case[name] = ids
        if prompt in DIFFERENT:
            case["differs"] = DIFFERENT[prompt]
        cases.append(case)
    versions = {module.__name__: module.__version__ for module in (transformers, tokenizers, sentencepiece)}
    with open(HERE / "tokenizer-goldens.json", "w", encoding="utf-8") as file:
        file.write('{"made_with": ' + json.dumps(versions) + ',\n"cases": [\n')
        file.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
        file.write("\n]}\n")
    print(len(cases), "prompts")


if __name__ == "__main__":
    main()
