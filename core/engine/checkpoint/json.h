// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// JSON from files that we did not write: bounded, exact, and with errors that name the file and the key.

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace arioso::engine {

/// Bounds that keep a hostile text from taking the memory. A value costs up to about a hundred bytes.
struct JsonLimits
{
    std::size_t bytes = std::size_t(64) << 20;
    int depth = 64;                 ///< of objects and arrays inside each other
    std::size_t values = 2'000'000; ///< numbers, strings, arrays and so on, in all
};

/// Parses one JSON text; `source` names it in messages. Stricter than the library alone: keys of an object
/// must be unique and no bytes may follow the text. Whole numbers keep their 64 bits and never pass through a
/// double. Throws Error CheckpointInvalid, also for what is beyond the limits and for bytes that are not
/// UTF-8.
[[nodiscard]] nlohmann::json parseJson(std::string_view text, const std::string& source,
                                       const JsonLimits& limits = {});

/// parseJson of a file. Throws Error FileNotFound, FileUnreadable, and as parseJson.
[[nodiscard]] nlohmann::json readJson(const std::filesystem::path& file, const JsonLimits& limits = {});

/// The number if `value` is a whole number in -2^63..2^63-1, written without fraction or exponent.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(const nlohmann::json& value);

/// Text from outside as part of a message: quoted, in ASCII, and cut when it is long.
[[nodiscard]] std::string quotedText(std::string_view text);

} // namespace arioso::engine
