// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// How often the tempo is right: pieces of the composer, whose tempo is known, each also played faster and
// slower.
//     bench_tempo [PIECES [SOUNDFONT]]

#include "core/analysis/beats.h"
#include "starter/composer/renderer.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace arioso;

constexpr double kTolerance = 0.04;

struct Counts
{
    int pieces = 0;
    int right = 0;
    int octave = 0; // half, double, a third or three times
    int wrong = 0;
    int none = 0;
};

bool isNear(double measured, double expected)
{
    return std::abs(measured / expected - 1) <= kTolerance;
}

void count(Counts& counts, const std::optional<core::Beats>& beats, double expected, std::uint64_t seed)
{
    ++counts.pieces;
    const double measured = beats ? beats->perMinute : 0;
    if (!beats)
        ++counts.none;
    else if (isNear(measured, expected))
        ++counts.right;
    else if (isNear(measured, 2 * expected) || isNear(measured, expected / 2) ||
             isNear(measured, 3 * expected) || isNear(measured, expected / 3))
        ++counts.octave;
    else
        ++counts.wrong;
    if (!beats ||
        !(isNear(measured, expected) || isNear(measured, 2 * expected) || isNear(measured, expected / 2)))
        std::printf("  piece %llu: %.1f measured as %.1f\n", static_cast<unsigned long long>(seed), expected,
                    measured);
}

} // namespace

int main(int argc, char** argv)
{
    const int pieces = argc > 1 ? std::atoi(argv[1]) : 100;
    training::Renderer renderer(argc > 2 ? argv[2] : "/usr/share/sounds/sf2/FluidR3_GM.sf2");
    constexpr std::array<double, 3> kSpeeds{1, 0.86, 1.13};
    std::array<Counts, kSpeeds.size()> counts;
    double seconds = 0;
    for (int i = 0; i < pieces; ++i) {
        const auto seed = std::uint64_t(700001 + i);
        const training::Style style = training::kStyles[seed % training::kStyles.size()];
        const training::Piece piece = training::composePiece(seed, 10 * training::kFramesPerSecond, style);
        engine::Audio audio = renderer.render(piece);
        const int rate = audio.sampleRate;
        for (std::size_t s = 0; s < kSpeeds.size(); ++s) {
            audio.sampleRate = int(std::lround(rate * kSpeeds[s])); // tape speed
            const auto start = std::chrono::steady_clock::now();
            const auto beats = core::trackBeats(audio);
            seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            count(counts[s], beats, training::beatsPerMinute(piece.framesPerStep) * kSpeeds[s], seed);
        }
    }
    for (std::size_t s = 0; s < kSpeeds.size(); ++s)
        std::printf("speed %.2f: %d pieces, %d right, %d octave, %d wrong, %d without\n", kSpeeds[s],
                    counts[s].pieces, counts[s].right, counts[s].octave, counts[s].wrong, counts[s].none);
    std::printf("%.0f ms a piece of 10 s\n", 1000 * seconds / pieces / double(kSpeeds.size()));
}
