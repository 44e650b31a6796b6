// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/presets/preset_store.h"

#include "core/files/safe_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace arioso::core {

namespace {

constexpr QLatin1String kSuffix(".json");
constexpr QLatin1String kHidden("hidden");

/// The presets of a folder by name; what cannot be read goes to `problems`.
QList<Preset> readFolder(const QString& folder, QList<Failure>& problems)
{
    QList<Preset> presets;
    const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files);
    for (const QFileInfo& file : files) {
        const auto object = readJsonFile(file.filePath());
        const Outcome<Preset> preset = valueOf(object) != nullptr
                                           ? presetFromJson(*valueOf(object), file.completeBaseName())
                                           : Outcome<Preset>(*failureOf(object));
        if (const Failure* failure = failureOf(preset))
            problems.append({failure->code, file.fileName() + QStringLiteral(": ") + failure->detail});
        else
            presets.append(*valueOf(preset));
    }
    std::sort(presets.begin(), presets.end(),
              [](const Preset& a, const Preset& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return presets;
}

const Preset* findIn(const QList<Preset>& presets, const QString& id)
{
    const auto at = std::find_if(presets.begin(), presets.end(), [&](const Preset& p) { return p.id == id; });
    return at == presets.end() ? nullptr : &*at;
}

Failure notThere(const QString& id)
{
    return {FailureCode::NotThere, QStringLiteral("There is no preset \"%1\".").arg(id)};
}

/// What may not be written, because it could not be read back.
std::optional<Failure> problemWith(const Preset& preset)
{
    const auto read = presetFromJson(toJson(preset), preset.id);
    return failureOf(read) != nullptr ? std::optional(*failureOf(read)) : std::nullopt;
}

} // namespace

PresetStore::PresetStore(const QString& userFolder, const QString& factoryFolder, QObject* parent)
    : QObject(parent), m_userFolder(QDir(userFolder).absolutePath()), m_factoryFolder(factoryFolder)
{
    read();
}

QString PresetStore::userFile(const QString& id) const
{
    return m_userFolder + QLatin1Char('/') + id + kSuffix;
}

/// Its name keeps it out of the list of presets.
QString PresetStore::hiddenFile() const
{
    return m_userFolder + QStringLiteral("/.deleted-factory-presets");
}

void PresetStore::read()
{
    m_problems.clear();
    m_factory = readFolder(m_factoryFolder, m_problems);
    QList<Preset> own = readFolder(m_userFolder, m_problems);
    m_hidden.clear();
    if (const auto object = readJsonFile(hiddenFile()); valueOf(object) != nullptr)
        for (const QJsonValue& id : valueOf(object)->value(kHidden).toArray())
            m_hidden.insert(id.toString());

    m_presets.clear();
    for (const Preset& shipped : m_factory) {
        const Preset* edited = findIn(own, shipped.id);
        if (!m_hidden.contains(shipped.id))
            m_presets.append(edited != nullptr ? *edited : shipped);
    }
    std::copy_if(own.begin(), own.end(), std::back_inserter(m_presets),
                 [this](const Preset& preset) { return !isFactory(preset.id); });
}

const Preset* PresetStore::find(const QString& id) const
{
    return findIn(m_presets, id);
}

bool PresetStore::isFactory(const QString& id) const
{
    return findIn(m_factory, id) != nullptr;
}

bool PresetStore::isEdited(const QString& id) const
{
    const Preset* shipped = findIn(m_factory, id);
    const Preset* shown = find(id);
    return shipped != nullptr && shown != nullptr && !(*shipped == *shown);
}

bool PresetStore::canRestore() const
{
    return std::any_of(m_factory.begin(), m_factory.end(),
                       [this](const Preset& p) { return find(p.id) == nullptr || isEdited(p.id); });
}

QString PresetStore::uniqueName(const QString& name, const QString& exceptId) const
{
    const auto taken = [&](const QString& candidate) {
        return std::any_of(m_presets.begin(), m_presets.end(), [&](const Preset& p) {
            return p.id != exceptId && p.name.compare(candidate, Qt::CaseInsensitive) == 0;
        });
    };
    if (!taken(name))
        return name;
    static const QRegularExpression number(QStringLiteral(" \\d{1,4}$"));
    QString stem = name;
    stem.remove(number).truncate(Preset::kNameCharacters - 5);
    int next = 2;
    while (taken(QStringLiteral("%1 %2").arg(stem).arg(next)))
        ++next;
    return QStringLiteral("%1 %2").arg(stem).arg(next);
}

std::optional<Failure> PresetStore::write(const Preset& preset)
{
    if (const auto problem = problemWith(preset))
        return problem;
    QDir().mkpath(m_userFolder);
    if (const auto failure = writeJsonSafely(userFile(preset.id), toJson(preset)))
        return failure;
    read();
    Q_EMIT changed();
    return std::nullopt;
}

Outcome<QString> PresetStore::create(Preset preset)
{
    preset.id = QUuid::createUuid().toString(QUuid::Id128);
    preset.name = uniqueName(preset.name.trimmed(), preset.id);
    if (const auto failure = write(preset))
        return *failure;
    return preset.id;
}

std::optional<Failure> PresetStore::save(const Preset& preset)
{
    if (find(preset.id) == nullptr)
        return notThere(preset.id);
    Preset named = preset;
    named.name = uniqueName(preset.name.trimmed(), preset.id);
    return write(named);
}

std::optional<Failure> PresetStore::rename(const QString& id, const QString& name)
{
    const Preset* preset = find(id);
    if (preset == nullptr)
        return notThere(id);
    Preset renamed = *preset;
    renamed.name = name;
    return save(renamed);
}

Outcome<QString> PresetStore::duplicate(const QString& id)
{
    const Preset* preset = find(id);
    return preset == nullptr ? Outcome<QString>(notThere(id)) : create(*preset);
}

std::optional<Failure> PresetStore::writeHidden(const QSet<QString>& hidden)
{
    QStringList ids(hidden.begin(), hidden.end());
    ids.sort();
    QDir().mkpath(m_userFolder);
    return writeJsonSafely(hiddenFile(), {{kHidden, QJsonArray::fromStringList(ids)}});
}

std::optional<Failure> PresetStore::remove(const QString& id)
{
    if (find(id) == nullptr)
        return notThere(id);
    // The list first: were the program killed in between, an edit is left, not a preset that is shown again.
    if (isFactory(id))
        if (const auto failure = writeHidden(QSet<QString>(m_hidden) << id))
            return failure;
    return removeUserFiles({id});
}

std::optional<Failure> PresetStore::restoreFactory(const QString& id)
{
    return isFactory(id) ? restore({id}) : notThere(id);
}

std::optional<Failure> PresetStore::restoreAllFactory()
{
    QStringList ids;
    for (const Preset& preset : m_factory)
        ids.append(preset.id);
    return restore(ids);
}

std::optional<Failure> PresetStore::restore(const QStringList& ids)
{
    QSet<QString> hidden = m_hidden;
    hidden.subtract(QSet<QString>(ids.begin(), ids.end()));
    if (hidden != m_hidden)
        if (const auto failure = writeHidden(hidden))
            return failure;
    return removeUserFiles(ids);
}

std::optional<Failure> PresetStore::removeUserFiles(const QStringList& ids)
{
    std::optional<Failure> failure;
    for (const QString& id : ids) {
        QFile file(userFile(id));
        if (file.exists() && !file.remove())
            failure = Failure{
                FailureCode::FileUnwritable,
                QStringLiteral("\"%1\" could not be removed: %2.").arg(file.fileName(), file.errorString())};
    }
    read();
    Q_EMIT changed();
    return failure;
}

Outcome<QString> PresetStore::importFile(const QString& path)
{
    const auto object = readJsonFile(path);
    if (const Failure* failure = failureOf(object))
        return *failure;
    const auto preset = presetFromJson(*valueOf(object), {});
    if (const Failure* failure = failureOf(preset))
        return *failure;
    return create(*valueOf(preset));
}

std::optional<Failure> PresetStore::exportFile(const QString& id, const QString& path) const
{
    const Preset* preset = find(id);
    return preset == nullptr ? notThere(id) : writeJsonSafely(path, toJson(*preset));
}

} // namespace arioso::core
