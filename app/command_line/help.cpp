// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "help.h"

#include <iostream>
#include <sstream>

namespace arioso::command_line {
namespace {

constexpr std::size_t kColumn = 30;
constexpr std::size_t kWidth = 100;

/// Breaks lines between words, at most `width` bytes each.
std::string wrapped(const std::string& text, std::size_t width)
{
    std::istringstream words(text);
    std::string lines;
    std::size_t used = 0;
    for (std::string word; words >> word; used += word.size()) {
        if (used > 0 && used + 1 + word.size() > width) {
            lines += '\n';
            used = 0;
        } else if (used > 0) {
            lines += ' ';
            ++used;
        }
        lines += word;
    }
    return lines;
}

} // namespace

HelpFormatter::HelpFormatter()
{
    column_width(kColumn);
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const
{
    const std::string value = option->get_type_size() == 0 ? "" : option->get_type_name();
    return value.empty() ? "" : " " + value;
}

std::string HelpFormatter::make_option_desc(const CLI::Option* option) const
{
    std::string text = option->get_description();
    if (option->get_required())
        text += " (required)";
    if (!option->get_default_str().empty())
        text += " (default: " + option->get_default_str() + ")";
    return wrapped(text, kWidth - kColumn);
}

void setUpHelp(CLI::App& app)
{
    app.formatter(std::make_shared<HelpFormatter>());
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.add_option_function<std::string>("--write",
                                         [&app](const std::string& form) {
                                             std::cout << written(app, form);
                                             throw CLI::Success();
                                         })
        ->group("");
}

} // namespace arioso::command_line
