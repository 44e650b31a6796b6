// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes the vocabulary of a model that was trained on composed pieces, a file that is shipped with the
// model.

#include <nlohmann/json.hpp>

namespace arioso::training {

/// {"styles": [...], "moods": [...], "tempi": [...], "instruments": [...], "drums": [...], "beats": {"min",
/// "max"}, "words": [...]}: the application offers the first five; "words" are all words of the texts,
/// in lower case and sorted.
[[nodiscard]] nlohmann::ordered_json vocabulary();

} // namespace arioso::training
