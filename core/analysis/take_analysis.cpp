// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/analysis/take_analysis.h"

#include "core/playback/loudness.h"
#include "core/recipe/json_fields.h"
#include "engine/audio/peak.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace arioso::core {
namespace {

constexpr QLatin1String kFormat("arioso-analysis");
constexpr Range kPerMinute{1, 1000};
constexpr Range kLoudness{-200, 200};
constexpr Range kPeak{0, 1e9};
constexpr int kOverviewCharacters = 8 * TakeAnalysis::kColumns;

char eighth(float sample)
{
    return char(std::lround(127 * std::clamp(sample, -1.0F, 1.0F)));
}

/// The channels together.
QByteArray overviewOf(const engine::Audio& audio)
{
    QByteArray overview;
    const std::size_t samples = audio.samples();
    for (std::size_t column = 0; samples > 0 && column < std::size_t(TakeAnalysis::kColumns); ++column) {
        const std::size_t from = column * samples / TakeAnalysis::kColumns;
        const std::size_t to = std::max(from + 1, (column + 1) * samples / TakeAnalysis::kColumns);
        float low = 0;
        float high = 0;
        for (const std::vector<float>& channel : audio.channels) {
            for (std::size_t i = from; i < std::min(to, channel.size()); ++i) {
                low = channel[i] < low ? channel[i] : low; // a NaN never wins
                high = channel[i] > high ? channel[i] : high;
            }
        }
        overview.append(eighth(low)).append(eighth(high));
    }
    return overview;
}

QJsonArray milliseconds(const std::vector<double>& seconds)
{
    QJsonArray array;
    for (const double at : seconds)
        array.append(qint64(std::lround(at * 1000)));
    return array;
}

std::optional<Beats> readBeats(JsonFields& fields, const QJsonArray& milliseconds)
{
    const auto perMinute = fields.number(QLatin1String("bpm"), kPerMinute);
    if (!perMinute)
        return std::nullopt;
    Beats beats{*perMinute, {}};
    for (const QJsonValue& value : milliseconds) {
        const double at = value.toDouble(-1) / 1000;
        if (at < 0 || (!beats.seconds.empty() && at <= beats.seconds.back())) {
            fields.fail(QStringLiteral("The beats of the analysis are not ascending times."));
            return std::nullopt;
        }
        beats.seconds.push_back(at);
    }
    return beats;
}

} // namespace

TakeAnalysis analyze(const engine::Audio& audio)
{
    TakeAnalysis analysis;
    analysis.beats = trackBeats(audio);
    analysis.loudness = integratedLoudness(audio);
    analysis.samplePeak = engine::samplePeak(audio);
    analysis.truePeak = engine::truePeak(audio);
    analysis.overview = overviewOf(audio);
    return analysis;
}

QJsonObject toJson(const TakeAnalysis& analysis)
{
    QJsonObject object{{QLatin1String("format"), kFormat},
                       {QLatin1String("version"), TakeAnalysis::kVersion},
                       {QLatin1String("sample_peak"), analysis.samplePeak},
                       {QLatin1String("true_peak"), analysis.truePeak},
                       {QLatin1String("overview"), QString::fromLatin1(analysis.overview.toBase64())}};
    if (analysis.loudness)
        object.insert(QLatin1String("lufs"), *analysis.loudness);
    if (analysis.beats) {
        object.insert(QLatin1String("bpm"), analysis.beats->perMinute);
        object.insert(QLatin1String("beats_ms"), milliseconds(analysis.beats->seconds));
    }
    return object;
}

Outcome<TakeAnalysis> analysisFromJson(const QJsonObject& object)
{
    JsonFields fields(object, QStringLiteral("The analysis"));
    fields.header(kFormat, TakeAnalysis::kVersion);
    TakeAnalysis analysis;
    analysis.beats = readBeats(fields, object.value(QLatin1String("beats_ms")).toArray());
    analysis.loudness = fields.number(QLatin1String("lufs"), kLoudness);
    analysis.samplePeak = fields.number(QLatin1String("sample_peak"), kPeak).value_or(0);
    analysis.truePeak = fields.number(QLatin1String("true_peak"), kPeak).value_or(0);
    analysis.overview = QByteArray::fromBase64(
        fields.text(QLatin1String("overview"), kOverviewCharacters).value_or(QString()).toLatin1());
    if (fields.failure())
        return *fields.failure();
    return analysis;
}

} // namespace arioso::core
