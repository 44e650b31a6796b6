// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The melody condition: the strongest pitch class of each frame.

#include "engine/api/audio.h"

#include <vector>

namespace arioso::engine {

/// Settings of the melody feature extractor (preprocessor_config.json of melody checkpoints).
struct ChromaConfig
{
    int sampleRate = 32000; ///< Hz
    int fftSize = 16384;
    int hopLength = 4096;
    int chroma = 12;
    int maxSeconds = 30; ///< longer audio is cut
};

/// The strongest pitch class of each of 1 + floor(n / hop) frames: 0 = C … 11 = B with 12 classes, the first
/// of equals, 0 for silence. The audio is averaged to mono, resampled and cut; if it is shorter than fftSize,
/// it is centered in zeros of that length. Throws Error AudioInvalid (no samples, not finite, unusable rate)
/// and CheckpointInvalid (settings out of range). Source: MusicgenMelodyFeatureExtractor.
[[nodiscard]] std::vector<int> melodyBins(const Audio& audio, const ChromaConfig& config);

/// `seconds` of a melody from `from` on; behind its end it begins again. Source: audiocraft, generation
/// beyond one window.
[[nodiscard]] Audio repeatedMelody(const Audio& melody, double from, double seconds);

/// The filter bank, [chroma, fftSize/2 + 1] row-major. Source: librosa.filters.chroma, tuning 0, base C.
[[nodiscard]] std::vector<float> chromaFilterBank(const ChromaConfig& config);

} // namespace arioso::engine
