// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Runs the registered tests. A name as argument runs that test alone.

#include "support/test.h"

#include <clocale>

int main(int argc, char** argv)
{
    using namespace arioso::test;
    std::setlocale(LC_ALL, ""); // the user's, as in the window
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (const TestCase& testCase : testCases()) {
        if (argc > 1 && std::string(argv[1]) != testCase.name)
            continue;
        currentTestFailed = false;
        currentTestSkipped = false;
        try {
            testCase.run();
        } catch (const std::exception& error) {
            currentTestFailed = true;
            report("FAIL", error.what(), testCase.name, 0);
        } catch (...) {
            currentTestFailed = true;
            report("FAIL", "an exception of another type", testCase.name, 0);
        }
        (currentTestFailed ? failed : currentTestSkipped ? skipped : passed) += 1;
        std::cout << (currentTestFailed    ? "FAIL   : "
                      : currentTestSkipped ? "SKIP   : "
                                           : "PASS   : ")
                  << testCase.name << std::endl;
    }
    std::cout << "Totals: " << passed << " passed, " << failed << " failed, " << skipped << " skipped\n";
    return failed == 0 && passed + skipped > 0 ? 0 : 1;
}
