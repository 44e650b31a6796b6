// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Programs as a user runs them: arguments, exit status and what they print.

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace arioso::test {

struct Outcome
{
    int status = -1;
    std::string out;
    std::string err;
};

/// A file's bytes; "" when there is none.
[[nodiscard]] std::string contents(const std::filesystem::path& path);

/// Starts a program with its output in two files.
[[nodiscard]] pid_t start(const std::string& program, const std::vector<std::string>& arguments,
                          const std::filesystem::path& out, const std::filesystem::path& err);

/// The exit status, 128 + the signal of a program that was killed.
int wait(pid_t child);

[[nodiscard]] Outcome run(const std::string& program, const std::vector<std::string>& arguments);

/// "" when the program failed with this status and one line on stderr that holds `fragment`, else what
/// happened instead. Wrong usage (status 2) may take several lines.
[[nodiscard]] std::string failure(const std::string& program, const std::vector<std::string>& arguments,
                                  int status, const std::string& fragment);

} // namespace arioso::test

#define CHECK_DONE(outcome) QVERIFY2((outcome).status == 0, (outcome).err.c_str())
