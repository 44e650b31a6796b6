// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How the engine's tests are written: free functions, with macros named and used as those of Qt Test. They
// are our own, so that the same tests build and run where there is no Qt.
//
//     ARIOSO_TEST(emptyPromptIsOnlyEos) { QCOMPARE(encode(""), Ids{1}); }

#include "engine/api/error.h"

#include <cmath>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace arioso::test {

/// Set by the macros below; the runner reads it after each test.
inline bool currentTestFailed = false;
inline bool currentTestSkipped = false;

inline void report(const char* what, const std::string& why, const char* file, int line)
{
    std::cout << what << "!  " << why << "\n   " << file << ":" << line << std::endl;
}

template <typename Value, typename = void>
struct IsPrintable : std::false_type
{
};
template <typename Value>
struct IsPrintable<Value,
                   std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const Value&>())>>
    : std::true_type
{
};

/// "" for equal values; else both, where they can be printed.
template <typename Actual, typename Expected>
std::string unequal(const Actual& actual, const Expected& expected)
{
    if (actual == expected)
        return {};
    std::ostringstream out;
    out << ":";
    if constexpr (IsPrintable<Actual>::value && IsPrintable<Expected>::value)
        out << " " << actual << " and " << expected;
    return out.str();
}

} // namespace arioso::test

#define ARIOSO_TEST_FAIL_(message)                                                                           \
    do {                                                                                                     \
        ::arioso::test::currentTestFailed = true;                                                            \
        ::arioso::test::report("FAIL", message, __FILE__, __LINE__);                                         \
        return;                                                                                              \
    } while (false)
#define QVERIFY2(condition, message)                                                                         \
    do {                                                                                                     \
        if (!(condition))                                                                                    \
            ARIOSO_TEST_FAIL_(std::string(#condition) + ": " + (message));                                   \
    } while (false)
#define QVERIFY(condition) QVERIFY2(condition, "returned false")
#define QCOMPARE(actual, expected)                                                                           \
    do {                                                                                                     \
        const auto values_ = ::arioso::test::unequal(actual, expected);                                      \
        if (!values_.empty())                                                                                \
            ARIOSO_TEST_FAIL_(std::string(#actual) + " differs from " + #expected + values_);                \
    } while (false)
#define QFAIL(message) ARIOSO_TEST_FAIL_(message)
#define QSKIP(message)                                                                                       \
    do {                                                                                                     \
        ::arioso::test::currentTestSkipped = true;                                                           \
        ::arioso::test::report("SKIP", message, __FILE__, __LINE__);                                         \
        return;                                                                                              \
    } while (false)

namespace arioso::test {

struct TestCase
{
    const char* name;
    void (*run)();
};

inline std::vector<TestCase>& testCases()
{
    static std::vector<TestCase> cases;
    return cases;
}

struct Registration
{
    Registration(const char* name, void (*run)()) { testCases().push_back({name, run}); }
};

/// "" when |actual - expected| <= tolerance everywhere, else a sentence with the first place that differs.
template <typename Actual, typename Expected>
std::string difference(const Actual& actual, const Expected& expected, double tolerance)
{
    std::ostringstream out;
    if (actual.size() != expected.size()) {
        out << "sizes differ: " << actual.size() << " and " << expected.size();
        return out.str();
    }
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const double a = double(actual[i]);
        const double b = double(expected[i]);
        if (!(std::abs(a - b) <= tolerance)) {
            out << "at " << i << ": " << a << " and " << b << " (tolerance " << tolerance << ")";
            return out.str();
        }
    }
    return {};
}

} // namespace arioso::test

#define ARIOSO_TEST(name)                                                                                    \
    static void name();                                                                                      \
    static const ::arioso::test::Registration registration_##name{#name, name};                              \
    static void name()

/// Containers of numbers, equal within an absolute tolerance.
#define CHECK_CLOSE(actual, expected, tolerance)                                                             \
    do {                                                                                                     \
        const std::string difference_ = ::arioso::test::difference(actual, expected, tolerance);             \
        QVERIFY2(difference_.empty(), difference_.c_str());                                                  \
    } while (false)

/// `expression` throws engine::Error with this code, and its sentence contains `fragment`.
#define CHECK_ERROR(expression, expectedCode, fragment)                                                      \
    do {                                                                                                     \
        std::string problem_ = "no error";                                                                   \
        try {                                                                                                \
            (void)(expression);                                                                              \
        } catch (const ::arioso::engine::Error& error_) {                                                    \
            const std::string what_ = error_.what();                                                         \
            if (error_.code() != (expectedCode))                                                             \
                problem_ = "another code, with: " + what_;                                                   \
            else if (what_.find(fragment) == std::string::npos)                                              \
                problem_ = "the sentence lacks '" + std::string(fragment) + "': " + what_;                   \
            else                                                                                             \
                problem_.clear();                                                                            \
        } catch (const std::exception& other_) {                                                             \
            problem_ = std::string("another exception: ") + other_.what();                                   \
        }                                                                                                    \
        QVERIFY2(problem_.empty(), problem_.c_str());                                                        \
    } while (false)
