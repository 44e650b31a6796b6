// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The transport without a sound card.

#include "ui/stage/player_view_model.h"
#include "ui/stage_world.h"

using namespace arioso;
using core::GrowingSound;
using core::TimeRange;
using test::StageWorld;
using ui::Notices;
using ui::PlayerViewModel;

namespace {

core::GrowingSoundPtr tone(double seconds)
{
    const auto samples = std::size_t(std::lround(seconds * test::kFakeSampleRate));
    return GrowingSound::whole(std::make_shared<const engine::Audio>(test::fakeAudio(1, 0, samples)));
}

struct World : StageWorld
{
    PlayerViewModel view{player, settings, notices};
};

} // namespace

class PlayerViewModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PULSE_SERVER", "unix:/nonexistent/arioso"); }

    void playingWithoutADeviceIsANotice()
    {
        World world;
        QVERIFY(!world.view.hasDevice());
        world.view.toggle();
        QCOMPARE(world.notices.count(), 0); // there is nothing to play
        world.player.setSource(tone(1));
        QVERIFY(world.view.canPlay());
        world.view.toggle();
        world.view.toggle();
        QCOMPARE(world.notices.count(), 1);
        const Notices::Notice notice = world.notices.notices().first();
        QVERIFY(notice.text.contains(QLatin1String("No audio device")));
        QVERIFY(!notice.wayOut.isEmpty());
        QVERIFY(!world.view.isPlaying());
    }

    void aLostDeviceIsNamed()
    {
        World world;
        Q_EMIT world.player.deviceLost(QStringLiteral("USB"));
        QCOMPARE(world.notices.count(), 1);
        QVERIFY(world.notices.notices().first().text.contains(QLatin1String("USB")));
        Q_EMIT world.player.devicesChanged(); // the same list without it: the notice stays
        QCOMPARE(world.notices.count(), 1);
        world.view.chooseDevice(QStringLiteral("hall"));
        QCOMPARE(world.notices.count(), 0);
    }

    void volumeAndDeviceAreKept()
    {
        World world;
        QCOMPARE(world.player.volume(), 1.0);
        world.view.setVolume(0.4);
        world.view.chooseDevice(QStringLiteral("hall"));
        QCOMPARE(world.player.volume(), 0.4);
        QCOMPARE(world.player.device(), QByteArray("hall"));
        world.settings.flush();
        core::SettingsStore again(world.folder.filePath(QStringLiteral("settings.json")));
        QCOMPARE(again.settings().volume, 0.4);
        core::Player player;
        PlayerViewModel view(player, again, world.notices);
        QCOMPARE(player.volume(), 0.4);
        QCOMPARE(player.device(), QByteArray("hall"));
        world.view.setVolume(7);
        QCOMPARE(world.view.volume(), 1.0);
        world.view.setVolume(std::nan(""));
        QCOMPARE(world.view.volume(), 1.0);
    }

    void mutingKeepsTheVolume()
    {
        World world;
        world.view.setVolume(0.6);
        world.view.setMuted(true);
        QCOMPARE(world.player.volume(), 0.0);
        QCOMPARE(world.view.volume(), 0.6);
        world.view.setMuted(false);
        QCOMPARE(world.player.volume(), 0.6);
        world.view.setMuted(true);
        world.view.setVolume(0.6); // taking hold of the slider ends it
        QVERIFY(!world.view.isMuted());
        QCOMPARE(world.player.volume(), 0.6);
    }

    void theLoopIsTheSelectionOrEverything()
    {
        World world;
        world.player.setSource(tone(8));
        world.view.setSelection(2, 3);
        QVERIFY(!world.player.loop());
        world.view.setLooping(true);
        QCOMPARE(world.player.loop(), (TimeRange{2, 3}));
        QCOMPARE(world.player.position(), 2.0); // it was outside
        world.view.setSelection(4, 6);
        QCOMPARE(world.player.loop(), (TimeRange{4, 6}));
        world.view.skipToStart();
        QCOMPARE(world.player.position(), 4.0);
        world.view.setSelection(0, 0);
        QVERIFY(world.player.loop() && world.player.loop()->begin == 0 && world.player.loop()->end >= 8);
        world.view.skipToStart();
        QCOMPARE(world.player.position(), 0.0);
        world.player.setSource(tone(1)); // takes the player's loop away
        QVERIFY(world.player.loop());
        world.view.setLooping(false);
        QVERIFY(!world.player.loop());
    }

    void theSystemsDeviceComesFirst()
    {
        World world;
        const QAbstractItemModel& devices = *world.view.devices();
        QCOMPARE(devices.rowCount(), 1);
        QCOMPARE(devices.data(devices.index(0, 0), ui::OutputDevices::IdRole).toString(), QString());
        QVERIFY(devices.data(devices.index(0, 0), ui::OutputDevices::ChosenRole).toBool());
        world.view.chooseDevice(QStringLiteral("gone"));
        QVERIFY(devices.data(devices.index(0, 0), ui::OutputDevices::ChosenRole).toBool());
    }
};

QTEST_MAIN(PlayerViewModelTest)

#include "tst_player_view_model.moc"
