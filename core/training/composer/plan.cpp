// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/composer/plan.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <vector>

namespace arioso::training {
namespace {

constexpr double kDrumsAlone = 0.06;
constexpr double kWithoutDrums = 0.10;
constexpr double kBuilds = 0.10;
constexpr std::array kMajorTonics{0, 2, 5, 7};
constexpr std::array kMinorTonics{9, 0, 2, 4};

/// A walk over the scale in the given rhythm; tones of the chord on the beats.
std::string drawMotif(Pattern rhythm, Random& random)
{
    static constexpr std::array kChordTones{1, 3, 5, 8};
    std::string motif(rhythm);
    int degree = kChordTones[random.below(kChordTones.size())];
    for (std::size_t step = 0; step < motif.size(); ++step) {
        if (motif[step] != 'x')
            continue;
        if (step % 4 == 0) {
            const auto near = [&](int tone) { return std::abs(tone - degree) <= 3; };
            std::vector<int> candidates;
            std::copy_if(kChordTones.begin(), kChordTones.end(), std::back_inserter(candidates), near);
            degree = candidates[random.below(candidates.size())];
        } else {
            degree = std::clamp(degree + (random.chance(0.5) ? 1 : -1), 1, 8);
        }
        motif[step] = char('0' + degree);
    }
    return motif;
}

template <typename T>
T draw(std::span<const T> from, Random& random)
{
    return from.empty() ? T{} : random.pick(from);
}

void drawParts(Piece& piece, Random& random)
{
    const StyleRules& rules = rulesOf(piece.style);
    piece.bass = draw(rules.basses, random);
    piece.chords = random.pick(rules.chords);
    piece.lead = draw(rules.leads, random);
    piece.kit = rules.kit;
    const bool drumsAlone = random.chance(kDrumsAlone);
    const bool withoutDrums = random.chance(kWithoutDrums);
    const bool build = random.chance(kBuilds);
    if (!rules.kit)
        return;
    if (drumsAlone) {
        piece.bass = piece.chords = piece.lead = std::nullopt;
    } else if (withoutDrums) {
        piece.kit = std::nullopt;
    } else if (build) {
        piece.form = Form::Build;
    }
}

} // namespace

Plan drawPlan(Piece& piece, Random& random)
{
    const StyleRules& rules = rulesOf(piece.style);
    piece.framesPerStep = random.pick(rules.framesPerStep);
    piece.mode = random.chance(rules.minorShare) ? Mode::Minor : Mode::Major;
    piece.tonic = random.pick(std::span<const int>(piece.mode == Mode::Major ? kMajorTonics : kMinorTonics));
    drawParts(piece, random);
    Plan plan;
    plan.progression = random.pick(piece.mode == Mode::Major ? rules.major : rules.minor);
    // Slow pieces change the chord twice a bar: the phrase then comes again within the clips that are trained
    // on.
    plan.stepsPerChord = piece.framesPerStep >= 8 ? kStepsPerBar / 2 : kStepsPerBar;
    plan.bass = draw(rules.bassPatterns, random);
    plan.chords = draw(rules.chordPatterns, random);
    if (!rules.drums.empty())
        plan.drums = &random.pick(rules.drums);
    for (std::string& motif : plan.motifs)
        motif = drawMotif(random.pick(rules.leadRhythms), random);
    return plan;
}

} // namespace arioso::training
