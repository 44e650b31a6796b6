// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/presets/preset.h"

#include "core/recipe/json_fields.h"

#include <tuple>

namespace arioso::core {

namespace {

constexpr QLatin1String kFormat("arioso-preset");

} // namespace

bool operator==(const Preset& a, const Preset& b)
{
    const auto values = [](const Preset& p) {
        return std::tie(p.id, p.name, p.description, p.prompt, p.settings);
    };
    return values(a) == values(b);
}

QJsonObject toJson(const Preset& preset)
{
    QJsonObject object{
        {QLatin1String("format"), kFormat},
        {QLatin1String("version"), Preset::kVersion},
        {QLatin1String("name"), preset.name},
        {QLatin1String("description"), preset.description},
        {QLatin1String("settings"), toJson(preset.settings)},
    };
    if (preset.prompt)
        object.insert(QLatin1String("prompt"), *preset.prompt);
    return withUnknown(object, preset.unknown);
}

Outcome<Preset> presetFromJson(const QJsonObject& object, const QString& id)
{
    JsonFields fields(object, QStringLiteral("The preset"));
    fields.header(kFormat, Preset::kVersion);
    Preset preset;
    preset.id = id;
    preset.name = fields.text(QLatin1String("name"), Preset::kNameCharacters).value_or(QString()).trimmed();
    if (preset.name.isEmpty())
        fields.fail(QStringLiteral("The preset has no name."));
    preset.description =
        fields.text(QLatin1String("description"), Preset::kDescriptionCharacters).value_or(QString());
    preset.prompt = fields.text(QLatin1String("prompt"), range::kPromptCharacters);
    const auto settings = settingsFromJson(fields.object(QLatin1String("settings")).value_or(QJsonObject()));
    if (const Failure* failure = failureOf(settings))
        fields.fail(*failure);
    else
        preset.settings = *valueOf(settings);
    preset.unknown = fields.unknown();
    if (fields.failure())
        return *fields.failure();
    return preset;
}

} // namespace arioso::core
