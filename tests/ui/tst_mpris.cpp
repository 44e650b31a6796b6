// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The desktop's media controls, on a message bus of the test's own.

#include "support/message_bus.h"
#include "support/pulse_server.h"
#include "ui/desktop/mpris.h"
#include "ui/edit_history.h"
#include "ui/stage_world.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusObjectPath>
#include <QDBusVariant>

using namespace arioso;
using test::MessageBus;
using ui::Mpris;

namespace {

const QString kName = QStringLiteral("org.mpris.MediaPlayer2.arioso");
const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kPlayer = QStringLiteral("org.mpris.MediaPlayer2.Player");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

struct World : test::StageWorld
{
    ui::StageViewModel stage{generation, takes, player, notices};
    ui::PlayerViewModel view{player, settings, notices};
    ui::EditHistory history{notices};
    ui::TakesViewModel list{takes, history, notices};
    Mpris mpris{{player, view, stage, list, takes}};

    QString keepNamed(const QString& prompt, double seconds)
    {
        return keep({test::resultClip(1, seconds, prompt)}).value(0);
    }

    void show(const QString& id)
    {
        stage.showTake(id);
        if (!QTest::qWaitFor([&] { return stage.hasSound(); }))
            qFatal("the take is not read");
    }
};

} // namespace

class TestMpris : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void onChanges(const QString& interface, const QVariantMap& changed, const QStringList&)
    {
        if (interface == kPlayer)
            for (auto property = changed.begin(); property != changed.end(); ++property)
                m_changed.insert(property.key(), property.value());
    }
    void onSeeked(qlonglong position) { m_seeked.append(position); }

private:
    static QDBusConnection client() { return QDBusConnection(QStringLiteral("client")); }

    static QDBusMessage send(const QString& interface, const QString& method, const QVariantList& arguments)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(kName, kPath, interface, method);
        message.setArguments(arguments);
        return MessageBus::call(client(), message);
    }

    static QDBusMessage press(const QString& method, const QVariantList& arguments = {})
    {
        return send(kPlayer, method, arguments);
    }

    static QVariant property(const QString& name, const QString& interface = kPlayer)
    {
        const QDBusMessage reply = send(kProperties, QStringLiteral("Get"), {interface, name});
        return reply.arguments().value(0).value<QDBusVariant>().variant();
    }

    static void set(const QString& name, const QVariant& value)
    {
        send(kProperties, QStringLiteral("Set"), {kPlayer, name, QVariant::fromValue(QDBusVariant(value))});
    }

    static QVariantMap metadata() { return qdbus_cast<QVariantMap>(property(QStringLiteral("Metadata"))); }

    static void waitForPlayer() { QTRY_VERIFY(client().interface()->isServiceRegistered(kName).value()); }

    std::unique_ptr<MessageBus> m_bus;
    std::unique_ptr<test::PulseServer> m_server;
    QVariantMap m_changed;
    QList<qlonglong> m_seeked;

private Q_SLOTS:
    void initTestCase()
    {
        if (!MessageBus::isInstalled())
            QSKIP("There is no dbus-daemon here.");
        if (test::PulseServer::isInstalled())
            m_server = std::make_unique<test::PulseServer>();
        m_bus = std::make_unique<MessageBus>();
        QDBusConnection bus = m_bus->connect(QStringLiteral("client"));
        QVERIFY(bus.isConnected());
        QVERIFY(bus.connect({}, kPath, kProperties, QStringLiteral("PropertiesChanged"), this,
                            SLOT(onChanges(QString, QVariantMap, QStringList))));
        QVERIFY(bus.connect({}, kPath, kPlayer, QStringLiteral("Seeked"), this, SLOT(onSeeked(qlonglong))));
    }

    void init()
    {
        m_changed.clear();
        m_seeked.clear();
    }

    void cleanup() { QTRY_VERIFY(!m_bus || !client().interface()->isServiceRegistered(kName).value()); }

    void theWindowIsRaisedAndClosed()
    {
        World world;
        waitForPlayer();
        QSignalSpy raised(&world.mpris, &Mpris::raiseRequested);
        QSignalSpy quit(&world.mpris, &Mpris::quitRequested);
        const QString root = QStringLiteral("org.mpris.MediaPlayer2");
        send(root, QStringLiteral("Raise"), {});
        send(root, QStringLiteral("Quit"), {});
        QCOMPARE(raised.size(), 1);
        QCOMPARE(quit.size(), 1);
        QVERIFY(property(QStringLiteral("CanRaise"), root).toBool());
        QVERIFY(!property(QStringLiteral("HasTrackList"), root).toBool());
    }

    void theTakeOnTheStageIsTheTrack()
    {
        World world;
        waitForPlayer();
        QVERIFY(!property(QStringLiteral("CanPlay")).toBool());
        QCOMPARE(property(QStringLiteral("PlaybackStatus")).toString(), QStringLiteral("Stopped"));
        const QString id = world.keepNamed(QStringLiteral("rain on a roof"), 4);
        world.show(id);
        QTRY_VERIFY(m_changed.value(QStringLiteral("CanPlay")).toBool());
        QTRY_VERIFY(m_changed.contains(QStringLiteral("Metadata")));
        QVariantMap data = metadata();
        QCOMPARE(data.value(QStringLiteral("xesam:title")).toString(), QStringLiteral("rain on a roof"));
        QCOMPARE(data.value(QStringLiteral("xesam:comment")).toStringList(),
                 QStringList{QStringLiteral("rain on a roof")});
        QCOMPARE(data.value(QStringLiteral("mpris:length")).toLongLong(), 4'000'000);
        const auto track = data.value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>();
        QVERIFY(!track.path().isEmpty());

        m_changed.clear();
        world.takes.rename(id, QStringLiteral("Rain"));
        QTRY_VERIFY(m_changed.contains(QStringLiteral("Metadata")));
        QCOMPARE(m_changed.size(), 1); // nothing else is told again
        data = metadata();
        QCOMPARE(data.value(QStringLiteral("xesam:title")).toString(), QStringLiteral("Rain"));
        QCOMPARE(data.value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>(), track);

        world.stage.clear();
        QTRY_VERIFY(!property(QStringLiteral("CanPlay")).toBool());
        QVERIFY(!metadata().contains(QStringLiteral("xesam:title")));
    }

    void mediaKeysPlayAndPause()
    {
        if (!m_server || !m_server->isRunning())
            QSKIP("PulseAudio (packages pulseaudio and pulseaudio-utils) is not installed.");
        World world;
        waitForPlayer();
        world.show(world.keepNamed(QStringLiteral("rain"), 20));
        const QString status = QStringLiteral("PlaybackStatus");
        press(QStringLiteral("PlayPause"));
        QTRY_COMPARE(m_changed.value(status).toString(), QStringLiteral("Playing"));
        press(QStringLiteral("Play")); // plays already
        QCOMPARE(property(status).toString(), QStringLiteral("Playing"));
        press(QStringLiteral("Pause"));
        QTRY_COMPARE(m_changed.value(status).toString(), QStringLiteral("Paused"));
        press(QStringLiteral("Pause"));
        QCOMPARE(property(status).toString(), QStringLiteral("Paused"));
        press(QStringLiteral("Play"));
        QTRY_COMPARE(m_changed.value(status).toString(), QStringLiteral("Playing"));
        press(QStringLiteral("Stop"));
        QTRY_COMPARE(m_changed.value(status).toString(), QStringLiteral("Stopped"));
    }

    void jumpsAreSignalled()
    {
        World world;
        waitForPlayer();
        world.show(world.keepNamed(QStringLiteral("rain"), 4));
        m_seeked.clear();
        press(QStringLiteral("Seek"), {qlonglong(1'500'000)});
        QTRY_COMPARE(m_seeked, QList<qlonglong>{1'500'000});
        press(QStringLiteral("Seek"), {qlonglong(-9'000'000)});
        QTRY_COMPARE(m_seeked, (QList<qlonglong>{1'500'000, 0}));
        QCOMPARE(property(QStringLiteral("Position")).toLongLong(), 0);

        const QVariant track = metadata().value(QStringLiteral("mpris:trackid"));
        press(QStringLiteral("SetPosition"), {track, qlonglong(2'000'000)});
        QCOMPARE(world.player.position(), 2.0);
        press(QStringLiteral("SetPosition"), {track, qlonglong(4'000'001)}); // behind the end
        press(QStringLiteral("SetPosition"), {track, qlonglong(-1)});
        const QDBusObjectPath other(QStringLiteral("/org/arioso/Arioso/take/other"));
        press(QStringLiteral("SetPosition"), {QVariant::fromValue(other), qlonglong(1'000'000)});
        QCOMPARE(world.player.position(), 2.0);
        press(QStringLiteral("Stop"));
        QCOMPARE(world.player.position(), 0.0);
    }

    void nextAndPreviousFollowTheList()
    {
        World world;
        waitForPlayer();
        const QString first = world.keepNamed(QStringLiteral("first"), 1);
        const QString second = world.keepNamed(QStringLiteral("second"), 1); // above it: newest first
        world.show(second);
        QVERIFY(property(QStringLiteral("CanGoNext")).toBool());
        QVERIFY(!property(QStringLiteral("CanGoPrevious")).toBool());
        press(QStringLiteral("Previous"));
        QCOMPARE(world.stage.currentTake(), second);
        press(QStringLiteral("Next"));
        QCOMPARE(world.stage.currentTake(), first);
        QTRY_VERIFY(m_changed.value(QStringLiteral("CanGoPrevious")).toBool());
        world.list.setSearch(QStringLiteral("first"));
        QTRY_VERIFY(!m_changed.value(QStringLiteral("CanGoPrevious")).toBool());
        world.list.clearFilters();
        press(QStringLiteral("Previous"));
        QCOMPARE(world.stage.currentTake(), second);
    }

    void volumeAndLoopAreSet()
    {
        World world;
        waitForPlayer();
        set(QStringLiteral("Volume"), 0.25);
        QCOMPARE(world.view.volume(), 0.25);
        QTRY_COMPARE(m_changed.value(QStringLiteral("Volume")).toDouble(), 0.25);
        set(QStringLiteral("LoopStatus"), QStringLiteral("Track"));
        QVERIFY(world.view.isLooping());
        QTRY_COMPARE(m_changed.value(QStringLiteral("LoopStatus")).toString(), QStringLiteral("Track"));
    }

    void aSecondPlayerHasANameOfItsOwn()
    {
        QDBusConnection other = m_bus->connect(QStringLiteral("other"));
        QVERIFY(other.registerService(kName));
        World world;
        const QString name =
            QStringLiteral("%1.instance%2").arg(kName).arg(QCoreApplication::applicationPid());
        QTRY_VERIFY(client().interface()->isServiceRegistered(name).value());
        QVERIFY(other.unregisterService(kName));
    }
};

QTEST_MAIN(TestMpris)

#include "tst_mpris.moc"
