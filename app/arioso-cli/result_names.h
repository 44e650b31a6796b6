// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Names of results from a template such as "{n}-{prompt}.wav".

#include <cstdint>
#include <filesystem>
#include <string>

namespace arioso::cli {

/// What a name can be made of.
struct NameParts
{
    std::string prompt;
    std::uint64_t seed = 0;
    int number = 1; ///< of all results, from 1
};

/// Whether {prompt}, {seed} or {n} is in it.
[[nodiscard]] bool isTemplate(const std::string& name);

/// The template filled in. What a prompt brings along is made fit for every file system, and cut.
[[nodiscard]] std::filesystem::path filledIn(const std::string& name, const NameParts& parts);

/// A text as a part of a file name that every file system takes: no separators, control characters or characters that
/// Windows reserves, no dots or spaces at its ends, at most 100 bytes of whole UTF-8 characters; "untitled" for nothing.
[[nodiscard]] std::string fitForNames(const std::string& text);

/// The name, or with "-1", "-2" … the first that is not taken.
[[nodiscard]] std::filesystem::path freeName(const std::filesystem::path& name);

} // namespace arioso::cli
