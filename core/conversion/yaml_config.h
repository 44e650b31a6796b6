// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The configuration in audiocraft's checkpoints: YAML, in which values may refer to others
// ("${sample_rate}").

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

class YamlConfig
{
public:
    /// Throws Error CheckpointInvalid if the text is not a YAML mapping or contains aliases, which such
    /// configurations don't use. `source` names the file in messages.
    YamlConfig(const std::string& text, std::string source);

    [[nodiscard]] const std::string& source() const { return m_source; }

    /// The value at a path such as "seanet.decoder.trim_right_ratio", with references resolved; null if there
    /// is none.
    [[nodiscard]] const nlohmann::json* find(std::string_view path) const;

    // The value, or the fallback if it is absent or null. Throw Error CheckpointInvalid if its type is wrong
    // or if it is out of range.
    [[nodiscard]] int integer(std::string_view path, int fallback, int least, int most) const;
    [[nodiscard]] double number(std::string_view path, double fallback, double least, double most) const;
    [[nodiscard]] bool boolean(std::string_view path, bool fallback) const;
    [[nodiscard]] std::string text(std::string_view path, const std::string& fallback) const;
    [[nodiscard]] std::vector<int> integers(std::string_view path, const std::vector<int>& fallback,
                                            int least, int most) const;

    /// Throws Error CheckpointUnsupported if the value is present and differs from the only supported one.
    void require(std::string_view path, const nlohmann::json& only) const;

    [[noreturn]] void fail(std::string_view path, const std::string& complaint) const;

private:
    [[nodiscard]] const nlohmann::json* findRaw(std::string_view path) const;

    std::string m_source;
    nlohmann::json m_root;
};

} // namespace arioso::engine
