// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the precisions of the weights are called in files.

#include "engine/api/generation.h"

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace arioso::core {

inline constexpr std::array<std::pair<engine::Precision, QLatin1String>, 4> kPrecisionNames{
    {{engine::Precision::Float32, QLatin1String("float32")},
     {engine::Precision::BFloat16, QLatin1String("bfloat16")},
     {engine::Precision::Float16, QLatin1String("float16")},
     {engine::Precision::Int8, QLatin1String("int8")}}};

[[nodiscard]] inline QString precisionName(engine::Precision precision)
{
    for (const auto& [candidate, name] : kPrecisionNames)
        if (candidate == precision)
            return name;
    return {};
}

/// Absent for a name that is not known.
[[nodiscard]] inline std::optional<engine::Precision> precisionNamed(const QString& wanted)
{
    for (const auto& [candidate, name] : kPrecisionNames)
        if (wanted == name)
            return candidate;
    return std::nullopt;
}

} // namespace arioso::core
