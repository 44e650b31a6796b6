#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Trains the test tokenizer, spiece.model: unigram, 1000 pieces, T5's conventions.

Needs spm_train (Debian package sentencepiece, 0.1.97). The text is made here from small word lists, so that nothing
has to be downloaded; other characters than the ones below stay unknown to the model on purpose.
"""
import itertools
import pathlib
import random
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

# Per language: moods, genres, instruments, places or purposes, and sentences that join them.
LANGUAGES = {
    "en": (
        "calm dreamy energetic dark bright nostalgic epic playful melancholic aggressive warm slow fast minimal hypnotic",
        "jazz|rock|techno|lo-fi hip hop|ambient|folk|reggae|80s synth pop|drum and bass|funk|bluegrass|orchestral score",
        "acoustic guitar|grand piano|distorted bass|analog synthesizer|string quartet|brass section|hand drums|flute"
        "|808 kick|vibraphone|church organ|electric violin|tambourine|choir",
        "a film trailer|a rainy evening|a video game|studying|a summer party|a train journey|the end credits",
        [
            "{m} {g} with {i} and {j}",
            "A {m} {g} track for {p}, featuring {i}.",
            "{g}, {m}, {i}, {b} BPM, in {k} minor",
            "{m} and {n} {i} over a {g} beat at {b} bpm",
            "The {i} plays a {m} melody while the {j} answers; perfect for {p}!",
            "Music that sounds like {p}: {m}, {n}, {b} bpm, {k} major",
        ],
    ),
    "de": (
        "ruhig fröhlich düster verträumt kräftig langsam schnell traurig feierlich",
        "Jazz|Volksmusik|Rockmusik|elektronische Tanzmusik|Kammermusik|Blasmusik|Schlager",
        "Gitarre|Klavier|Geige|Querflöte|Schlagzeug|Kontrabass|Akkordeon|Posaune|Hörner",
        "einen Spaziergang im Wald|eine Sommernacht|ein Straßenfest|größere Räume",
        ["{m}e {g} mit {i} und {j}", "Ein {m}es Stück für {p}, {b} Schläge pro Minute", "{g}: {i}, {m} und {n}"],
    ),
    "fr": (
        "calme joyeuse sombre rêveuse énergique lente mélancolique légère",
        "chanson|musique électronique|valse musette|musique de chambre|bossa nova",
        "guitare|piano à queue|violon|flûte traversière|batterie|contrebasse|accordéon|clarinette",
        "une soirée d’été|un générique de film|une promenade à vélo|Noël",
        ["une {g} {m} avec {i} et {j}", "Mélodie {m} pour {p}, à {b} battements par minute", "{i} {m}, ça swingue, où {j} répond"],
    ),
    "es": (
        "tranquila alegre oscura soñadora enérgica lenta melancólica rápida",
        "salsa|cumbia|música electrónica|bolero|flamenco|rock en español",
        "guitarra española|piano|violín|flauta|batería|trompeta|acordeón|cajón",
        "una noche de verano|la montaña|una fiesta en la playa|mañana",
        ["una {g} {m} con {i} y {j}", "¿Una melodía {m} para {p}? ¡Sí, con {i}!", "{g} {m}, {b} pulsaciones por minuto"],
    ),
    "pt": (
        "calma alegre sombria sonhadora enérgica lenta",
        "samba|bossa nova|fado|forró|música eletrônica",
        "violão|piano|percussão|flauta|cavaquinho|contrabaixo",
        "uma manhã de sol|a canção do mar|o coração",
        ["um {g} com {i} e {j}, canção {m}", "{m} {g} para {p}, {b} batidas"],
    ),
    "ro": (
        "liniștită veselă întunecată visătoare energică lentă",
        "muzică populară|muzică de cameră|horă|baladă",
        "chitară|pian|vioară|nai|țambal|acordeon",
        "o seară de vară|drumul spre casă|sărbători",
        ["{g} {m} cu {i} și {j}", "o {g} {m} pentru {p}"],
    ),
}
LINES_PER_LANGUAGE = {"en": 320, "de": 110, "fr": 110, "es": 100, "pt": 60, "ro": 60}
# More words, so that there is matter for a thousand pieces; a few of them make a line.
WORDS = """
accompaniment accordion adventure afternoon airy album allegro alternative ancient angelic anthem applause arpeggio
arrangement artificial atmosphere atmospheric autumn background ballad balanced banjo baritone baroque bassline battle
beautiful beginning bells birdsong blues bold bongo bouncy brazilian breakbeat breathing bridge british brilliant
broken brushed building bustling button caribbean carnival catchy cathedral celebration cello celtic chamber changing
chanting cheerful childhood chillout chiptune chord chorus chromatic church cinematic clapping clarinet classical
clean climbing closing clouds club coastal collage comforting commercial complex compressed concert confident
continuous cosmic country cowbell crackling crescendo crisp crowd crunchy crystal cymbal dancing danceable dangerous
daybreak deep delay delicate desert detuned dialogue digital discotheque dissonant distant documentary double dramatic
dreaming driving droning drummer dubstep dulcimer dynamic earthy eastern echoing eerie elegant electric electronica
emotional empty endless energetic ensemble entrance ethereal european evolving exciting exotic experimental explosive
expressive fading falsetto fanfare fantasy feedback festival fiddle field filtered fingerpicked fireplace flamenco
floating flowing footsteps forest fragile freedom french frenetic futuristic galaxy gamelan gathering gentle ghostly
glitch glockenspiel golden gospel graceful gradually granular groove grooving growling grunge guitarist happy harmonic
harmonica harmony harp harpsichord haunting heartbeat heavenly heavy heroic hidden holiday hopeful horizon house
humming hybrid hymn icy imaginary improvised incredible indian industrial infinite innocent inspiring instrumental
intense interlude interval intimate introduction irish island italian japanese jazzy jingle journey joyful jungle
kalimba keyboard kitchen klezmer landscape latin laughing layered leading legato legendary lively lonely looping
lounge loud lovely lullaby lush lyrical machine magical majestic mallet mandolin marching marimba mechanical medieval
meditation mellow melodic memory metal metallic meter microphone midnight military minimalism mixture modern modular
monotone morning motivational mountain movement muffled music musical muted mysterious mystical narrative natural
neon neoclassical night noisy northern notes oboe ocean octave offbeat opening opera optimistic organic oriental
ornament oscillating ostinato overdriven overture panning parade passionate pastoral pattern peaceful pentatonic
percussion percussive performance period phrase phrygian pianist picking pizzicato playful plucked polka polyphonic
popular portrait positive powerful practice progressive prelude processional producer psychedelic pulsating punchy
punk quarter quiet quirky radio ragtime rainfall raw reading recording reflective relaxing remix renaissance repeating
resonant restless retro reverberation reverse rhythm rhythmic ringing rising river robotic rolling romantic rumbling
running rustling sadness sampled saturated saxophone scale scratching seaside sentimental sequence serious shaker
shimmering shining shuffle silence silent simple singer singing sitar skipping sleepy smooth snapping snare snowy
soaring soft solemn solo soothing soprano soulful soundscape soundtrack spacious sparkling spectral spiritual spooky
spring staccato stadium starlight steady steel stereo storm storytelling strange strumming studio subtle sunrise
sunset surf surprising suspense sustained swelling swinging symphony syncopated tambura tango tape techno temple
tender tension texture thunder thunderstorm timeless timpani traditional trance tranquil transition trap tremolo
triangle tribal triumphant trombone tropical trumpet tuba tubular twinkling ukulele underground underwater upbeat
uplifting upright urban valley variation velvet vibrant vibrato victorious village vintage violent virtuoso vocal
vocoder voices waltz wandering washed waterfall waves western whimsical whispering whistling wide wild wind winter
woodwind world xylophone yearning young zither
Abenddämmerung Begleitung Blechbläser Frühling Gefühl Gewitter Glocken Hintergrund Jahreszeit Klang Klänge Kirche
Lautstärke Melodie Morgenröte Musikstück Orgel Rhythmus Saiten Sänger Stimmung Streicher Takt Übergang Wärme Winter
ambiance après-midi atmosphère beauté château chœur cinéma coucher douce être forêt française lumière mystère nuit
orchestre percussions printemps rythme saxophone soleil tempête théâtre tristesse voix
alegría amanecer año baile canción corazón cuerdas emoción estación guitarrista invierno lluvia niño otoño pájaros
percusión primavera ritmo sueño tambor también voz
""".split()
KEYS = ["A", "B", "C", "D", "E", "F", "G", "F#", "C#", "Eb", "Bb"]
EXTRA = [
    "Hello, world!", "(intro) [verse] {bridge} *outro*", "50% wet / 50% dry", "tempo = 3/4 + 6/8", "e-mail: a@b.c",
    "\"quoted\" and 'single' words", "rock & roll", "C# – D – E — F… yes?", "10 €, 20 $, 30 £", "x < y > z",
    "UPPER CASE PROMPT ABOUT LOUD GUITARS", "under_score~tilde^caret|pipe\\back`tick", "1234567890", "1985 2024 44100 48000",
]


def lines():
    dice = random.Random(20260101)
    for language, (moods, genres, instruments, places, sentences) in LANGUAGES.items():
        moods = moods.split()
        genres, instruments, places = (words.split("|") for words in (genres, instruments, places))
        for number, sentence in zip(range(LINES_PER_LANGUAGE[language]), itertools.cycle(sentences)):
            m, n = dice.sample(moods, 2)
            i, j = dice.sample(instruments, 2)
            line = sentence.format(m=m, n=n, i=i, j=j, g=dice.choice(genres), p=dice.choice(places),
                                   k=dice.choice(KEYS), b=dice.randrange(50, 200))
            yield line[0].upper() + line[1:] if number % 3 == 0 else line
    for _ in range(3):
        shuffled = dice.sample(WORDS, len(WORDS))
        for start in range(0, len(shuffled), 7):
            yield ", ".join(shuffled[start:start + 4]) + " " + " ".join(shuffled[start + 4:start + 7])
    yield from EXTRA


def main():
    with tempfile.TemporaryDirectory() as folder:
        text = pathlib.Path(folder, "prompts.txt")
        text.write_text("\n".join(lines()) + "\n", encoding="utf-8")
        subprocess.run(
            ["spm_train", "--input=prompts.txt", "--model_prefix=spiece", "--model_type=unigram", "--vocab_size=1000",
             "--pad_id=0", "--eos_id=1", "--unk_id=2", "--bos_id=-1", "--pad_piece=<pad>", "--eos_piece=</s>",
             "--unk_piece=<unk>", "--character_coverage=0.9997", "--normalization_rule_name=nmt_nfkc",
             "--add_dummy_prefix=true", "--remove_extra_whitespaces=true", "--num_threads=1", "--minloglevel=1"],
            cwd=folder, check=True)
        shutil.copy(pathlib.Path(folder, "spiece.model"), HERE / "spiece.model")


if __name__ == "__main__":
    main()
