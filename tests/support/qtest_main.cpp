// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Runs the registered tests as rows of one Qt Test function.

#include "support/test.h"

#include <clocale>

class EngineTests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The user's locale, as in the window.
    void initTestCase() { std::setlocale(LC_ALL, ""); }

    void test_data()
    {
        QTest::addColumn<int>("index");
        const auto& cases = arioso::test::testCases();
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name) << int(i);
    }

    void test()
    {
        QFETCH(int, index);
        try {
            arioso::test::testCases()[std::size_t(index)].run();
        } catch (const std::exception& error) {
            QFAIL(error.what());
        }
    }
};

QTEST_APPLESS_MAIN(EngineTests)

#include "qtest_main.moc"
