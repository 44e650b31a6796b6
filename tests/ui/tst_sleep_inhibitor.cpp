// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The computer stays awake for a login manager of the test's own.

#include "support/message_bus.h"
#include "ui/desktop/sleep_inhibitor.h"
#include "ui/stage_world.h"

#include <QDBusContext>
#include <QDBusError>

#include <algorithm>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <unistd.h>
#include <vector>

using namespace arioso;
using test::MessageBus;
using test::StageWorld;
using ui::SleepInhibitor;

namespace {

/// Gives away the writing end of a pipe, as the login manager does: a lock lasts until it is closed.
class LoginManager : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~LoginManager() override
    {
        for (const int lock : m_locks)
            ::close(lock);
    }

    [[nodiscard]] int held() const
    {
        return int(std::count_if(m_locks.begin(), m_locks.end(), [](int lock) {
            char byte = 0;
            return ::read(lock, &byte, 1) < 0; // 0 is the end: nobody can write any more
        }));
    }
    [[nodiscard]] int given() const { return int(m_locks.size()); }

    QStringList asked;
    bool refuses = false;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why,
                                    const QString& mode)
    {
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("Not here."));
            return {};
        }
        asked = {what, who, mode};
        if (why.isEmpty())
            qFatal("no reason is given");
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            qFatal("no pipe");
        m_locks.push_back(ends[0]);
        QDBusUnixFileDescriptor lock;
        lock.giveFileDescriptor(ends[1]);
        return lock;
    }

private:
    std::vector<int> m_locks;
};

bool isRunning(const core::GenerationService& generation, core::JobId id)
{
    const std::optional<core::GenerationJob>& job = generation.active();
    return job && job->id == id && job->state == core::JobState::Running;
}

} // namespace

class TestSleepInhibitor : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MessageBus> m_bus;
    std::unique_ptr<LoginManager> m_manager;

private Q_SLOTS:
    void initTestCase()
    {
        if (!MessageBus::isInstalled())
            QSKIP("There is no dbus-daemon here.");
        QGuiApplication::setApplicationDisplayName(QStringLiteral("Arioso"));
        m_bus = std::make_unique<MessageBus>();
        QVERIFY(m_bus->connect(QStringLiteral("login"))
                    .registerService(QStringLiteral("org.freedesktop.login1")));
    }

    void init()
    {
        m_manager = std::make_unique<LoginManager>();
        QVERIFY(QDBusConnection(QStringLiteral("login"))
                    .registerObject(QStringLiteral("/org/freedesktop/login1"), m_manager.get(),
                                    QDBusConnection::ExportAllSlots));
    }

    void theComputerStaysAwakeUntilTheQueueIsEmpty()
    {
        StageWorld world;
        SleepInhibitor inhibitor(world.generation);
        const core::JobId first = world.generation.submit(StageWorld::request(QStringLiteral("endless"), 1));
        const core::JobId second = world.generation.submit(StageWorld::request(QStringLiteral("endless"), 1));
        QTRY_COMPARE(m_manager->held(), 1);
        QCOMPARE(m_manager->asked,
                 (QStringList{QStringLiteral("sleep"), QStringLiteral("Arioso"), QStringLiteral("block")}));
        QTRY_VERIFY(isRunning(world.generation, first));
        world.generation.cancel(first);
        QTRY_VERIFY(isRunning(world.generation, second));
        QCOMPARE(m_manager->held(), 1);
        QCOMPARE(m_manager->given(), 1);
        world.generation.cancel(second);
        QTRY_COMPARE(m_manager->held(), 0);

        world.generation.submit(StageWorld::request(QStringLiteral("endless"), 1));
        QTRY_COMPARE(m_manager->held(), 1);
        world.generation.shutDown();
        QTRY_COMPARE(m_manager->held(), 0);
    }

    void aLockThatComesTooLateIsReleased()
    {
        StageWorld world;
        SleepInhibitor inhibitor(world.generation);
        world.generation.submit(StageWorld::request(QStringLiteral("endless"), 1));
        QTRY_COMPARE(m_manager->given(), 1); // on its way back
        world.generation.cancelAll();
        QTRY_VERIFY(world.generation.isIdle());
        QTRY_COMPARE(m_manager->held(), 0);
    }

    void aManagerThatRefusesIsNoHindrance()
    {
        m_manager->refuses = true;
        StageWorld world;
        SleepInhibitor inhibitor(world.generation);
        QSignalSpy finished(&world.generation, &core::GenerationService::finished);
        world.generation.submit(StageWorld::request(QStringLiteral("rain"), 1));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_manager->given(), 0);
    }
};

QTEST_MAIN(TestSleepInhibitor)

#include "tst_sleep_inhibitor.moc"
