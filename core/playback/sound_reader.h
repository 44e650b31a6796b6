// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A sound as the sound card wants it: two channels, at the card's rate.

#include "core/playback/growing_sound.h"

#include <array>
#include <vector>

namespace arioso::core {

/// Frames are counted at the output rate. One channel is played on both sides, of more than two the first
/// two. When the rates differ, the sound is converted piece by piece, which gives what converting it as a
/// whole does, with silence before and after it. To be used on one thread.
class SoundReader
{
public:
    /// Throws engine::Error AudioInvalid when one rate cannot be converted to the other.
    SoundReader(GrowingSoundPtr sound, int outputRate);

    [[nodiscard]] const GrowingSoundPtr& sound() const { return m_sound; }

    /// Reads a complete sound as if it were repeated without end, sample for sample: there are always more
    /// frames.
    void setCyclic(bool cyclic);
    [[nodiscard]] bool isCyclic() const { return m_cyclic; }

    /// Frames of one turn, which need not be a whole number.
    [[nodiscard]] double period() const { return double(m_sound->samples()) * double(m_to) / double(m_from); }

    /// Whether no more frames will come; to be asked before available().
    [[nodiscard]] bool isFinished() const { return m_sound->isFinished(); }

    /// Frames that can be read by now.
    [[nodiscard]] qint64 available() const;

    /// Frames [from, from + count); zeros where there are none.
    void read(qint64 from, qint64 count, float* left, float* right);

private:
    void readSamples(int channel, qint64 from, qint64 count, float* out) const;
    void convertPiece(qint64 piece);

    GrowingSoundPtr m_sound;
    int m_outputRate;
    bool m_cyclic = false;
    // In lowest terms `from` samples become `to` frames; a piece is a multiple of that.
    qint64 m_from = 1;
    qint64 m_to = 1;
    qint64 m_pieceSamples = 0;
    qint64 m_pieceFrames = 0;
    qint64 m_margin = 0; // samples that the filter needs on either side
    qint64 m_piece = -1; // which one is in m_frames
    std::array<std::vector<float>, 2> m_frames;
};

} // namespace arioso::core
