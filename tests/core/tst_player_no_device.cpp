// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The player where there is no sound server, and the forms of sound that devices take.

#include "core/playback/output_format.h"
#include "core/playback/player.h"

#include <QSignalSpy>
#include <QTest>

#include <cstring>

using namespace arioso::core;

namespace {

QAudioFormat formatOf(int rate, int channels, QAudioFormat::SampleFormat sample)
{
    QAudioFormat format;
    format.setSampleRate(rate);
    format.setChannelCount(channels);
    format.setSampleFormat(sample);
    return format;
}

template <typename Sample>
std::vector<Sample> written(const std::vector<float>& stereo, const QAudioFormat& format)
{
    std::vector<Sample> out(stereo.size() / 2 * std::size_t(format.channelCount()));
    writeFrames(stereo.data(), qint64(stereo.size() / 2), format, reinterpret_cast<char*>(out.data()));
    return out;
}

} // namespace

class PlayerNoDeviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PULSE_SERVER", "unix:/nonexistent/arioso"); }

    void playingWithoutADeviceIsSaidAndNothingElseHappens()
    {
        Player player;
        QVERIFY(!player.hasDevice());
        QSignalSpy failed(&player, &Player::failed);
        QSignalSpy states(&player, &Player::stateChanged);
        auto audio = std::make_shared<arioso::engine::Audio>();
        audio->sampleRate = 32000;
        audio->channels = {std::vector<float>(32000, 0.1F)};
        player.setSource(GrowingSound::whole(audio));
        player.setDevice("gone");
        player.setVolume(0.3);
        player.setLoop(TimeRange{0, 0.5});
        player.seek(0.25);
        player.play();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Failure>().code, FailureCode::DeviceUnavailable);
        QCOMPARE(player.state(), PlayerState::Stopped);
        QCOMPARE(states.size(), 0);
        QTest::qWait(100);
        QCOMPARE(player.position(), 0.25);
    }

    void theNearestFormatIsChosen()
    {
        const QAudioFormat preferred = formatOf(48000, 2, QAudioFormat::Int16);
        const auto choose = [&](const std::function<bool(const QAudioFormat&)>& supports) {
            return chooseOutputFormat(32000, preferred, supports);
        };
        QCOMPARE(choose([](const QAudioFormat&) { return true; }), formatOf(32000, 2, QAudioFormat::Float));
        QCOMPARE(choose([](const QAudioFormat& f) { return f.sampleFormat() == QAudioFormat::Int16; }),
                 formatOf(32000, 2, QAudioFormat::Int16));
        QCOMPARE(choose([](const QAudioFormat& f) { return f.sampleRate() == 48000; }),
                 formatOf(48000, 2, QAudioFormat::Float));
        QCOMPARE(choose([](const QAudioFormat& f) { return f.channelCount() == 1; }),
                 formatOf(32000, 1, QAudioFormat::Float));
        QCOMPARE(choose([](const QAudioFormat&) { return false; }), preferred);
        QVERIFY(!chooseOutputFormat(32000, {}, [](const QAudioFormat&) { return false; }).isValid());
    }

    void framesAreWrittenAsTheDeviceWants()
    {
        const std::vector<float> stereo = {0, 0.5F, -0.5F, 1, -1, 2, -2, 0.25F};
        QCOMPARE(written<float>(stereo, formatOf(1, 2, QAudioFormat::Float)), stereo);
        using Shorts = std::vector<qint16>;
        QCOMPARE(written<qint16>(stereo, formatOf(1, 2, QAudioFormat::Int16)),
                 (Shorts{0, 16384, -16384, 32767, -32768, 32767, -32768, 8192}));
        QCOMPARE(written<qint16>(stereo, formatOf(1, 1, QAudioFormat::Int16)),
                 (Shorts{8192, 8192, 16384, -28672}));
        QCOMPARE(written<qint16>({0.5F, -0.5F}, formatOf(1, 4, QAudioFormat::Int16)),
                 (Shorts{16384, -16384, 0, 0}));
        QCOMPARE(written<qint32>({0.5F, 1, -1, 0}, formatOf(1, 2, QAudioFormat::Int32)),
                 (std::vector<qint32>{1 << 30, INT32_MAX, INT32_MIN, 0}));
        QCOMPARE(written<quint8>({0.5F, 1, -1, 0}, formatOf(1, 2, QAudioFormat::UInt8)),
                 (std::vector<quint8>{192, 255, 0, 128}));
    }
};

QTEST_GUILESS_MAIN(PlayerNoDeviceTest)

#include "tst_player_no_device.moc"
