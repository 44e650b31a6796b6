// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/playback_worker.h"

#include "core/playback/output_format.h"

namespace arioso::core {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// How far the sink reads ahead: what a busy machine may hold up this thread, and how late a command is
/// heard.
constexpr qint64 kBufferMicroseconds = 100'000;

/// Sound servers and cards swallow the first moments of a stream: let that be silence.
constexpr qint64 kLeadInMicroseconds = 40'000;

constexpr auto kReportInterval = 20ms;

/// A device that accepts sound and does not play it for so long is taken for broken. Some take two seconds to
/// wake up.
constexpr auto kLongestStall = 6s;

QString sentence(QAudio::Error error)
{
    switch (error) {
    case QAudio::OpenError:
        return QStringLiteral("could not be opened");
    case QAudio::IOError:
    case QAudio::UnderrunError:
    case QAudio::FatalError:
    case QAudio::NoError:
        break;
    }
    return QStringLiteral("stopped by itself");
}

} // namespace

PlaybackWorker::PlaybackWorker()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kReportInterval);
    connect(&m_timer, &QTimer::timeout, this, [this] { run([this] { check(); }); });
}

PlaybackWorker::~PlaybackWorker()
{
    m_isRunning = true; // nothing is begun any more
    close();
}

void PlaybackWorker::run(const std::function<void()>& command)
{
    m_commands.push_back(command);
    if (m_isRunning)
        return;
    m_isRunning = true;
    while (!m_commands.empty()) {
        const auto next = std::move(m_commands.front());
        m_commands.pop_front();
        next();
    }
    m_isRunning = false;
}

void PlaybackWorker::setSource(const GrowingSoundPtr& sound, float gain, bool isFresh, int serial)
{
    m_sound = sound;
    m_gain = gain;
    if (isFresh) {
        m_place = 0;
        m_serial = serial;
    }
    if (m_mixer) {
        if (isFresh)
            m_mixer->halt();
        try {
            m_mixer->setSource(sound, gain);
        } catch (const std::exception& error) {
            close();
            Q_EMIT failed(failureFrom(error));
            return;
        }
        if (isFresh)
            m_mixer->seek(0, serial);
    }
    report();
}

void PlaybackWorker::play(const QAudioDevice& device)
{
    if (m_mixer && device.id() != m_device.id())
        close();
    m_device = device;
    if (m_mixer)
        m_mixer->play();
    else
        open();
}

void PlaybackWorker::pause()
{
    if (m_mixer)
        m_mixer->halt();
    report();
}

void PlaybackWorker::seek(double seconds, int serial)
{
    m_place = seconds;
    m_serial = serial;
    if (m_mixer)
        m_mixer->seek(seconds, serial);
    report();
}

void PlaybackWorker::setLoop(const std::optional<TimeRange>& loop)
{
    m_loop = loop;
    if (m_mixer)
        m_mixer->setLoop(loop);
}

void PlaybackWorker::setVolume(float gain)
{
    m_volume = gain;
    if (m_mixer)
        m_mixer->setVolume(gain);
}

void PlaybackWorker::moveTo(const QAudioDevice& device)
{
    if (!m_mixer || device.id() == m_device.id())
        return;
    const bool isSilent = m_mixer->silentSince().has_value();
    close();
    report(); // the place stays until the other one plays
    m_device = device;
    if (!isSilent)
        open();
}

void PlaybackWorker::abandon()
{
    close();
    report();
}

void PlaybackWorker::open()
{
    const QAudioFormat format = chooseOutputFormat(
        m_sound ? m_sound->sampleRate() : 0, m_device.preferredFormat(),
        [this](const QAudioFormat& candidate) { return m_device.isFormatSupported(candidate); });
    if (!format.isValid()) {
        fail(QStringLiteral("takes no form of sound that we have"));
        return;
    }
    m_leadIn = format.framesForDuration(kLeadInMicroseconds);
    try {
        m_mixer = std::make_unique<PlaybackMixer>(format.sampleRate(), m_leadIn);
        m_mixer->setSource(m_sound, m_gain);
    } catch (const std::exception& error) {
        m_mixer.reset();
        Q_EMIT failed(failureFrom(error));
        return;
    }
    m_mixer->setVolume(m_volume);
    m_mixer->setLoop(m_loop);
    m_mixer->seek(m_place, m_serial);
    m_mixer->play();

    m_io = std::make_unique<PlaybackDevice>(*m_mixer, format);
    m_sink = std::make_unique<QAudioSink>(m_device, format);
    m_sink->setBufferSize(format.bytesForDuration(kBufferMicroseconds));
    m_lastHeard = 0;
    m_lastAdvance = Clock::now();
    // Queued, as the sink must not be destroyed by its own signal.
    connect(
        m_sink.get(), &QAudioSink::stateChanged, this, [this] { run([this] { check(); }); },
        Qt::QueuedConnection);
    m_sink->start(m_io.get());
    m_timer.start();
    check();
}

void PlaybackWorker::close()
{
    m_timer.stop();
    if (m_mixer) {
        // What the sink has not played yet is to be heard from the next one. A seek that is not heard yet has
        // set the place already.
        const PlaybackMoment moment = m_mixer->momentAt(heardFrames());
        if (moment.serial == m_serial)
            m_place = moment.seconds;
    }
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink->reset(); // what is still in its buffer is not waited for
    }
    m_sink.reset();
    m_io.reset();
    m_mixer.reset();
}

void PlaybackWorker::check()
{
    if (!m_sink)
        return;
    if (m_sink->state() == QAudio::StoppedState) {
        fail(sentence(m_sink->error()));
        return;
    }
    const qint64 heard = heardFrames();
    const auto now = Clock::now();
    if (heard > m_lastHeard) {
        m_lastHeard = heard;
        m_lastAdvance = now;
    }
    const auto silence = m_mixer->silentSince();
    // A device that does not play need not be waited for when nothing is to be heard.
    if (silence && (heard >= *silence || now - m_lastAdvance > 500ms)) {
        report();
        close();
    } else if (now - m_lastAdvance > kLongestStall) {
        fail(QStringLiteral("does not play"));
        return;
    }
    report();
}

void PlaybackWorker::report()
{
    if (m_mixer && heardFrames() < m_leadIn)
        return; // this silence is no waiting for sound
    PlaybackReport report;
    report.at = Clock::now();
    report.isOutputOpen = m_sink != nullptr;
    report.moment = m_mixer ? m_mixer->momentAt(heardFrames()) : PlaybackMoment{{}, m_place, m_serial};
    Q_EMIT reported(report);
}

void PlaybackWorker::fail(const QString& detail)
{
    close();
    Q_EMIT failed({FailureCode::DeviceUnavailable,
                   QStringLiteral("The sound output device '%1' %2.").arg(m_device.description(), detail)});
    report();
}

qint64 PlaybackWorker::heardFrames() const
{
    const double frames = double(m_sink->processedUSecs()) * m_mixer->outputRate() / 1e6;
    return std::clamp<qint64>(qint64(frames), m_lastHeard, m_mixer->rendered());
}

} // namespace arioso::core
