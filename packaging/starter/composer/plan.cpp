// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/plan.h"

#include <array>
#include <string_view>

namespace arioso::training {
namespace {

constexpr double kDrumsAlone = 0.06;
constexpr double kWithoutDrums = 0.10;
constexpr double kBuilds = 0.10;
constexpr std::array kMajorTonics{0, 7};
constexpr std::array kMinorTonics{9, 4};
/// Degrees that a lead plays one after another in the rhythm of its style.
constexpr std::array<std::string_view, 6> kTunes{"13531535", "53123531", "35653213",
                                                 "15856535", "58765351", "12353215"};

std::string motifOf(Pattern rhythm, std::string_view tune)
{
    std::string motif(rhythm);
    std::size_t next = 0;
    for (char& step : motif) {
        if (step == 'x')
            step = tune[next++ % tune.size()];
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
    plan.bass = draw(rules.bassPatterns, random);
    plan.chords = draw(rules.chordPatterns, random);
    if (!rules.drums.empty())
        plan.drums = &random.pick(rules.drums);
    const Pattern rhythm = random.pick(rules.leadRhythms);
    plan.motif = motifOf(rhythm, random.pick(std::span<const std::string_view>(kTunes)));
    return plan;
}

} // namespace arioso::training
