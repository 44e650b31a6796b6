// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Conversion of numbers, letters and errors to and from text, independent of the locale. printf, strtod,
// tolower and strerror depend on the process's locale, which Qt sets from the environment: in German, printf
// writes 0,5 and strtod reads 0.5 as 0.

#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include <locale.h>

namespace arioso::engine {

/// 1.5 with two digits is "1.50", as printf's %.2f.
[[nodiscard]] inline std::string fixedText(double value, int digits)
{
    char text[400]; // the largest double has 309 digits before the decimal point
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, digits);
    return {text, end.ptr};
}

/// At most `digits` significant digits, without trailing zeros, as printf's %.4g.
[[nodiscard]] inline std::string shortText(double value, int digits = 6)
{
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, digits);
    return {text, end.ptr};
}

/// Parses a text that consists of one finite number, such as "3", "-0.5" or "+1e-3".
[[nodiscard]] inline std::optional<double> numberIn(std::string_view text)
{
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Replaces A to Z by a to z and leaves all other bytes unchanged.
[[nodiscard]] inline std::string lowerAscii(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return text;
}

/// The system's message for an errno in English, such as "No space left on device".
[[nodiscard]] inline std::string systemError(int error)
{
    static const locale_t plain = ::newlocale(LC_ALL_MASK, "C", nullptr);
    return ::strerror_l(error, plain);
}

} // namespace arioso::engine
