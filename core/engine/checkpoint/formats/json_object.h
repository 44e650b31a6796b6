// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Typed access to the members of a JSON object, with errors that name file, key, value and the expected type.

#include "engine/files/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace arioso::engine {

/// A JSON object with typed access. The value must outlive it. All getters return the fallback for an absent
/// key, and throw Error CheckpointInvalid with source, key, value and the expected type. Null is a wrong type
/// unless a getter says otherwise.
class JsonObject
{
public:
    /// `path`: the keys from the top level of the source to this object, such as "decoder".
    JsonObject(const nlohmann::json& value, std::string source, std::string path = {});

    [[nodiscard]] bool has(const std::string& key) const;    ///< present, even if null
    [[nodiscard]] bool isNull(const std::string& key) const; ///< present and null

    [[nodiscard]] std::int64_t integer(const std::string& key, std::int64_t fallback, std::int64_t least,
                                       std::int64_t most) const;
    [[nodiscard]] double number(const std::string& key, double fallback, double least, double most) const;
    [[nodiscard]] bool boolean(const std::string& key, bool fallback) const;
    [[nodiscard]] std::string text(const std::string& key, const std::string& fallback) const;

    /// Nothing when absent or null.
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(const std::string& key, std::int64_t least,
                                                              std::int64_t most) const;
    [[nodiscard]] std::optional<double> optionalNumber(const std::string& key, double least,
                                                       double most) const;

    /// One to 64 numbers.
    [[nodiscard]] std::vector<int> integers(const std::string& key, const std::vector<int>& fallback,
                                            int least, int most) const;
    [[nodiscard]] std::vector<double> numbers(const std::string& key, const std::vector<double>& fallback,
                                              double least, double most) const;

    /// A required object.
    [[nodiscard]] JsonObject object(const std::string& key) const;

    [[nodiscard]] const nlohmann::json& value() const { return *m_value; }
    [[nodiscard]] const std::string& source() const { return m_source; }

    /// Throws Error CheckpointUnsupported: "'<source>' <sentence>."
    [[noreturn]] void failUnsupported(const std::string& sentence) const;

    /// Throws Error CheckpointInvalid: "In '<source>', '<path>.<key>' <complaint>."
    [[noreturn]] void fail(const std::string& key, const std::string& complaint) const;

private:
    const nlohmann::json* member(const std::string& key) const; ///< null when absent
    [[nodiscard]] std::string fullKey(const std::string& key) const;
    [[noreturn]] void failType(const std::string& key, const nlohmann::json& value,
                               const std::string& expected) const;

    const nlohmann::json* m_value;
    std::string m_source;
    std::string m_path;
};

} // namespace arioso::engine
