// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// codes.safetensors: the codes of one take as one tensor "codes", [K, F] int32 or int16, in the safetensors
// form that any Python user can open. Reads exactly this form and nothing else.

#include "core/failure.h"
#include "core/sound.h"

#include <QByteArray>

namespace arioso::core {

inline constexpr int kMostCodebooks = 64;
inline constexpr int kMostFrames = 10'000'000; ///< 55 hours

/// int16 where every code fits, as it does for every known codec, else int32.
[[nodiscard]] QByteArray codesToSafetensors(const engine::Codes& codes);

/// Failure FormatInvalid naming what is wrong: header, type, shape, length, a negative code.
[[nodiscard]] Outcome<CodesPtr> codesFromSafetensors(const QByteArray& bytes);

} // namespace arioso::core
