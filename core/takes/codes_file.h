// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// codes.safetensors: the codes of one take, in the format of engine/files/codes_file.h.

#include "core/failure.h"
#include "core/sound.h"

#include <QByteArray>

namespace arioso::core {

[[nodiscard]] QByteArray codesToSafetensors(const engine::Codes& codes);

/// Failure FormatInvalid naming what is wrong: header, type, shape, length, a negative code, several clips.
[[nodiscard]] Outcome<CodesPtr> codesFromSafetensors(const QByteArray& bytes);

} // namespace arioso::core
