// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the user can set for a generation apart from the prompt. The same struct is in presets, recipes and
// the session.

#include "core/failure.h"
#include "engine/api/config.h"
#include "engine/api/text_limit.h"

#include <QJsonObject>

#include <optional>

namespace arioso::core {

/// Lowest and highest accepted value, both included.
struct Range
{
    double lowest = 0;
    double highest = 0;

    [[nodiscard]] bool contains(double value) const { return value >= lowest && value <= highest; }
};

/// Ranges that files are held to and controls offer. The model's own limits (window, vocabulary) are the
/// engine's.
namespace range {
inline constexpr Range kGuidanceScale{0, 30};
inline constexpr Range kTemperature{0.01, 10};
inline constexpr Range kTopK{0, 65536};     ///< 0: off
inline constexpr Range kTopP{0.001, 1};     ///< 1: off
inline constexpr Range kMinP{0, 1};         ///< 0: off
inline constexpr Range kSeconds{0.1, 3600}; ///< length of the result, prompt included
inline constexpr Range kTakes{1, 8};
inline constexpr int kPromptCharacters = engine::kMaxPromptCharacters; ///< of UTF-16
} // namespace range

/// Everything absent is the checkpoint's own default.
struct GenerationSettings
{
    std::optional<bool> sample;          ///< false: greedy
    std::optional<double> guidanceScale; ///< at most 1: off
    std::optional<double> temperature;
    std::optional<int> topK;          ///< 0: off
    std::optional<double> topP;       ///< 1: off
    std::optional<double> minP;       ///< 0: off
    std::optional<double> seconds;    ///< length of the result from the start of its audio prompt
    bool endless = false;             ///< until it is stopped; `seconds` has no effect
    std::optional<quint64> seed;      ///< absent: another one for every job
    int takes = 1;                    ///< clips from one click
    std::optional<QString> exclude{}; ///< negative prompt; without effect while guidance is off

    QJsonObject unknown; ///< fields of later versions, written back as they were read; no part of equality

    friend bool operator==(const GenerationSettings& a, const GenerationSettings& b);
};

/// The settings with every sampling value filled in from `defaults`; length and seed stay as they are.
[[nodiscard]] GenerationSettings resolved(const GenerationSettings& settings,
                                          const engine::GenerationDefaults& defaults);

/// The settings that generate another result of this length, clamped to what a request accepts. Not endless.
[[nodiscard]] GenerationSettings ofLength(GenerationSettings settings, double seconds);

/// A failure RequestInvalid naming the first value that is out of its range, or nothing.
[[nodiscard]] std::optional<Failure> problemWith(const GenerationSettings& settings);

/// Absent values are left out. The seed is a string of decimal digits because JSON numbers end at 2^53.
[[nodiscard]] QJsonObject toJson(const GenerationSettings& settings);

/// Strict: wrong types, fractions where a whole number is due and values out of range are FormatInvalid,
/// never clamped. Missing fields are absent (takes: 1); unknown ones are kept.
[[nodiscard]] Outcome<GenerationSettings> settingsFromJson(const QJsonObject& object);

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::GenerationSettings)
