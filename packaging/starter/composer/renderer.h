// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Renders composed pieces as audio with FluidSynth and a General MIDI soundfont.

#include "engine/api/audio.h"
#include "starter/composer/composer.h"

#include <filesystem>
#include <memory>

namespace arioso::training {

/// Renders pieces without reverb, chorus and randomness. Not thread safe.
class Renderer
{
public:
    static constexpr int kSampleRate = 32000;
    /// Root mean square of the result of render(), unless its peaks would clip.
    static constexpr float kLoudness = 0.1F;

    /// Throws engine::Error FileNotFound if the soundfont does not exist, and FileUnreadable if it is not a
    /// soundfont.
    explicit Renderer(const std::filesystem::path& soundfont);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Mono, 32 kHz, exactly piece.frames * 640 samples. An onset in frame f starts at sample 640 f. The same
    /// pieces in the same order give the same samples. In another order, the state of FluidSynth's filters
    /// causes differences of about -40 dB.
    [[nodiscard]] engine::Audio render(const Piece& piece);

private:
    struct Synth;
    std::unique_ptr<Synth> m_synth;
};

} // namespace arioso::training
