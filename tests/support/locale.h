// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The process in another locale, as Qt puts it into the user's.

#include <clocale>
#include <cstdlib>
#include <string>
#include <utility>

namespace arioso::test {

/// Name and decimal point of the locales that AriosoTests.cmake makes in ARIOSO_TEST_LOCALES: a comma, a
/// comma with a small I without a dot, and a point of two bytes.
inline constexpr std::pair<const char*, const char*> kLocales[] = {
    {"de_DE.UTF-8", ","}, {"tr_TR.UTF-8", ","}, {"ps_AF.UTF-8", "\u066b"}};

class Locale
{
public:
    explicit Locale(const char* name) : m_before(std::setlocale(LC_ALL, nullptr))
    {
        const char* path = std::getenv("LOCPATH");
        const std::string pathBefore = path != nullptr ? path : "";
        ::setenv("LOCPATH", ARIOSO_TEST_LOCALES, 1);
        m_set = std::setlocale(LC_ALL, name) != nullptr;
        path != nullptr ? ::setenv("LOCPATH", pathBefore.c_str(), 1) : ::unsetenv("LOCPATH");
    }
    ~Locale() { std::setlocale(LC_ALL, m_before.c_str()); }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;

    /// Of the process now; "" when the locale is not there.
    [[nodiscard]] std::string decimalPoint() const { return m_set ? std::localeconv()->decimal_point : ""; }

private:
    std::string m_before;
    bool m_set = false;
};

} // namespace arioso::test
