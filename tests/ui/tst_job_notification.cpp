// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The desktop's notifications of ended jobs, on a notification server of the test's own.

#include "support/message_bus.h"
#include "ui/desktop/job_notification.h"
#include "ui/stage_world.h"

#include <QSet>
#include <QWindow>

#include <memory>
#include <optional>

using namespace arioso;
using test::MessageBus;
using test::StageWorld;
using ui::JobNotification;

namespace {

class NotificationServer : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint id = 0;
        QString summary;
        QString body;
        QStringList actions;
    };

    QList<Shown> all; // in the order in which they were asked for
    QSet<uint> onScreen;

    void click(uint id)
    {
        Q_EMIT ActivationToken(id, QStringLiteral("token"));
        Q_EMIT ActionInvoked(id, QStringLiteral("default"));
        close(id);
    }

    void close(uint id)
    {
        if (onScreen.remove(id))
            Q_EMIT NotificationClosed(id, 2);
    }

public Q_SLOTS:
    uint Notify(const QString&, uint replaces, const QString&, const QString& summary, const QString& body,
                const QStringList& actions, const QVariantMap&, int)
    {
        const uint id = replaces != 0 ? replaces : ++m_last;
        all.append({id, summary, body, actions});
        onScreen.insert(id);
        return id;
    }

    void CloseNotification(uint id) { close(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void ActivationToken(uint id, const QString& token);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 0;
};

struct World : StageWorld
{
    core::RecentPrompts recentPrompts{folder.filePath(QStringLiteral("recent.json"))};
    ui::RequestViewModel request{recentPrompts};
    ui::ContinuationViewModel continuation{takes, notices};
    ui::GenerationViewModel view{{generation, takes, recentPrompts, request, continuation, notices}};
    JobNotification notification{generation, view, settings};

    World()
    {
        // The bus is connected on another thread.
        if (!QTest::qWaitFor([this] { return notification.isConnected(); }))
            qFatal("the bus is not connected");
    }

    void run(const QString& prompt, int count = 1)
    {
        generation.submit(StageWorld::request(prompt, 2, count));
        if (!QTest::qWaitFor([this] { return generation.isIdle(); }))
            qFatal("the job does not end");
    }
};

bool isRunning(const core::GenerationService& generation, core::JobId id)
{
    const std::optional<core::GenerationJob>& job = generation.active();
    return job && job->id == id && job->state == core::JobState::Running;
}

} // namespace

class TestJobNotification : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MessageBus> m_bus;
    std::unique_ptr<NotificationServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        if (!MessageBus::isInstalled())
            QSKIP("There is no dbus-daemon here.");
        m_bus = std::make_unique<MessageBus>();
        QVERIFY(m_bus->connect(QStringLiteral("server"))
                    .registerService(QStringLiteral("org.freedesktop.Notifications")));
    }

    void init()
    {
        m_server = std::make_unique<NotificationServer>();
        QVERIFY(QDBusConnection(QStringLiteral("server"))
                    .registerObject(QStringLiteral("/org/freedesktop/Notifications"), m_server.get(),
                                    QDBusConnection::ExportAllContents));
    }

    void aClickShowsTheTake()
    {
        World world;
        QSignalSpy asked(&world.notification, &JobNotification::showRequested);
        world.run(QStringLiteral("rain"), 3);
        QTRY_COMPARE(m_server->all.size(), 1);
        const NotificationServer::Shown shown = m_server->all.first();
        QVERIFY(shown.summary.contains(QStringLiteral("“rain”")));
        QVERIFY(shown.body.contains(QStringLiteral("0:02")));
        QCOMPARE(shown.actions.value(0), QStringLiteral("default"));
        m_server->click(shown.id);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), world.takes.takes().first().id);
        QCOMPARE(asked.first().at(1).toString(), QStringLiteral("token"));
    }

    void aLaterOneTakesItsPlace()
    {
        World world;
        world.generation.submit(StageWorld::request(QStringLiteral("first"), 1));
        world.run(QStringLiteral("second"));
        QTRY_VERIFY(!m_server->all.isEmpty() &&
                    m_server->all.last().summary.contains(QLatin1String("second")));
        QCOMPARE(m_server->onScreen.size(), 1);
        m_server->close(m_server->all.last().id);
        world.run(QStringLiteral("third"));
        QTRY_VERIFY(m_server->all.last().summary.contains(QLatin1String("third")));
        QTRY_COMPARE(m_server->onScreen.size(), 1);
    }

    void aFailureIsTold()
    {
        World world;
        QSignalSpy asked(&world.notification, &JobNotification::showRequested);
        world.run(QStringLiteral("memory"));
        QTRY_COMPARE(m_server->all.size(), 1);
        QVERIFY(m_server->all.first().summary.contains(QStringLiteral("“memory” couldn't")));
        QVERIFY(m_server->all.first().body.contains(QStringLiteral("memory")));
        m_server->click(m_server->all.first().id);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), QString());
    }

    void whatTheUserStopsIsNotTold()
    {
        World world;
        QSignalSpy kept(&world.view, &ui::GenerationViewModel::kept);
        QSignalSpy heard(&world.generation, &core::GenerationService::audioReady);
        const core::JobId id = world.generation.submit(StageWorld::request(QStringLiteral("endless"), 1));
        QTRY_VERIFY(!heard.isEmpty());
        QVERIFY(isRunning(world.generation, id));
        world.generation.cancel(id);
        QTRY_COMPARE(kept.size(), 1);
        world.run(QStringLiteral("rain"));
        QTRY_VERIFY(!m_server->all.isEmpty());
        QCOMPARE(m_server->all.size(), 1);
        QVERIFY(m_server->all.first().summary.contains(QLatin1String("rain")));
    }

    void itCanBeSwitchedOff()
    {
        World world;
        core::AppSettings settings;
        settings.notifyWhenDone = false;
        world.settings.set(settings);
        world.run(QStringLiteral("rain"));
        settings.notifyWhenDone = true;
        world.settings.set(settings);
        world.run(QStringLiteral("wind"));
        QTRY_COMPARE(m_server->all.size(), 1);
        QVERIFY(m_server->all.first().summary.contains(QLatin1String("wind")));
    }

    // Last: the offscreen platform leaves the application active.
    void theActiveWindowNeedsNone()
    {
        World world;
        world.run(QStringLiteral("rain"));
        QTRY_COMPARE(m_server->onScreen.size(), 1);
        QWindow window;
        window.show();
        window.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(m_server->onScreen.size(), 0); // it goes
        world.run(QStringLiteral("wind"));
        QTest::qWait(50);
        QCOMPARE(m_server->all.size(), 1);
    }
};

QTEST_MAIN(TestJobNotification)

#include "tst_job_notification.moc"
