// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads golden-more.json (golden/README.md). Its test executables are built with ARIOSO_GOLDEN_DIR.

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

namespace arioso::test {

/// The entry `key` of golden-more.json. Throws nlohmann::json::exception when it is absent.
inline const nlohmann::json& moreGolden(const std::string& key)
{
    static const auto all = nlohmann::json::parse(std::ifstream(ARIOSO_GOLDEN_DIR "/golden-more.json"));
    return all.at(key);
}

} // namespace arioso::test
