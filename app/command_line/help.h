// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the command line programs share: one layout of --help, and manual pages and shell completions
// generated from the same options.

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace arioso::command_line {

/// Lines of at most 100 columns: "--name VALUE  Description (default: x)".
class HelpFormatter : public CLI::Formatter
{
public:
    HelpFormatter();
    [[nodiscard]] std::string make_option_opts(const CLI::Option* option) const override;
    [[nodiscard]] std::string make_option_desc(const CLI::Option* option) const override;
};

/// Sets the layout of the help and adds the hidden option --write man|bash|zsh|fish. Call it before adding
/// commands, which inherit the layout.
void setUpHelp(CLI::App& app);

/// The options of a program as text of a manual page or as a completion script.
///   man    mdoc source of the sections COMMANDS and OPTIONS
///   bash, zsh, fish
/// Throws CLI::ValidationError for any other form.
[[nodiscard]] std::string written(const CLI::App& app, const std::string& form);

/// A range without a description, which CLI11 would print behind the name of the value.
template <typename T>
[[nodiscard]] CLI::Validator range(T least, T most)
{
    return CLI::Range(least, most).description("");
}

/// One of these words. The name of the value, "cpu|cuda", lists them.
[[nodiscard]] inline CLI::Validator oneOf(std::initializer_list<const char*> words)
{
    return CLI::IsMember(std::vector<std::string>(words.begin(), words.end())).description("");
}

} // namespace arioso::command_line
