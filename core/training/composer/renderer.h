// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Turns composed pieces into sound with FluidSynth and a General MIDI soundfont.

#include "engine/audio.h"
#include "training/composer/composer.h"

#include <filesystem>
#include <memory>

namespace arioso::training {

/// Plays pieces without reverb, chorus or any randomness. Not for several threads at once.
class Renderer
{
public:
    static constexpr int kSampleRate = 32000;
    /// Root mean square of what render() returns, unless its peaks would clip.
    static constexpr float kLoudness = 0.1F;

    /// Throws engine::Error FileNotFound when there is no such soundfont and FileUnreadable when it is none.
    explicit Renderer(const std::filesystem::path& soundfont);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Mono, 32 kHz, exactly piece.frames * 640 samples; an onset in frame f starts at sample 640 f. The same
    /// pieces in the same order give the same samples; in another order FluidSynth's filters leave
    /// differences around -40 dB.
    [[nodiscard]] engine::Audio render(const Piece& piece);

private:
    struct Synth;
    std::unique_ptr<Synth> m_synth;
};

} // namespace arioso::training
