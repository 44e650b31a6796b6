// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The commands of arioso-cli. Each function adds a subcommand with its options to the parser and returns a
// function that runs it after parsing and returns the exit status. Failures throw engine::Error,
// contradicting options UsageError.

#include <CLI/CLI.hpp>

#include <functional>
#include <stdexcept>

namespace arioso::cli {

/// Options that contradict each other: exit status 2.
class UsageError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

using Command = std::function<int()>;

[[nodiscard]] Command addGenerate(CLI::App& app);
[[nodiscard]] Command addContinue(CLI::App& app);
[[nodiscard]] Command addRepaint(CLI::App& app);
[[nodiscard]] Command addLoop(CLI::App& app);
[[nodiscard]] Command addInfo(CLI::App& app);
[[nodiscard]] Command addEncode(CLI::App& app);
[[nodiscard]] Command addDecode(CLI::App& app);
[[nodiscard]] Command addConvert(CLI::App& app);

} // namespace arioso::cli
