// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What the system's wish that the program ends comes to.

#include "core/termination.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace arioso;

class TestTermination : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesAsASignal();
    void secondOneEnds();
    void isGoneAfterwards();
};

void TestTermination::comesAsASignal()
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        const core::Termination termination;
        QSignalSpy requested(&termination, &core::Termination::requested);
        ::raise(signal);
        QCOMPARE(requested.size(), 0); // not from within the handler
        QTRY_COMPARE(requested.size(), 1);
    }
}

/// A program that does not get to its event loop any more can still be ended.
void TestTermination::secondOneEnds()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hang")});
    QVERIFY(child.waitForReadyRead());
    child.terminate();
    QVERIFY(!child.waitForFinished(300));
    child.terminate();
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
}

void TestTermination::isGoneAfterwards()
{
    {
        const core::Termination termination;
    }
    struct sigaction action = {};
    QCOMPARE(sigaction(SIGTERM, nullptr, &action), 0);
    QVERIFY(action.sa_handler == SIG_DFL);
}

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "--hang") == 0) {
        const core::Termination termination;
        std::puts("ready");
        std::fflush(stdout);
        while (true)
            ::pause();
    }
    TestTermination test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_termination.moc"
