// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is measured of a take's audio, and its stored form.

#include "core/analysis/beats.h"
#include "core/failure.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

namespace arioso::core {

struct TakeAnalysis
{
    /// Files of another version are measured again.
    static constexpr int kVersion = 1;
    /// Columns of `overview`.
    static constexpr int kColumns = 128;

    std::optional<Beats> beats;     ///< absent: there is no beat
    std::optional<double> loudness; ///< integrated, LUFS; absent for silence and short audio
    double samplePeak = 0;          ///< 1 is full scale
    double truePeak = 0;            ///< 1 is full scale
    /// The waveform in small: lowest and highest sample of each column as int8, -127..127; empty without
    /// audio.
    QByteArray overview;
};

using TakeAnalysisPtr = std::shared_ptr<const TakeAnalysis>;

/// Measures everything: some 30 ms for each second of audio. Any thread.
[[nodiscard]] TakeAnalysis analyze(const engine::Audio& audio);

[[nodiscard]] QJsonObject toJson(const TakeAnalysis& analysis);

/// Failures: FormatInvalid, VersionUnsupported.
[[nodiscard]] Outcome<TakeAnalysis> analysisFromJson(const QJsonObject& object);

} // namespace arioso::core
