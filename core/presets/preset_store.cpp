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
#include <utility>

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

std::optional<Failure> removeFile(const QString& path)
{
    QFile file(path);
    if (!file.exists() || file.remove())
        return std::nullopt;
    return Failure{FailureCode::FileUnwritable,
                   QStringLiteral("\"%1\" could not be removed: %2.").arg(path, file.errorString())};
}

void sortByName(QList<Preset>& presets)
{
    std::sort(presets.begin(), presets.end(),
              [](const Preset& a, const Preset& b) { return a.name.localeAwareCompare(b.name) < 0; });
}

} // namespace

PresetStore::PresetStore(const QString& userFolder, const QString& factoryFolder, QObject* parent)
    : QObject(parent), m_userFolder(QDir(userFolder).absolutePath()), m_factoryFolder(factoryFolder)
{
    m_files.setMaxThreadCount(1);
    read();
}

PresetStore::~PresetStore()
{
    flush();
}

void PresetStore::flush()
{
    m_files.waitForDone();
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
    m_factory = readFolder(m_factoryFolder, m_problems);
    sortByName(m_factory);
    m_own = readFolder(m_userFolder, m_problems);
    if (const auto object = readJsonFile(hiddenFile()); valueOf(object) != nullptr)
        for (const QJsonValue& id : valueOf(object)->value(kHidden).toArray())
            m_hidden.insert(id.toString());
    compose();
}

void PresetStore::compose()
{
    m_presets.clear();
    for (const Preset& shipped : m_factory) {
        const Preset* edited = findIn(m_own, shipped.id);
        if (!m_hidden.contains(shipped.id))
            m_presets.append(edited != nullptr ? *edited : shipped);
    }
    sortByName(m_own);
    std::copy_if(m_own.begin(), m_own.end(), std::back_inserter(m_presets),
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

/// Keeps what would be read back.
std::optional<Failure> PresetStore::write(const Preset& preset)
{
    const auto read = presetFromJson(toJson(preset), preset.id);
    if (const Failure* failure = failureOf(read))
        return *failure;
    m_own.removeIf([&](const Preset& other) { return other.id == preset.id; });
    m_own.append(*valueOf(read));
    compose();
    writeLater(preset.id, preset.name);
    Q_EMIT changed();
    return std::nullopt;
}

/// Runs `work` on the file thread and notes what it returns under a key.
template <typename Work>
void PresetStore::inBackground(const QString& key, const QString& name, Work work)
{
    m_files.start([this, key, name, work] {
        const std::optional<Failure> failure = work();
        QMetaObject::invokeMethod(
            this,
            [this, key, name, failure] {
                if (failure) {
                    m_unsaved.insert(key, name);
                    Q_EMIT failed(name, *failure);
                } else if (m_unsaved.remove(key) > 0 && m_unsaved.isEmpty()) {
                    Q_EMIT recovered();
                }
            },
            Qt::QueuedConnection);
    });
}

void PresetStore::writeLater(const QString& id, const QString& name)
{
    const Preset* own = findIn(m_own, id);
    const std::optional<QJsonObject> object = own != nullptr ? std::optional(toJson(*own)) : std::nullopt;
    inBackground(id, name, [folder = m_userFolder, path = userFile(id), object] {
        if (!object)
            return removeFile(path);
        QDir().mkpath(folder);
        return writeJsonSafely(path, *object);
    });
}

void PresetStore::writeHiddenLater()
{
    QStringList ids(m_hidden.begin(), m_hidden.end());
    ids.sort();
    const QJsonObject object{{kHidden, QJsonArray::fromStringList(ids)}};
    inBackground({}, {}, [folder = m_userFolder, path = hiddenFile(), object] {
        QDir().mkpath(folder);
        return writeJsonSafely(path, object);
    });
}

void PresetStore::retry()
{
    const QHash<QString, QString> unsaved = m_unsaved;
    for (auto each = unsaved.begin(); each != unsaved.end(); ++each) {
        if (each.key().isEmpty())
            writeHiddenLater();
        else
            writeLater(each.key(), each.value());
    }
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

std::optional<Failure> PresetStore::remove(const QString& id)
{
    const Preset* preset = find(id);
    if (preset == nullptr)
        return notThere(id);
    const QString name = preset->name;
    // The list first: were the program killed in between, an edit is left, not a preset that is shown again.
    if (isFactory(id)) {
        m_hidden.insert(id);
        writeHiddenLater();
    }
    if (m_own.removeIf([&](const Preset& other) { return other.id == id; }) > 0)
        writeLater(id, name);
    compose();
    Q_EMIT changed();
    return std::nullopt;
}

std::optional<Failure> PresetStore::restoreFactory(const QString& id)
{
    if (!isFactory(id))
        return notThere(id);
    restore({id});
    return std::nullopt;
}

void PresetStore::restoreAllFactory()
{
    QStringList ids;
    for (const Preset& preset : m_factory)
        ids.append(preset.id);
    restore(ids);
}

void PresetStore::restore(const QStringList& ids)
{
    const qsizetype hiddenBefore = m_hidden.size();
    m_hidden.subtract(QSet<QString>(ids.begin(), ids.end()));
    if (m_hidden.size() != hiddenBefore)
        writeHiddenLater();
    for (const QString& id : ids)
        if (m_own.removeIf([&](const Preset& other) { return other.id == id; }) > 0)
            writeLater(id, findIn(m_factory, id)->name);
    compose();
    Q_EMIT changed();
}

void PresetStore::setState(const State& state)
{
    const QList<Preset> before = std::exchange(m_own, state.own);
    if (std::exchange(m_hidden, state.hidden) != state.hidden)
        writeHiddenLater(); // first, as in remove()
    for (const Preset& preset : before)
        if (findIn(m_own, preset.id) == nullptr)
            writeLater(preset.id, preset.name);
    for (const Preset& preset : state.own) {
        const Preset* was = findIn(before, preset.id);
        if (was == nullptr || !(*was == preset))
            writeLater(preset.id, preset.name);
    }
    compose();
    Q_EMIT changed();
}

Outcome<Preset> readPreset(const QString& path)
{
    const auto object = readJsonFile(path);
    if (const Failure* failure = failureOf(object))
        return *failure;
    return presetFromJson(*valueOf(object), {});
}

std::optional<Failure> writePreset(const Preset& preset, const QString& path)
{
    return writeJsonSafely(path, toJson(preset));
}

} // namespace arioso::core
