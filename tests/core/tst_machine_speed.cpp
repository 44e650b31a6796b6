// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The speed test with the real engine: its checkpoint of zeros is one that the engine takes.

#include "core/models/machine_speed.h"

#include <QSignalSpy>
#include <QTest>

using namespace arioso::core;

class MachineSpeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures()
    {
        SpeedTest test(moduleGateway());
        QSignalSpy measured(&test, &SpeedTest::measured);
        QString problem;
        connect(&test, &SpeedTest::failed, this, [&](const Failure& failure) { problem = failure.detail; });
        test.start();
        QTRY_VERIFY_WITH_TIMEOUT(!test.isRunning(), 120'000);
        QVERIFY2(measured.size() == 1, qPrintable(problem));
        const auto speed = measured[0][0].value<MachineSpeed>();
        qInfo("floats %.1f GB/s, 16 bit %.1f GB/s, 8 bit %.1f GB/s, codec %.2f ms a frame",
              speed.floatBytes * 1e-9, speed.halfBytes * 1e-9, speed.int8Bytes * 1e-9,
              speed.codecSeconds * 1e3);
        QVERIFY(speed.isKnown());
        QVERIFY(speed.floatBytes > 1e8 && speed.floatBytes < 1e13);
        QVERIFY(speed.codecSeconds > 1e-6 && speed.codecSeconds < 10);
    }

    void canBeCancelled()
    {
        SpeedTest test(moduleGateway());
        QSignalSpy cancelled(&test, &SpeedTest::cancelled);
        test.start();
        test.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.size(), 1, 60'000);
    }
};

QTEST_GUILESS_MAIN(MachineSpeedTest)
#include "tst_machine_speed.moc"
