// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a model that learnt from composed pieces understands, as a file that ships beside it.

#include <nlohmann/json.hpp>

namespace arioso::training {

/// {"styles": [...], "moods": [...], "tempi": [...], "instruments": [...], "drums": [...], "beats": {"min",
/// "max"}, "words": [...]}: the first five are what to offer, "words" every word that occurs in texts, in
/// lower case and in alphabetic order.
[[nodiscard]] nlohmann::ordered_json vocabulary();

} // namespace arioso::training
