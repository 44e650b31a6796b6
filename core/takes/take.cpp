// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/take.h"

#include "core/recipe/json_fields.h"

#include <limits>
#include <tuple>

namespace arioso::core {

namespace {

constexpr QLatin1String kFormat("arioso-take");
constexpr int kNameCharacters = 1000;
constexpr Range kSeconds{0, 1e6};
constexpr Range kCount{0, double(std::numeric_limits<int>::max())};
constexpr Range kSamples{0, 1e12};

} // namespace

bool operator==(const Take& a, const Take& b)
{
    const auto values = [](const Take& t) {
        return std::tie(t.id, t.name, t.starred, t.created, t.batch, t.batchIndex, t.recipe, t.seconds,
                        t.sampleRate, t.channels, t.codebooks, t.frames, t.frameRate, t.promptFrames,
                        t.skippedSamples, t.stopped);
    };
    return values(a) == values(b);
}

QJsonObject toJson(const Take& take)
{
    const QJsonObject object{
        {QLatin1String("format"), kFormat},
        {QLatin1String("version"), Take::kVersion},
        {QLatin1String("name"), take.name},
        {QLatin1String("starred"), take.starred},
        {QLatin1String("created"), take.created.toUTC().toString(Qt::ISODateWithMs)},
        {QLatin1String("batch"), take.batch},
        {QLatin1String("batch_index"), take.batchIndex},
        {QLatin1String("recipe"), toJson(take.recipe)},
        {QLatin1String("seconds"), take.seconds},
        {QLatin1String("sample_rate"), take.sampleRate},
        {QLatin1String("channels"), take.channels},
        {QLatin1String("codebooks"), take.codebooks},
        {QLatin1String("frames"), take.frames},
        {QLatin1String("frame_rate"), take.frameRate},
        {QLatin1String("prompt_frames"), take.promptFrames},
        {QLatin1String("skipped_samples"), take.skippedSamples},
        {QLatin1String("stopped"), take.stopped},
    };
    return withUnknown(object, take.unknown);
}

Outcome<Take> takeFromJson(const QJsonObject& object, const QString& id)
{
    JsonFields fields(object, QStringLiteral("The take %1").arg(id));
    fields.header(kFormat, Take::kVersion);
    const auto count = [&](const char* name) {
        return int(fields.whole(QLatin1String(name), kCount).value_or(0));
    };

    Take take;
    take.id = id;
    take.name = fields.text(QLatin1String("name"), kNameCharacters).value_or(QString());
    take.starred = fields.boolean(QLatin1String("starred")).value_or(false);
    take.created = QDateTime::fromString(fields.text(QLatin1String("created"), 100).value_or(QString()),
                                         Qt::ISODateWithMs);
    if (!take.created.isValid())
        fields.fail(QStringLiteral("\"created\" of the take %1 is not a date and time.").arg(id));
    take.batch = fields.text(QLatin1String("batch"), kNameCharacters).value_or(QString());
    take.batchIndex = count("batch_index");
    const auto recipe = recipeFromJson(fields.object(QLatin1String("recipe")).value_or(QJsonObject()));
    if (const Failure* failure = failureOf(recipe))
        fields.fail(*failure);
    else
        take.recipe = *valueOf(recipe);
    take.seconds = fields.number(QLatin1String("seconds"), kSeconds).value_or(0);
    take.sampleRate = count("sample_rate");
    take.channels = count("channels");
    take.codebooks = count("codebooks");
    take.frames = count("frames");
    take.frameRate = count("frame_rate");
    take.promptFrames = count("prompt_frames");
    take.skippedSamples = fields.whole(QLatin1String("skipped_samples"), kSamples).value_or(0);
    take.stopped = fields.boolean(QLatin1String("stopped")).value_or(false);
    if (take.promptFrames > take.frames)
        fields.fail(QStringLiteral("The take %1 has %2 frames and a prompt of %3.")
                        .arg(id)
                        .arg(take.frames)
                        .arg(take.promptFrames));
    take.unknown = fields.unknown();
    if (fields.failure())
        return *fields.failure();
    return take;
}

} // namespace arioso::core
