// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/recipe/generation_settings.h"

#include "core/recipe/json_fields.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace arioso::core {

namespace {

/// The shortest decimal that is this float, so that 0.7F is shown and stored as 0.7.
double decimal(float value)
{
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return QByteArray(text, end - text).toDouble();
}

/// Fills an absent value; a default that no file may hold stays absent, which means the same.
template <typename T>
void fill(std::optional<T>& value, double fallback, Range range)
{
    if (!value && range.contains(fallback))
        value = T(fallback);
}

template <typename T>
void insert(QJsonObject& object, const char* name, const std::optional<T>& value)
{
    if (value)
        object.insert(QLatin1String(name), *value);
}

} // namespace

bool operator==(const GenerationSettings& a, const GenerationSettings& b)
{
    const auto values = [](const GenerationSettings& s) {
        return std::tie(s.sample, s.guidanceScale, s.temperature, s.topK, s.topP, s.minP, s.seconds, s.endless,
                        s.seed, s.takes, s.exclude);
    };
    return values(a) == values(b);
}

GenerationSettings resolved(const GenerationSettings& settings, const engine::GenerationDefaults& defaults)
{
    GenerationSettings all = settings;
    if (!all.sample)
        all.sample = defaults.sample;
    fill(all.guidanceScale, decimal(defaults.guidanceScale), range::kGuidanceScale);
    fill(all.temperature, decimal(defaults.temperature), range::kTemperature);
    fill(all.topK, defaults.topK, range::kTopK);
    fill(all.topP, decimal(defaults.topP), range::kTopP);
    fill(all.minP, decimal(defaults.minP), range::kMinP);
    return all;
}

GenerationSettings ofLength(GenerationSettings settings, double seconds)
{
    settings.endless = false;
    settings.seconds = std::clamp(seconds, range::kSeconds.lowest, range::kSeconds.highest);
    return settings;
}

std::optional<Failure> problemWith(const GenerationSettings& settings)
{
    std::optional<Failure> problem;
    const auto check = [&](const char* name, std::optional<double> value, Range range) {
        if (value && !range.contains(*value) && !problem)
            problem = Failure{FailureCode::RequestInvalid, QStringLiteral("The %1 of %2 is not in %3 to %4.")
                                                               .arg(QLatin1String(name))
                                                               .arg(*value)
                                                               .arg(range.lowest)
                                                               .arg(range.highest)};
    };
    check("guidance scale", settings.guidanceScale, range::kGuidanceScale);
    check("temperature", settings.temperature, range::kTemperature);
    check("top-k", settings.topK, range::kTopK);
    check("top-p", settings.topP, range::kTopP);
    check("min-p", settings.minP, range::kMinP);
    check("length in seconds", settings.seconds, range::kSeconds);
    check("number of takes", settings.takes, range::kTakes);
    return problem;
}

QJsonObject toJson(const GenerationSettings& settings)
{
    QJsonObject object;
    insert(object, "sample", settings.sample);
    insert(object, "guidance_scale", settings.guidanceScale);
    insert(object, "temperature", settings.temperature);
    insert(object, "top_k", settings.topK);
    insert(object, "top_p", settings.topP);
    insert(object, "min_p", settings.minP);
    insert(object, "seconds", settings.seconds);
    if (settings.endless)
        object.insert(QLatin1String("endless"), true);
    if (settings.seed)
        object.insert(QLatin1String("seed"), QString::number(*settings.seed));
    object.insert(QLatin1String("takes"), settings.takes);
    insert(object, "exclude", settings.exclude);
    return withUnknown(object, settings.unknown);
}

Outcome<GenerationSettings> settingsFromJson(const QJsonObject& object)
{
    JsonFields fields(object, QStringLiteral("the settings"));
    GenerationSettings settings;
    settings.sample = fields.boolean(QLatin1String("sample"));
    settings.guidanceScale = fields.number(QLatin1String("guidance_scale"), range::kGuidanceScale);
    settings.temperature = fields.number(QLatin1String("temperature"), range::kTemperature);
    settings.topK = fields.whole(QLatin1String("top_k"), range::kTopK);
    settings.topP = fields.number(QLatin1String("top_p"), range::kTopP);
    settings.minP = fields.number(QLatin1String("min_p"), range::kMinP);
    settings.seconds = fields.number(QLatin1String("seconds"), range::kSeconds);
    settings.endless = fields.boolean(QLatin1String("endless")).value_or(false);
    settings.seed = fields.seed(QLatin1String("seed"));
    settings.takes = int(fields.whole(QLatin1String("takes"), range::kTakes).value_or(1));
    settings.exclude = fields.text(QLatin1String("exclude"), range::kPromptCharacters);
    settings.unknown = fields.unknown();
    if (fields.failure())
        return *fields.failure();
    return settings;
}

} // namespace arioso::core
