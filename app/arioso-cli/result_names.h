// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Names of results from a template such as "{n}-{prompt}.wav".

#include <cstdint>
#include <filesystem>
#include <string>

namespace arioso::cli {

/// The values that a template can contain.
struct NameParts
{
    std::string prompt;
    std::uint64_t seed = 0;
    int number = 1; ///< of all results, from 1
};

/// Whether the text contains {prompt}, {seed} or {n}.
[[nodiscard]] bool isTemplate(const std::string& name);

/// The template with its values. The prompt is converted by fitForNames.
[[nodiscard]] std::filesystem::path filledIn(const std::string& name, const NameParts& parts);

/// A text as part of a file name that is valid on all file systems: no separators, control characters or
/// characters that Windows reserves, no dots or spaces at its ends, at most 100 bytes of whole UTF-8
/// characters; "untitled" for an empty text.
[[nodiscard]] std::string fitForNames(const std::string& text);

/// The name, or the first of NAME-1, NAME-2 … that doesn't exist.
[[nodiscard]] std::filesystem::path freeName(const std::filesystem::path& name);

} // namespace arioso::cli
