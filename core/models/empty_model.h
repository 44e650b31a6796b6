// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A checkpoint of zeros with the sizes of musicgen-small but fewer layers, in a file with holes: it takes no
// room on disk, and the engine computes as long with it as with a real one.

#include <QString>

namespace arioso::core {

/// Writes config.json and model.safetensors; false when there is no room.
[[nodiscard]] bool writeEmptyModel(const QString& folder, int layers);

/// Weights of all matrices that a step of its decoder reads when there is no text.
[[nodiscard]] double emptyModelWork(int layers);

} // namespace arioso::core
