// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Parses JSON from untrusted files: with limits, exact integers, and errors that name the file.

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace arioso::engine {

/// Limits against texts that would use up the memory. A value takes up to about a hundred bytes.
struct JsonLimits
{
    std::size_t bytes = std::size_t(64) << 20;
    int depth = 64;                 ///< of nested objects and arrays
    std::size_t values = 2'000'000; ///< total number of values and keys
};

/// Parses a JSON text. `source` is its name in messages. Stricter than the library: keys of an object must be
/// unique, and no NUL byte may occur. Integers are not converted to double. Throws Error CheckpointInvalid,
/// also if a limit is exceeded and for invalid UTF-8.
[[nodiscard]] nlohmann::json parseJson(std::string_view text, const std::string& source,
                                       const JsonLimits& limits = {});

/// parseJson of a file. Throws Error FileNotFound, FileUnreadable, and as parseJson.
[[nodiscard]] nlohmann::json readJson(const std::filesystem::path& file, const JsonLimits& limits = {});

/// The number if `value` is a whole number in -2^63..2^63-1, written without fraction or exponent.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(const nlohmann::json& value);

/// Untrusted text for a message: quoted, in ASCII, and truncated if it is long.
[[nodiscard]] std::string quotedText(std::string_view text);

} // namespace arioso::engine
