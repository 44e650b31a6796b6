// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/settings/settings_store.h"

#include "core/files/safe_file.h"
#include "core/recipe/json_fields.h"
#include "core/recipe/precision_name.h"

#include <QJsonArray>

#include <array>
#include <utility>

namespace arioso::core {

namespace {

constexpr int kTextCharacters = 10000;
constexpr Range kThreads{0, 1024};
constexpr Range kExportRate{0, 1e6};
constexpr Range kStrength{0, 2};
constexpr Range kVolume{0, 1};
constexpr Range kTextScale{0.5, 3};

template <typename Value, std::size_t count>
using Names = std::array<std::pair<Value, QLatin1String>, count>;

constexpr Names<engine::Device, 2> kDevices{
    {{engine::Device::Cpu, QLatin1String("cpu")}, {engine::Device::Cuda, QLatin1String("cuda")}}};
constexpr Names<engine::DecoderBackend, 3> kBackends{
    {{engine::DecoderBackend::Automatic, QLatin1String("automatic")},
     {engine::DecoderBackend::Torch, QLatin1String("torch")},
     {engine::DecoderBackend::Native, QLatin1String("native")}}};
constexpr Names<ThemeChoice, 3> kThemes{{{ThemeChoice::System, QLatin1String("system")},
                                         {ThemeChoice::Light, QLatin1String("light")},
                                         {ThemeChoice::Dark, QLatin1String("dark")}}};

constexpr Names<engine::AudioFormat, 8> kFormats{{{engine::AudioFormat::WavInt16, QLatin1String("wav16")},
                                                  {engine::AudioFormat::WavInt24, QLatin1String("wav24")},
                                                  {engine::AudioFormat::WavFloat32, QLatin1String("wav32f")},
                                                  {engine::AudioFormat::Flac24, QLatin1String("flac24")},
                                                  {engine::AudioFormat::Flac16, QLatin1String("flac16")},
                                                  {engine::AudioFormat::Vorbis, QLatin1String("vorbis")},
                                                  {engine::AudioFormat::Opus, QLatin1String("opus")},
                                                  {engine::AudioFormat::Mp3, QLatin1String("mp3")}}};
constexpr Names<engine::AudioQuality, 3> kQualities{
    {{engine::AudioQuality::Small, QLatin1String("small")},
     {engine::AudioQuality::Standard, QLatin1String("standard")},
     {engine::AudioQuality::High, QLatin1String("high")}}};

template <typename Value, std::size_t count>
QString nameOf(Value value, const Names<Value, count>& names)
{
    for (const auto& [candidate, name] : names)
        if (candidate == value)
            return name;
    return {};
}

/// Reads a value when it is there and makes sense, else leaves what it was.
void read(JsonFields& fields, const char* name, QString& value)
{
    value = fields.text(QLatin1String(name), kTextCharacters).value_or(value);
}

QStringList textsOf(const QJsonObject& object, QLatin1String name)
{
    QStringList texts;
    for (const QJsonValue& value : object.value(name).toArray())
        if (const QString text = value.toString(); !text.isEmpty())
            texts.append(text);
    return texts;
}

QMap<QString, double> strengthsOf(const QJsonObject& object)
{
    QMap<QString, double> strengths;
    const QJsonObject values = object.value(QLatin1String("adapter_strengths")).toObject();
    for (auto value = values.begin(); value != values.end(); ++value)
        if (value->isDouble() && kStrength.contains(value->toDouble()))
            strengths.insert(value.key(), value->toDouble());
    return strengths;
}

QJsonObject strengthsJson(const QMap<QString, double>& strengths)
{
    QJsonObject object;
    for (auto strength = strengths.begin(); strength != strengths.end(); ++strength)
        object.insert(strength.key(), *strength);
    return object;
}

template <typename Value, std::size_t count>
void read(JsonFields& fields, const char* name, Value& value, const Names<Value, count>& names)
{
    const auto text = fields.text(QLatin1String(name), kTextCharacters);
    for (const auto& [candidate, known] : names)
        if (text == QString(known))
            value = candidate;
}

AppSettings settingsFrom(const QJsonObject& object)
{
    JsonFields fields(object, QStringLiteral("the settings"));
    AppSettings settings;
    read(fields, "model", settings.model.directory);
    read(fields, "device", settings.model.device, kDevices);
    read(fields, "precision", settings.model.precision, kPrecisionNames);
    read(fields, "backend", settings.model.backend, kBackends);
    settings.model.threads = int(fields.whole(QLatin1String("threads"), kThreads).value_or(0));
    read(fields, "model_base", settings.model.base);
    settings.adapterStrengths = strengthsOf(object);
    read(fields, "model_folder", settings.modelFolder);
    settings.modelFolders = textsOf(object, QLatin1String("model_folders"));
    read(fields, "library_folder", settings.libraryFolder);
    read(fields, "output_device", settings.outputDevice);
    settings.volume = fields.number(QLatin1String("volume"), kVolume).value_or(settings.volume);
    settings.playWhileMade =
        fields.boolean(QLatin1String("play_while_made")).value_or(settings.playWhileMade);
    settings.notifyWhenDone =
        fields.boolean(QLatin1String("notify_when_done")).value_or(settings.notifyWhenDone);
    read(fields, "export_folder", settings.exportFolder);
    read(fields, "export_format", settings.exportFormat, kFormats);
    settings.exportRate = int(fields.whole(QLatin1String("export_rate"), kExportRate).value_or(0));
    read(fields, "export_quality", settings.exportQuality, kQualities);
    settings.exportRecipe = fields.boolean(QLatin1String("export_recipe")).value_or(settings.exportRecipe);
    read(fields, "theme", settings.theme, kThemes);
    read(fields, "language", settings.language);
    settings.textScale = fields.number(QLatin1String("text_scale"), kTextScale).value_or(settings.textScale);
    settings.welcomeSeen = fields.boolean(QLatin1String("welcome_seen")).value_or(settings.welcomeSeen);
    return settings;
}

QJsonObject toJson(const AppSettings& settings)
{
    return {
        {QLatin1String("version"), 1},
        {QLatin1String("model"), settings.model.directory},
        {QLatin1String("device"), nameOf(settings.model.device, kDevices)},
        {QLatin1String("precision"), nameOf(settings.model.precision, kPrecisionNames)},
        {QLatin1String("backend"), nameOf(settings.model.backend, kBackends)},
        {QLatin1String("threads"), settings.model.threads},
        {QLatin1String("model_base"), settings.model.base},
        {QLatin1String("adapter_strengths"), strengthsJson(settings.adapterStrengths)},
        {QLatin1String("model_folder"), settings.modelFolder},
        {QLatin1String("model_folders"), QJsonArray::fromStringList(settings.modelFolders)},
        {QLatin1String("library_folder"), settings.libraryFolder},
        {QLatin1String("output_device"), settings.outputDevice},
        {QLatin1String("volume"), settings.volume},
        {QLatin1String("play_while_made"), settings.playWhileMade},
        {QLatin1String("notify_when_done"), settings.notifyWhenDone},
        {QLatin1String("export_folder"), settings.exportFolder},
        {QLatin1String("export_format"), nameOf(settings.exportFormat, kFormats)},
        {QLatin1String("export_rate"), settings.exportRate},
        {QLatin1String("export_quality"), nameOf(settings.exportQuality, kQualities)},
        {QLatin1String("export_recipe"), settings.exportRecipe},
        {QLatin1String("theme"), nameOf(settings.theme, kThemes)},
        {QLatin1String("language"), settings.language},
        {QLatin1String("text_scale"), settings.textScale},
        {QLatin1String("welcome_seen"), settings.welcomeSeen},
    };
}

} // namespace

AppSettings settingsOf(const QString& path)
{
    const Outcome<QJsonObject> object = readJsonFile(path);
    const QJsonObject* value = valueOf(object);
    return value != nullptr ? settingsFrom(*value) : AppSettings();
}

SettingsStore::SettingsStore(const QString& path, QObject* parent) : QObject(parent), m_file(path)
{
    connect(&m_file, &JsonFile::failed, this, &SettingsStore::failed);
    connect(&m_file, &JsonFile::unreadable, this, &SettingsStore::unreadable);
    m_object = m_file.read();
    m_settings = settingsFrom(m_object);
}

void SettingsStore::set(const AppSettings& settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    m_object = withUnknown(toJson(settings), m_object);
    m_file.write(m_object);
    Q_EMIT changed(m_settings);
}

} // namespace arioso::core
