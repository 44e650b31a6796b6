// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/machine_speed.h"

#include "core/files/paths.h"
#include "core/models/empty_model.h"

#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>
#include <vector>

namespace arioso::core {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kSteps = 20;
constexpr int kCodecFrames = 50;
// Layers that are more than the processor's cache holds, and for the packed kinds so few that the engine does
// not keep them on disk.
constexpr int kFloatLayers = 8;
constexpr int kPackedLayers = 3;
constexpr double kGroupBytes = 1 + 4.0 / 64; // of an 8-bit weight with its part of the scale

double bytesPerWeight(engine::Precision precision)
{
    switch (precision) {
    case engine::Precision::Float32:
        return 4;
    case engine::Precision::BFloat16:
    case engine::Precision::Float16:
        return 2;
    case engine::Precision::Int8:
        return kGroupBytes;
    }
    return 4;
}

using StopAsked = std::function<bool()>;

class StoppableLoad : public engine::LoadListener
{
public:
    explicit StoppableLoad(StopAsked asked) : m_stopAsked(std::move(asked)) {}
    engine::Flow loaded(double) override
    {
        return m_stopAsked() ? engine::Flow::Stop : engine::Flow::Continue;
    }

private:
    StopAsked m_stopAsked;
};

/// Takes the time of every step.
class StepTimes : public engine::GenerationListener
{
public:
    explicit StepTimes(StopAsked asked) : m_stopAsked(std::move(asked)) {}

    engine::Flow progressed(const engine::Progress& progress) override
    {
        if (progress.phase == engine::Phase::Generating)
            m_times.push_back(Clock::now());
        return m_stopAsked() ? engine::Flow::Stop : engine::Flow::Continue;
    }

    /// The median, in seconds; chunks of sound between two steps do not count.
    [[nodiscard]] double median() const
    {
        std::vector<double> gaps;
        for (std::size_t i = 1; i < m_times.size(); ++i)
            gaps.push_back(std::chrono::duration<double>(m_times[i] - m_times[i - 1]).count());
        if (gaps.empty())
            return 0;
        const auto middle = gaps.begin() + std::ptrdiff_t(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        return *middle;
    }

private:
    StopAsked m_stopAsked;
    std::vector<Clock::time_point> m_times;
};

} // namespace

QString machineName()
{
    QString name;
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (name.isEmpty() && line.startsWith("model name"))
                name = QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
    return QStringLiteral("%1 x%2").arg(name).arg(QThread::idealThreadCount());
}

QJsonObject toJson(const MachineSpeed& speed)
{
    return {{QStringLiteral("machine"), speed.machine},
            {QStringLiteral("float_bytes"), speed.floatBytes},
            {QStringLiteral("half_bytes"), speed.halfBytes},
            {QStringLiteral("int8_bytes"), speed.int8Bytes},
            {QStringLiteral("codec_seconds"), speed.codecSeconds}};
}

MachineSpeed speedFrom(const QJsonObject& object)
{
    const auto number = [&](const char* name) {
        return std::max(0.0, object.value(QLatin1String(name)).toDouble());
    };
    return {object.value(QLatin1String("machine")).toString(), number("float_bytes"), number("half_bytes"),
            number("int8_bytes"), number("codec_seconds")};
}

double realTimeFactor(const MachineSpeed& speed, const StepWork& work, engine::Precision precision,
                      double frameRate)
{
    const double rate = precision == engine::Precision::Float32 ? speed.floatBytes
                        : precision == engine::Precision::Int8  ? speed.int8Bytes
                                                                : speed.halfBytes;
    if (rate <= 0)
        return 0;
    const double bytes = (work.weights + work.cachedNumbers) * bytesPerWeight(precision);
    return 1 / (frameRate * (bytes / rate + work.soundStreams * speed.codecSeconds));
}

MachineSpeed corrected(const MachineSpeed& speed, const StepWork& work, engine::Precision precision,
                       double factor)
{
    constexpr double kNews = 1.2; // below that it is a shorter clip, or a warmer cache
    const double expected = realTimeFactor(speed, work, precision);
    if (expected <= 0 || factor < expected * kNews)
        return speed;
    // What held up one kind of work has held up the others.
    const double times = factor / expected;
    return {speed.machine, speed.floatBytes * times, speed.halfBytes * times, speed.int8Bytes * times,
            speed.codecSeconds / times};
}

SpeedTest::SpeedTest(EngineGateway gateway, QObject* parent)
    : BackgroundJob(parent), m_gateway(std::move(gateway))
{
}

SpeedTest::~SpeedTest()
{
    abandon();
}

void SpeedTest::work()
{
    const engine::Engine& engine = m_gateway();
    m_speed.machine = machineName();
    m_speed.int8Bytes = decoderSpeed(engine, engine::Precision::Int8, kPackedLayers);
    proceed(0.3);
    m_speed.halfBytes = decoderSpeed(engine, engine::Precision::BFloat16, kPackedLayers);
    proceed(0.6);
    m_speed.floatBytes = decoderSpeed(engine, engine::Precision::Float32, kFloatLayers);
    // What fits into a large cache seems faster than memory can be.
    m_speed.int8Bytes = std::min(m_speed.int8Bytes, m_speed.floatBytes);
    m_speed.halfBytes = std::min(m_speed.halfBytes, m_speed.floatBytes);
}

double SpeedTest::decoderSpeed(const engine::Engine& engine, engine::Precision precision, int layers)
{
    const QTemporaryDir folder;
    if (!folder.isValid() || !writeEmptyModel(folder.path(), layers))
        throw engine::Error(engine::ErrorCode::FileUnwritable,
                            "There is no room for a speed test in the folder of temporary files.");
    const StopAsked stopAsked = [this] { return isCancelled(); };
    StoppableLoad loading(stopAsked);
    engine::LoadOptions options;
    options.directory = toPath(folder.path());
    options.precision = precision;
    const auto model = engine.load(options, loading);
    proceed(0);
    engine::GenerationRequest request;
    request.takes = 2; // as many rows as a guided clip has
    request.length = engine::NewTokens{kSteps};
    StepTimes times(stopAsked);
    const engine::GenerationResult result = model->generate(request, times);
    proceed(0);
    if (precision == engine::Precision::Int8 && !result.clips.empty()) {
        engine::Codes codes{4, kCodecFrames, std::vector<std::int32_t>(std::size_t(4) * kCodecFrames, 1)};
        const auto start = Clock::now();
        (void)model->decode(codes);
        m_speed.codecSeconds = std::chrono::duration<double>(Clock::now() - start).count() / kCodecFrames;
    }
    const double seconds = times.median();
    return seconds > 0 ? emptyModelWork(layers) * bytesPerWeight(precision) / seconds : 0;
}

void SpeedTest::succeed()
{
    Q_EMIT measured(m_speed);
}

} // namespace arioso::core
