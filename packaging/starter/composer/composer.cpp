// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/composer.h"

#include "starter/composer/plan.h"

#include <algorithm>
#include <string>

namespace arioso::training {
namespace {

constexpr int kKick = 36, kSnare = 38;
constexpr int kDrumVelocity = 88;
constexpr int kDrumAccent = 112;
constexpr int kKickLess = 22; ///< otherwise the kick would dominate the energy
constexpr std::array kMajorScale{0, 2, 4, 5, 7, 9, 11};
constexpr std::array kMinorScale{0, 2, 3, 5, 7, 8, 10};

/// The semitones from the tonic to a degree. Degree 1 is the tonic, 8 its octave.
int semitones(Mode mode, int degree)
{
    const int index = degree - 1;
    const auto& scale = mode == Mode::Major ? kMajorScale : kMinorScale;
    return scale[std::size_t(index % 7)] + 12 * (index / 7);
}

/// The MIDI key of a degree above a chord's root, with the root in the octave that starts at `lowest`.
int keyAbove(const Piece& piece, int root, int degree, int lowest)
{
    const int rootSemitones = semitones(piece.mode, root);
    const int rootKey = lowest + ((piece.tonic + rootSemitones - lowest) % 12 + 12) % 12;
    return rootKey + semitones(piece.mode, root + degree - 1) - rootSemitones;
}

/// Writes the notes of one piece.
class Writer
{
public:
    Writer(Piece& piece, const Plan& plan)
        : m_piece(piece), m_plan(plan), m_stepsPerPhrase(kPhraseFrames / piece.framesPerStep)
    {
    }

    void write()
    {
        const int steps = m_piece.frames / m_piece.framesPerStep + 1;
        for (int step = 0; step < steps; ++step) {
            const bool everything = m_piece.form == Form::Loop || step >= m_stepsPerPhrase;
            if (m_piece.bass)
                writeBass(step);
            if (m_piece.chords)
                writeChords(step);
            if (m_piece.lead && everything)
                writeLead(step);
            if (m_piece.kit && everything)
                writeDrums(step);
        }
        const auto sooner = [](const Note& a, const Note& b) { return a.frame < b.frame; };
        std::stable_sort(m_piece.notes.begin(), m_piece.notes.end(), sooner);
    }

private:
    [[nodiscard]] int rootOf(int step) const
    {
        return m_plan.progression[std::size_t(step % m_stepsPerPhrase / kStepsPerChord)];
    }
    [[nodiscard]] static bool chordStarts(int step) { return step % kStepsPerChord == 0; }

    /// The symbol that starts at a step, or 0. Notes that would extend into the next chord start again there.
    [[nodiscard]] char symbol(Pattern pattern, int step) const
    {
        const int bar = step % kStepsPerBar;
        char here = pattern[std::size_t(bar)];
        if (here == '-' && chordStarts(step))
            here = pattern[pattern.find_last_not_of('-', std::size_t(bar))];
        return here == '-' || here == '.' ? '\0' : here;
    }

    /// The number of steps until the next symbol, silence or chord.
    [[nodiscard]] int length(Pattern pattern, int step) const
    {
        int end = step + 1;
        while (!chordStarts(end) && end % kStepsPerBar != 0 &&
               pattern[std::size_t(end % kStepsPerBar)] == '-')
            ++end;
        return end - step;
    }

    void add(Part part, int step, int steps, int key, int velocity)
    {
        const int start = frameOfStep(m_piece, step);
        const int end = std::min(frameOfStep(m_piece, step + steps), m_piece.frames);
        if (start < end)
            m_piece.notes.push_back({part, start, end - start, key, velocity});
    }

    void writeBass(int step)
    {
        const char what = symbol(m_plan.bass, step);
        if (what == '\0')
            return;
        // In chiptune, the bass has the instrument of the melody, an octave lower.
        const InstrumentRules& rules = rulesOf(*m_piece.bass);
        const int lowest = std::min(rules.lowestChord, 48);
        add(Part::Bass, step, length(m_plan.bass, step), keyAbove(m_piece, rootOf(step), what - '0', lowest),
            rules.velocity);
    }

    void writeChords(int step)
    {
        const char what = symbol(m_plan.chords, step);
        if (what == '\0')
            return;
        const InstrumentRules& rules = rulesOf(*m_piece.chords);
        const int steps = length(m_plan.chords, step);
        const int root = rootOf(step);
        if (what != 'x') {
            const int lowest = m_piece.style == Style::Piano ? 48 : rules.lowestChord;
            add(Part::Chords, step, steps, keyAbove(m_piece, root, what - '0', lowest), rules.velocity - 10);
            return;
        }
        switch (rulesOf(m_piece.style).voicing) {
        case Voicing::Power:
            for (const int degree : {1, 5, 8})
                add(Part::Chords, step, steps, keyAbove(m_piece, root, degree, rules.lowestChord),
                    rules.velocity);
            break;
        case Voicing::Triad:
            for (const int degree : {1, 3, 5})
                add(Part::Chords, step, steps, folded(root, degree, rules.lowestChord), rules.velocity);
            break;
        case Voicing::Seventh:
            for (const int degree : {1, 3, 5, 7})
                add(Part::Chords, step, steps, folded(root, degree, rules.lowestChord), rules.velocity);
            break;
        }
    }

    /// All notes are within one octave, so that successive chords are close.
    [[nodiscard]] int folded(int root, int degree, int lowest) const
    {
        return lowest + (keyAbove(m_piece, root, degree, lowest) - lowest) % 12;
    }

    void writeLead(int step)
    {
        const char what = symbol(m_plan.motif, step);
        if (what == '\0')
            return;
        const InstrumentRules& rules = rulesOf(*m_piece.lead);
        add(Part::Lead, step, length(m_plan.motif, step),
            keyAbove(m_piece, rootOf(step), what - '0', rules.lowestLead), rules.velocity);
    }

    void writeDrums(int step)
    {
        const int inPhrase = step % m_stepsPerPhrase;
        // Phrases of one bar have no fill, because it would be in every bar.
        const bool fill = m_stepsPerPhrase > kStepsPerBar && inPhrase >= m_stepsPerPhrase - kStepsPerBar;
        const auto hit = [&](int key, Pattern steps) {
            const char what = steps[std::size_t(step % kStepsPerBar)];
            if (what != '.')
                add(Part::Drums, step, 1, key,
                    (what == 'X' ? kDrumAccent : kDrumVelocity) - (key == kKick ? kKickLess : 0));
        };
        for (const DrumLine& line : m_plan.drums->lines) {
            if (!line.steps.empty() && !(fill && line.key == kSnare))
                hit(line.key, line.steps);
        }
        if (fill)
            hit(kSnare, m_plan.drums->fillSnare);
    }

    Piece& m_piece;
    const Plan& m_plan;
    int m_stepsPerPhrase;
};

Piece compose(std::uint64_t seed, int frames, Random& random, Style style)
{
    Piece piece;
    piece.seed = seed;
    piece.frames = frames;
    piece.style = style;
    const Plan plan = drawPlan(piece, random);
    Writer(piece, plan).write();
    return piece;
}

/// The swing in frames: the second of two eighths or sixteenths is delayed by a third of its duration, as in
/// triplets.
int swingDelay(const Piece& piece, int step)
{
    switch (rulesOf(piece.style).swing) {
    case Swing::None:
        return 0;
    case Swing::Eighths:
        return step % 4 == 2 ? (2 * piece.framesPerStep + 1) / 3 : 0;
    case Swing::Sixteenths:
        return step % 2 == 1 ? (piece.framesPerStep + 1) / 3 : 0;
    }
    return 0;
}

} // namespace

int frameOfStep(const Piece& piece, int step)
{
    return step * piece.framesPerStep + swingDelay(piece, step);
}

Piece composePiece(std::uint64_t seed, int frames)
{
    Random random(seed);
    const Style style = kStyles[random.below(kStyles.size())];
    return compose(seed, frames, random, style);
}

Piece composePiece(std::uint64_t seed, int frames, Style style)
{
    Random random(seed);
    (void)random.next(); // skips the number with which the other overload chooses the style
    return compose(seed, frames, random, style);
}

} // namespace arioso::training
