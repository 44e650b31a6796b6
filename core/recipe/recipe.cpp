// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/recipe/recipe.h"

#include "core/recipe/json_fields.h"

#include <QJsonDocument>

#include <tuple>

namespace arioso::core {

namespace {

constexpr QLatin1String kFormat("arioso-recipe");
constexpr int kNameCharacters = 1000;
constexpr Range kSourceSeconds{0, 1e6};
constexpr Range kStrength{-10, 10}; // the engine's

QJsonObject toJson(const SoundSource& source)
{
    QJsonObject object{{QLatin1String("from"), source.fromSeconds}, {QLatin1String("to"), source.toSeconds}};
    if (!source.takeId.isEmpty())
        object.insert(QLatin1String("take"), source.takeId);
    else
        object.insert(QLatin1String("file"), source.fileName);
    return object;
}

QJsonObject toJson(const ModelReference& model)
{
    QJsonObject object{{QLatin1String("name"), model.name},
                       {QLatin1String("fingerprint"), model.fingerprint},
                       {QLatin1String("precision"), model.precision}};
    if (!model.base.isEmpty())
        object.insert(QLatin1String("base"), model.base);
    if (model.strength)
        object.insert(QLatin1String("strength"), *model.strength);
    return object;
}

std::optional<SoundSource> readSource(JsonFields& fields, QLatin1String name)
{
    const auto object = fields.object(name);
    if (!object)
        return std::nullopt;
    JsonFields part(*object, QStringLiteral("the recipe's %1").arg(QString(name)));
    SoundSource source;
    source.takeId = part.text(QLatin1String("take"), kNameCharacters).value_or(QString());
    source.fileName = part.text(QLatin1String("file"), kNameCharacters).value_or(QString());
    source.fromSeconds = part.number(QLatin1String("from"), kSourceSeconds).value_or(0);
    source.toSeconds = part.number(QLatin1String("to"), kSourceSeconds).value_or(0);
    if (source.takeId.isEmpty() == source.fileName.isEmpty())
        part.fail(
            QStringLiteral("The recipe's %1 does not name either a take or a file.").arg(QString(name)));
    if (source.toSeconds < source.fromSeconds)
        part.fail(QStringLiteral("The recipe's %1 ends before it begins.").arg(QString(name)));
    if (part.failure())
        fields.fail(*part.failure());
    return source;
}

constexpr QLatin1String kRepaint("repaint");
constexpr QLatin1String kLoop("loop");
constexpr Range kFrames{0, 1e9};
constexpr Range kBars{0, 1e6};
constexpr Range kTempo{0, 1000};

QJsonObject toJson(const TakeEdit& edit)
{
    const bool isLoop = edit.kind == TakeEdit::Kind::Loop;
    QJsonObject object{{QLatin1String("kind"), isLoop ? kLoop : kRepaint},
                       {QLatin1String("take"), edit.takeId},
                       {QLatin1String("from"), edit.from},
                       {QLatin1String("to"), edit.to}};
    if (isLoop) {
        object.insert(QLatin1String("seam"), edit.seam);
        object.insert(QLatin1String("bars"), edit.bars);
        object.insert(QLatin1String("beats_per_bar"), edit.beatsPerBar);
        object.insert(QLatin1String("tempo"), edit.perMinute);
    }
    return object;
}

std::optional<TakeEdit> readEdit(JsonFields& fields)
{
    const auto object = fields.object(QLatin1String("edit"));
    if (!object)
        return std::nullopt;
    JsonFields part(*object, QStringLiteral("the recipe's edit"));
    const auto whole = [&part](const char* name, Range range) {
        return int(part.whole(QLatin1String(name), range).value_or(0));
    };
    TakeEdit edit;
    const QString kind = part.text(QLatin1String("kind"), kNameCharacters).value_or(QString());
    edit.kind = kind == kLoop ? TakeEdit::Kind::Loop : TakeEdit::Kind::Repaint;
    edit.takeId = part.text(QLatin1String("take"), kNameCharacters).value_or(QString());
    edit.from = whole("from", kFrames);
    edit.to = whole("to", kFrames);
    edit.seam = whole("seam", kFrames);
    edit.bars = whole("bars", kBars);
    edit.beatsPerBar = whole("beats_per_bar", kBars);
    edit.perMinute = part.number(QLatin1String("tempo"), kTempo).value_or(0);
    if (kind != kLoop && kind != kRepaint)
        part.fail(QStringLiteral("The recipe's edit is of the unknown kind \"%1\".").arg(kind));
    if (edit.to <= edit.from)
        part.fail(QStringLiteral("The recipe's edit ends before it begins."));
    if (part.failure())
        fields.fail(*part.failure());
    return edit;
}

template <typename T>
QVariant variant(const std::optional<T>& value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

QVariant variant(const std::optional<SoundSource>& source)
{
    if (!source)
        return {};
    return source->takeId.isEmpty() ? source->fileName : source->takeId;
}

QVariant variant(const std::optional<TakeEdit>& edit)
{
    return edit ? edit->takeId : QVariant();
}

std::optional<QString> nonEmpty(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

/// Adds a row when two values differ.
template <typename T>
void compare(QList<SettingDifference>& rows, Setting setting, const T& left, const T& right)
{
    if (left != right)
        rows.append({setting, variant(left), variant(right)});
}

} // namespace

bool operator==(const Recipe& a, const Recipe& b)
{
    const auto values = [](const Recipe& r) {
        return std::tie(r.prompt, r.settings, r.model, r.continuation, r.melody, r.edit);
    };
    return values(a) == values(b);
}

QJsonObject toJson(const Recipe& recipe)
{
    QJsonObject object{
        {QLatin1String("format"), kFormat},
        {QLatin1String("version"), Recipe::kVersion},
        {QLatin1String("settings"), toJson(recipe.settings)},
        {QLatin1String("model"), toJson(recipe.model)},
        {QLatin1String("program"), recipe.program},
    };
    if (recipe.prompt)
        object.insert(QLatin1String("prompt"), *recipe.prompt);
    if (recipe.continuation)
        object.insert(QLatin1String("continuation"), toJson(*recipe.continuation));
    if (recipe.melody)
        object.insert(QLatin1String("melody"), toJson(*recipe.melody));
    if (recipe.edit)
        object.insert(QLatin1String("edit"), toJson(*recipe.edit));
    return withUnknown(object, recipe.unknown);
}

Outcome<Recipe> recipeFromJson(const QJsonObject& object)
{
    JsonFields fields(object, QStringLiteral("The recipe"));
    fields.header(kFormat, Recipe::kVersion);
    Recipe recipe;
    recipe.prompt = fields.text(QLatin1String("prompt"), range::kPromptCharacters);
    const auto settings = settingsFromJson(fields.object(QLatin1String("settings")).value_or(QJsonObject()));
    if (const Failure* failure = failureOf(settings))
        fields.fail(*failure);
    else
        recipe.settings = *valueOf(settings);
    JsonFields model(fields.object(QLatin1String("model")).value_or(QJsonObject()),
                     QStringLiteral("the recipe's model"));
    recipe.model.name = model.text(QLatin1String("name"), kNameCharacters).value_or(QString());
    recipe.model.fingerprint = model.text(QLatin1String("fingerprint"), kNameCharacters).value_or(QString());
    recipe.model.precision = model.text(QLatin1String("precision"), kNameCharacters).value_or(QString());
    recipe.model.base = model.text(QLatin1String("base"), kNameCharacters).value_or(QString());
    recipe.model.strength = model.number(QLatin1String("strength"), kStrength);
    if (model.failure())
        fields.fail(*model.failure());
    recipe.continuation = readSource(fields, QLatin1String("continuation"));
    recipe.melody = readSource(fields, QLatin1String("melody"));
    recipe.edit = readEdit(fields);
    recipe.program = fields.text(QLatin1String("program"), kNameCharacters).value_or(QString());
    recipe.unknown = fields.unknown();
    if (fields.failure())
        return *fields.failure();
    return recipe;
}

QByteArray recipeText(const Recipe& recipe)
{
    return QJsonDocument(toJson(recipe)).toJson(QJsonDocument::Compact);
}

Outcome<Recipe> recipeFromText(const QByteArray& text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        return Failure{FailureCode::FormatInvalid, QStringLiteral("The recipe is not a JSON object.")};
    return recipeFromJson(document.object());
}

QList<SettingDifference> differences(const GenerationSettings& left, const GenerationSettings& right)
{
    QList<SettingDifference> rows;
    compare(rows, Setting::Sample, left.sample, right.sample);
    compare(rows, Setting::GuidanceScale, left.guidanceScale, right.guidanceScale);
    compare(rows, Setting::Temperature, left.temperature, right.temperature);
    compare(rows, Setting::TopK, left.topK, right.topK);
    compare(rows, Setting::TopP, left.topP, right.topP);
    compare(rows, Setting::MinP, left.minP, right.minP);
    compare(rows, Setting::Seconds, left.seconds, right.seconds);
    compare(rows, Setting::Seed, left.seed, right.seed);
    compare(rows, Setting::Takes, std::optional(left.takes), std::optional(right.takes));
    compare(rows, Setting::Exclude, left.exclude, right.exclude);
    return rows;
}

QList<SettingDifference> differences(const Recipe& left, const Recipe& right)
{
    QList<SettingDifference> rows;
    compare(rows, Setting::Prompt, left.prompt, right.prompt);
    if (left.model.name != right.model.name || left.model.fingerprint != right.model.fingerprint)
        rows.append({Setting::Model, left.model.name, right.model.name});
    compare(rows, Setting::Strength, left.model.strength, right.model.strength);
    compare(rows, Setting::Precision, nonEmpty(left.model.precision), nonEmpty(right.model.precision));
    compare(rows, Setting::Continuation, left.continuation, right.continuation);
    compare(rows, Setting::Melody, left.melody, right.melody);
    compare(rows, Setting::Edit, left.edit, right.edit);
    return rows + differences(left.settings, right.settings);
}

} // namespace arioso::core
