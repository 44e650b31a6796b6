// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The stage on a sound server: clips are heard while they are made, and go on when they become takes.

#include "support/pulse_server.h"
#include "ui/stage/player_view_model.h"
#include "ui/stage/stage_view_model.h"
#include "ui/stage_world.h"

using namespace arioso;
using core::PlayerState;
using test::PulseServer;
using test::StageWorld;
using ui::PlayerViewModel;
using ui::StageViewModel;

namespace {

/// Makes frames at a pace.
class PacedListener : public engine::GenerationListener
{
public:
    PacedListener(engine::GenerationListener& inner, double framesPerSecond)
        : m_inner(inner), m_pause(1 / framesPerSecond)
    {
    }

    engine::Flow progressed(const engine::Progress& progress) override
    {
        if (progress.phase == engine::Phase::Generating)
            std::this_thread::sleep_for(m_pause);
        return m_inner.progressed(progress);
    }
    void audioReady(int clip, const engine::Audio& audio) override { m_inner.audioReady(clip, audio); }

private:
    engine::GenerationListener& m_inner;
    std::chrono::duration<double> m_pause;
};

class PacedModel : public test::FakeModel
{
public:
    PacedModel(test::FakeRecord& record, const std::string& name, double framesPerSecond)
        : FakeModel(record, name), m_framesPerSecond(framesPerSecond)
    {
    }
    engine::GenerationResult generate(const engine::GenerationRequest& request,
                                      engine::GenerationListener& listener) const override
    {
        PacedListener paced(listener, m_framesPerSecond);
        return FakeModel::generate(request, paced);
    }

private:
    double m_framesPerSecond;
};

class PacedEngine : public test::FakeEngine
{
public:
    PacedEngine(test::FakeRecord& record, double framesPerSecond)
        : FakeEngine(record), m_record(record), m_framesPerSecond(framesPerSecond)
    {
    }
    std::unique_ptr<engine::Model> load(const engine::LoadOptions& options,
                                        engine::LoadListener&) const override
    {
        return std::make_unique<PacedModel>(m_record, options.directory.string(), m_framesPerSecond);
    }

private:
    test::FakeRecord& m_record;
    double m_framesPerSecond;
};

struct World : StageWorld
{
    explicit World(double framesPerSecond)
        : paced(record, framesPerSecond),
          service([this]() -> const engine::Engine& { return paced; }, QStringLiteral("test")),
          stage(service, takes, player, notices), view(player, settings, notices)
    {
        service.selectModel({.directory = QStringLiteral("fake")});
        QObject::connect(&service, &core::GenerationService::finished, &stage,
                         [this](const core::JobResult& result) {
                             ids = takes.add(result);
                             stage.onKept(result, ids);
                         });
    }

    PacedEngine paced;
    core::GenerationService service;
    StageViewModel stage;
    PlayerViewModel view;
    QStringList ids;
};

} // namespace

class StagePlayingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PulseServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        if (!PulseServer::isInstalled())
            QSKIP("PulseAudio (packages pulseaudio and pulseaudio-utils) is not installed.");
        m_server = std::make_unique<PulseServer>();
        QVERIFY(m_server->isRunning());
    }

    void aClipIsHeardWhileItIsMadeAndGoesOnAsATake()
    {
        World world(60); // it plays 50 frames a second; the server may begin two seconds late
        QSignalSpy states(&world.player, &core::Player::stateChanged);
        world.service.submit(StageWorld::request(QStringLiteral("rain"), 4));
        QTRY_VERIFY_WITH_TIMEOUT(world.player.position() > 0.2, 9000);
        QVERIFY(world.stage.isLive());
        QVERIFY(world.stage.status().contains(QLatin1String("buffered")));
        const core::GrowingSoundPtr sound = world.player.source();
        QTRY_COMPARE_WITH_TIMEOUT(world.ids.size(), 1, 9000);
        QCOMPARE(world.stage.currentTake(), world.ids[0]);
        QCOMPARE(world.player.state(), PlayerState::Playing);
        QCOMPARE(world.player.source(), sound);
        QCOMPARE(world.stage.status(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(world.player.state(), PlayerState::Stopped, 9000);
        QCOMPARE(world.player.position(), 4.0);
        // It stopped once, at the end: neither the clip's end nor its keeping interrupted it.
        const auto stops = std::count_if(states.begin(), states.end(), [](const QList<QVariant>& change) {
            return change.first().value<PlayerState>() == PlayerState::Stopped;
        });
        QCOMPARE(stops, 1);
    }

    void slowMusicIsWaitedForAndThatIsSaid()
    {
        World world(20); // it plays 50 frames a second
        QStringList said;
        connect(&world.stage, &StageViewModel::statusChanged, this,
                [&] { said.append(world.stage.status()); });
        world.service.submit(StageWorld::request(QStringLiteral("rain"), 2.4));
        QTRY_VERIFY_WITH_TIMEOUT(world.player.state() == PlayerState::Waiting && world.player.position() > 0,
                                 9000);
        QVERIFY2(world.stage.status().startsWith(QStringLiteral("Buffering…")),
                 qPrintable(world.stage.status()));
        QTRY_COMPARE_WITH_TIMEOUT(world.ids.size(), 1, 9000);
        QTRY_COMPARE_WITH_TIMEOUT(world.player.state(), PlayerState::Stopped, 9000);
        QCOMPARE(world.player.position(), 2.4);
        QVERIFY(said.filter(QStringLiteral("playback may pause")).size() > 0);
    }

    void somebodyWhoListensIsLeftInPeace()
    {
        World world(100);
        const QString id = world.keep({test::resultClip(1, 5, QStringLiteral("first"))}).value(0);
        world.stage.showTake(id, true);
        QTRY_VERIFY_WITH_TIMEOUT(world.player.position() > 0.2, 9000);
        std::vector<double> positions;
        const auto connection = connect(&world.player, &core::Player::positionChanged, this,
                                        [&positions](double seconds) { positions.push_back(seconds); });
        world.service.submit(StageWorld::request(QStringLiteral("second"), 2, 2)); // two takes
        QTRY_COMPARE_WITH_TIMEOUT(world.stage.nowMaking(), QStringLiteral("second"), 9000);
        QCOMPARE(world.stage.currentTake(), id);
        QVERIFY(world.view.isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(world.ids.size(), 2, 9000);
        QCOMPARE(world.stage.currentTake(), id);
        QVERIFY(world.view.isPlaying());
        QCOMPARE(world.stage.nowMaking(), QString());
        const double place = world.player.position();
        QTRY_VERIFY_WITH_TIMEOUT(world.player.position() > place + 0.3, 9000);
        QVERIFY(std::is_sorted(positions.begin(), positions.end()));
        disconnect(connection);
        world.view.stop();
    }

    void playingWhileMadeCanBeSwitchedOff()
    {
        World world(1000);
        world.stage.setPlayWhileMade(false);
        world.service.submit(StageWorld::request(QStringLiteral("rain"), 1));
        QTRY_COMPARE_WITH_TIMEOUT(world.ids.size(), 1, 9000);
        QVERIFY(!world.view.isPlaying());
        QVERIFY(world.view.canPlay());
        world.view.toggle();
        QVERIFY(world.view.isPlaying());
        QCOMPARE(world.notices.count(), 0);
        world.view.stop();
    }

    void aDeviceThatGoesIsNamedAndTheRestOffered()
    {
        World world(1000);
        const QByteArray module = PulseServer::control(
            {QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
             QStringLiteral("sink_name=usb"), QStringLiteral("sink_properties=device.description=USB")});
        QTRY_COMPARE((world.view.refreshDevices(), world.view.devices()->rowCount()), 3);
        world.view.chooseDevice(QStringLiteral("usb"));
        world.stage.showTake(world.keep({test::resultClip(1, 5)}).value(0), true);
        QTRY_VERIFY_WITH_TIMEOUT(world.player.position() > 0.3, 9000);
        PulseServer::control({QStringLiteral("unload-module"), QString::fromLatin1(module)});
        QTRY_COMPARE_WITH_TIMEOUT(world.notices.count(), 1, 9000);
        QVERIFY(!world.view.isPlaying());
        QTRY_COMPARE(world.view.devices()->rowCount(), 2);
        QCOMPARE(world.notices.count(), 1);
        QSignalSpy asked(&world.view, &PlayerViewModel::deviceChoiceRequested);
        QVERIFY(!world.notices.notices().first().action.text.isEmpty());
        world.notices.act(0);
        QCOMPARE(asked.size(), 1);
        world.view.toggle();
        QVERIFY(world.view.isPlaying());
        world.view.stop();
    }
};

QTEST_MAIN(StagePlayingTest)

#include "tst_stage_playing.moc"
