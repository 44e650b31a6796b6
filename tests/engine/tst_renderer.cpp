// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Rendering with FluidSynth: exact lengths and onsets, the same samples again. Needs a soundfont; without one
// it skips.

#include "starter/composer/renderer.h"
#include "support/test.h"

#include <cmath>

using namespace arioso;
using namespace arioso::training;

namespace {

constexpr const char* kSoundfont = "/usr/share/sounds/sf2/FluidR3_GM.sf2";
constexpr int kFrameSamples = 640;

/// One note of the piano in an otherwise silent piece.
Piece oneNote(int frame)
{
    Piece piece;
    piece.chords = Instrument::Piano;
    piece.frames = 100;
    piece.notes.push_back({Part::Chords, frame, 20, 60, 100});
    return piece;
}

double rms(const std::vector<float>& samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * sample;
    return std::sqrt(sum / double(samples.size()));
}

} // namespace

ARIOSO_TEST(soundfontThatIsMissingIsNamed)
{
    CHECK_ERROR(Renderer("/nowhere.sf2"), engine::ErrorCode::FileNotFound, "/nowhere.sf2");
}

ARIOSO_TEST(rendersExactlyAndTheSameAgain)
{
    if (!std::filesystem::exists(kSoundfont))
        QSKIP("There is no FluidR3_GM.sf2.");
    Renderer renderer(kSoundfont);

    // A whole piece: length, loudness, no clipping, and nothing is left over from what was rendered between.
    const Piece piece = composePiece(4, 250, Style::Jazz);
    const engine::Audio first = renderer.render(piece);
    QCOMPARE(first.sampleRate, 32000);
    QCOMPARE(first.samples(), std::size_t(250 * kFrameSamples));
    QVERIFY(std::abs(rms(first.channels[0]) - 0.1) < 1e-4);
    QVERIFY(Renderer(kSoundfont).render(piece).channels == first.channels);
    (void)renderer.render(composePiece(5, 100, Style::Rock));
    std::vector<float> apartFromFirst = renderer.render(piece).channels[0];
    for (std::size_t i = 0; i < apartFromFirst.size(); ++i)
        apartFromFirst[i] -= first.channels[0][i];
    QVERIFY2(rms(apartFromFirst) < 0.003, std::to_string(rms(apartFromFirst)).c_str());

    // The same note three frames later is the same samples, 3 * 640 later, silence before it.
    const std::vector<float> early = Renderer(kSoundfont).render(oneNote(10)).channels[0];
    const std::vector<float> late = Renderer(kSoundfont).render(oneNote(13)).channels[0];
    float before = 0, onset = 0, apart = 0;
    for (int i = 0; i < 10 * kFrameSamples; ++i)
        before = std::max(before, std::abs(early[std::size_t(i)]));
    for (int i = 10 * kFrameSamples; i < 11 * kFrameSamples; ++i)
        onset = std::max(onset, std::abs(early[std::size_t(i)]));
    // Loudness is normalised over the piece, which has three frames less of the late note's silence: compare
    // shapes.
    const double scale = rms({early.begin(), early.begin() + 60 * kFrameSamples}) /
                         rms({late.begin(), late.begin() + 63 * kFrameSamples}) * std::sqrt(60.0 / 63.0);
    for (int i = 0; i < 50 * kFrameSamples; ++i)
        apart = std::max(
            apart, std::abs(early[std::size_t(i)] - float(scale) * late[std::size_t(i + 3 * kFrameSamples)]));
    QVERIFY(before == 0);
    QVERIFY(onset > 0.01F);
    QVERIFY2(apart < 1e-3F, std::to_string(apart).c_str());
}
