// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// A library of many takes, and several programs that want the same library.

#include "core/fake_takes.h"
#include "core/single_instance.h"
#include "soak/soak.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <array>
#include <memory>

#include <malloc.h>

namespace arioso::soak {
namespace {

using namespace arioso::core;

constexpr int kTakes = 1000; ///< in a round
constexpr int kMostTakes = 20'000;

qint64 allocated()
{
    malloc_trim(0);
    const struct mallinfo2 info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
}

/// The longest time in which the event loop did nothing else, in milliseconds.
class LongestPause
{
public:
    LongestPause()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_longest = qMax(m_longest, m_clock.restart()); });
        m_timer.start(0);
    }
    [[nodiscard]] qint64 milliseconds() const { return m_longest; }

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_longest = 0;
};

using Programs = std::array<std::unique_ptr<QProcess>, 4>;

/// Waits for a line of each program, and returns how many own the library.
int owners(Programs& programs, Report& report)
{
    int owners = 0;
    for (const auto& program : programs) {
        QByteArray told;
        report.check(QTest::qWaitFor(
                         [&] {
                             told += program->readAllStandardOutput();
                             return told.contains('\n');
                         },
                         60'000),
                     QStringLiteral("A program says nothing."));
        owners += int(told.startsWith("owner"));
        report.count(QStringLiteral("starts"));
        if (told.startsWith("second"))
            report.count(told.contains("raised") ? QStringLiteral("raised the owner")
                                                 : QStringLiteral("no answer"));
    }
    return owners;
}

} // namespace

void largeLibrary(const Plan& plan, Report& report)
{
    const int count = qMin(kMostTakes, kTakes * plan.rounds);
    const QString folder = plan.folder + QStringLiteral("/takes");
    const QStringList ids = test::writeTakes(folder, count);
    const qint64 before = allocated();
    TakeLibrary library(folder);
    QSignalSpy opened(&library, &TakeLibrary::opened);
    QSignalSpy loaded(&library, &TakeLibrary::takesLoaded);
    QElapsedTimer clock;
    const LongestPause pause;
    clock.start();
    library.open();
    report.check(QTest::qWaitFor([&] { return !loaded.isEmpty(); }, 60'000),
                 QStringLiteral("No take is listed."));
    report.count(QStringLiteral("first takes, ms"), clock.elapsed());
    // While it opens, what the user does is done.
    const QString first = library.takes().first().id;
    library.rename(first, QStringLiteral("Renamed while opening"));
    report.check(QTest::qWaitFor([&] { return !opened.isEmpty(); }, 600'000),
                 QStringLiteral("The library doesn't open."));
    report.count(QStringLiteral("all takes, ms"), clock.elapsed());
    report.count(QStringLiteral("longest pause, ms"), pause.milliseconds());
    report.count(QStringLiteral("bytes for each take"), (allocated() - before) / count);
    QStringList listed;
    for (const Take& take : library.takes())
        listed << take.id;
    report.check(listed == ids, QStringLiteral("Other takes are listed, or in another order."));
    report.count(QStringLiteral("takes"), listed.size());
    clock.restart();
    library.remove(ids.mid(count / 2));
    library.restore(ids.mid(count / 2));
    library.flush();
    report.count(QStringLiteral("half to the trash and back, ms"), clock.elapsed());
    report.check(library.find(first) != nullptr &&
                     library.find(first)->name == QStringLiteral("Renamed while opening"),
                 QStringLiteral("A name is lost."));
    report.check(library.takes().size() == count, QStringLiteral("Takes are lost."));
}

int claimLibrary(const QStringList& arguments)
{
    SingleInstance instance(arguments.value(0));
    const auto role = instance.claim();
    if (valueOf(role) == nullptr) {
        tell("failed");
        return 1;
    }
    if (*valueOf(role) == SingleInstance::Role::Owner)
        tell("owner");
    else
        tell(instance.raiseOwner() ? "second raised" : "second");
    return QCoreApplication::exec(); // until it is killed
}

void twoInstances(const Plan& plan, Report& report)
{
    const QString folder = plan.folder + QStringLiteral("/takes");
    for (int round = 0; round < 3 * plan.rounds; ++round) {
        Programs programs;
        for (auto& program : programs) {
            program = std::make_unique<QProcess>();
            startChild(*program, QStringLiteral("claim"), {folder});
        }
        const int owning = owners(programs, report);
        report.check(owning == 1, QStringLiteral("%1 programs own the library.").arg(owning));
        for (const auto& program : programs) { // the next owner finds the lock of one that was killed
            program->kill();
            program->waitForFinished();
        }
    }
}

} // namespace arioso::soak
