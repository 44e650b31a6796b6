// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/presets_view_model.h"

#include "ui/request/factory_presets.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace arioso::ui {

PresetsViewModel::PresetsViewModel(core::PresetStore& store, RequestViewModel& request, Notices& notices,
                                   QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_request(request), m_notices(notices)
{
    connect(&m_store, &core::PresetStore::changed, this, &PresetsViewModel::onStoreChanged);
    connect(&m_request, &RequestViewModel::edited, this, &PresetsViewModel::currentChanged);
}

void PresetsViewModel::restore(const core::Session& session)
{
    m_current = m_store.find(session.presetId) != nullptr ? session.presetId : QString();
    Q_EMIT currentChanged();
    tellProblems();
}

void PresetsViewModel::store(core::Session& session) const
{
    session.presetId = m_current;
}

void PresetsViewModel::tellProblems()
{
    const QList<core::Failure>& problems = m_store.problems();
    if (problems.isEmpty())
        return;
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = tr("%n preset(s) could not be read.", nullptr, int(problems.size()));
    notice.wayOut = tr("The files are left as they are; the details name them.");
    for (const core::Failure& problem : problems)
        notice.details += problem.detail + u'\n';
    notice.key = QStringLiteral("preset-problems");
    m_notices.show(notice);
}

QString PresetsViewModel::nameOf(const QString& id) const
{
    const core::Preset* preset = m_store.find(id);
    if (preset == nullptr)
        return {};
    return m_store.isFactory(id) ? factoryPresetText(preset->name) : preset->name;
}

QString PresetsViewModel::descriptionOf(const core::Preset& preset) const
{
    return m_store.isFactory(preset.id) ? factoryPresetText(preset.description) : preset.description;
}

int PresetsViewModel::currentRow() const
{
    const QList<core::Preset>& presets = m_store.presets();
    const auto at = std::find_if(presets.begin(), presets.end(),
                                 [this](const core::Preset& preset) { return preset.id == m_current; });
    return at == presets.end() ? -1 : int(at - presets.begin());
}

QString PresetsViewModel::currentName() const
{
    return nameOf(m_current);
}

QString PresetsViewModel::currentDescription() const
{
    const core::Preset* preset = m_store.find(m_current);
    return preset != nullptr ? descriptionOf(*preset) : QString();
}

QString PresetsViewModel::currentLabel() const
{
    const QString name = currentName();
    return isModified() ? tr("%1 •", "the preset has been modified").arg(name) : name;
}

bool PresetsViewModel::isModified() const
{
    const core::Preset* preset = m_store.find(m_current);
    if (preset == nullptr)
        return false;
    return (preset->prompt && *preset->prompt != m_request.prompt()) ||
           !(preset->settings == m_request.chosenSettings());
}

QString PresetsViewModel::idAt(int row) const
{
    return index(row).data(IdRole).toString();
}

QString PresetsViewModel::problemWithName(const QString& name) const
{
    return problemWithPresetName(name);
}

void PresetsViewModel::apply(const QString& id)
{
    const core::Preset* preset = m_store.find(id);
    if (preset == nullptr)
        return;
    m_before = Before{m_current, m_request.prompt(), m_request.chosenSettings()};
    const core::Preset applied = *preset;
    setCurrent(id);
    m_request.replace(applied.prompt, applied.settings);
}

void PresetsViewModel::takeBack()
{
    if (!m_before)
        return;
    const Before before = *std::exchange(m_before, std::nullopt);
    setCurrent(m_store.find(before.current) != nullptr ? before.current : QString());
    m_request.replace(before.prompt, before.settings);
}

bool PresetsViewModel::save()
{
    const core::Preset* preset = m_store.find(m_current);
    if (preset == nullptr)
        return false;
    core::Preset changed = *preset;
    if (changed.prompt)
        changed.prompt = m_request.prompt();
    changed.settings = m_request.chosenSettings();
    return report(m_store.save(changed), currentName());
}

bool PresetsViewModel::saveAs(const QString& name, bool withPrompt)
{
    core::Preset preset;
    preset.name = name;
    if (withPrompt)
        preset.prompt = m_request.prompt();
    preset.settings = m_request.chosenSettings();
    const core::Outcome<QString> id = m_store.create(preset);
    if (const core::Failure* failure = core::failureOf(id))
        return report(*failure, name);
    setCurrent(*core::valueOf(id));
    return true;
}

bool PresetsViewModel::beginEdit(const QString& id)
{
    const core::Preset* preset = m_store.find(id);
    if (preset == nullptr)
        return false;
    m_draft.form()->copyDefaultsFrom(*m_request.form());
    m_draft.begin(*preset, nameOf(id), descriptionOf(*preset));
    return true;
}

bool PresetsViewModel::saveDraft()
{
    const core::Preset preset = m_draft.result();
    const bool follows = preset.id == m_current && !isModified();
    if (!report(m_store.save(preset), preset.name))
        return false;
    if (follows) // what is shown was the preset, and still is
        m_request.replace(preset.prompt, preset.settings);
    return true;
}

bool PresetsViewModel::rename(const QString& id, const QString& name)
{
    return name == nameOf(id) || report(m_store.rename(id, name.trimmed()), nameOf(id));
}

bool PresetsViewModel::duplicate(const QString& id)
{
    const core::Preset* preset = m_store.find(id);
    if (preset == nullptr)
        return false;
    core::Preset copy = *preset;
    copy.name = nameOf(id); // the copy is the user's, so it has the name that the user reads
    copy.description = descriptionOf(*preset);
    const core::Outcome<QString> made = m_store.create(copy);
    if (const core::Failure* failure = core::failureOf(made))
        return report(*failure, copy.name);
    if (id == m_current)
        setCurrent(*core::valueOf(made));
    return true;
}

bool PresetsViewModel::remove(const QString& id)
{
    const core::Preset* found = m_store.find(id);
    if (found == nullptr)
        return false;
    const core::Preset preset = *found;
    const QString name = nameOf(id);
    const bool factory = m_store.isFactory(id);
    const bool edited = m_store.isEdited(id);
    const bool current = id == m_current;
    if (!report(m_store.remove(id), name))
        return false;
    Notices::Notice notice;
    notice.text = tr("The preset “%1” was deleted.").arg(name);
    notice.action = {tr("Undo"), [=, this] { bringBack(preset, factory, edited, current); }};
    m_notices.show(notice);
    return true;
}

void PresetsViewModel::bringBack(const core::Preset& preset, bool wasFactory, bool wasEdited, bool wasCurrent)
{
    QString id = preset.id;
    if (wasFactory) {
        if (!report(m_store.restoreFactory(id), preset.name))
            return;
        if (wasEdited && !report(m_store.save(preset), preset.name))
            return;
    } else {
        const core::Outcome<QString> made = m_store.create(preset);
        if (const core::Failure* failure = core::failureOf(made)) {
            report(*failure, preset.name);
            return;
        }
        id = *core::valueOf(made);
    }
    if (wasCurrent && m_current.isEmpty())
        setCurrent(id);
}

bool PresetsViewModel::restoreFactory(const QString& id)
{
    const QString name = nameOf(id);
    const QList<core::Preset> before = m_store.presets();
    if (!report(m_store.restoreFactory(id), name))
        return false;
    Notices::Notice notice;
    notice.text = tr("The preset “%1” is as it came again.").arg(nameOf(id));
    notice.action = {tr("Undo"), [this, before] { undoRestore(before); }};
    m_notices.show(notice);
    return true;
}

bool PresetsViewModel::restoreAllFactory()
{
    const QList<core::Preset> before = m_store.presets();
    if (!report(m_store.restoreAllFactory(), {}))
        return false;
    Notices::Notice notice;
    notice.text = tr("All ready-made presets are as they came again.");
    notice.action = {tr("Undo"), [this, before] { undoRestore(before); }};
    m_notices.show(notice);
    return true;
}

/// Every factory preset as it was, or gone when it was; the user's own were not touched.
void PresetsViewModel::undoRestore(const QList<core::Preset>& before)
{
    const QList<core::Preset> now = m_store.presets();
    for (const core::Preset& preset : now) {
        if (!m_store.isFactory(preset.id))
            continue;
        const auto was = std::find_if(before.begin(), before.end(),
                                      [&](const core::Preset& other) { return other.id == preset.id; });
        if (was == before.end())
            report(m_store.remove(preset.id), preset.name);
        else if (!(*was == preset))
            report(m_store.save(*was), preset.name);
    }
}

bool PresetsViewModel::importFile(const QUrl& file)
{
    const QString path = file.toLocalFile();
    const core::Outcome<QString> made = m_store.importFile(path);
    if (const core::Failure* failure = core::failureOf(made))
        return report(*failure, QFileInfo(path).fileName());
    const QString id = *core::valueOf(made);
    Notices::Notice notice;
    notice.text = tr("The preset “%1” was imported.").arg(nameOf(id));
    notice.action = {tr("Apply it"), [this, id] { apply(id); }};
    m_notices.show(notice);
    return true;
}

bool PresetsViewModel::exportFile(const QString& id, const QUrl& file)
{
    const QString path = file.toLocalFile();
    if (!report(m_store.exportFile(id, path), QFileInfo(path).fileName()))
        return false;
    Notices::Notice notice;
    notice.text = tr("The preset “%1” was written to “%2”.").arg(nameOf(id), QFileInfo(path).fileName());
    m_notices.show(notice);
    return true;
}

QString PresetsViewModel::fileNameFor(const QString& id) const
{
    static const QRegularExpression notForFiles(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    QString name = nameOf(id);
    return name.replace(notForFiles, QStringLiteral("-")) + QStringLiteral(".json");
}

void PresetsViewModel::retranslate()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT currentChanged();
}

bool PresetsViewModel::report(const std::optional<core::Failure>& failure, const QString& subject)
{
    if (failure)
        m_notices.report(*failure, subject);
    return !failure;
}

/// The list is short: it is simply shown anew.
void PresetsViewModel::onStoreChanged()
{
    beginResetModel();
    endResetModel();
    if (!m_current.isEmpty() && m_store.find(m_current) == nullptr)
        setCurrent({});
    Q_EMIT listChanged();
    Q_EMIT currentChanged();
}

void PresetsViewModel::setCurrent(const QString& id)
{
    if (m_current == id)
        return;
    m_current = id;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {CurrentRole});
    Q_EMIT currentChanged();
    Q_EMIT edited();
}

int PresetsViewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_store.presets().size());
}

QString PresetsViewModel::headingOf(int row) const
{
    const QList<core::Preset>& presets = m_store.presets();
    const bool factory = m_store.isFactory(presets[row].id);
    if (row > 0 && m_store.isFactory(presets[row - 1].id) == factory)
        return {};
    return factory ? tr("Ready-made") : tr("Yours");
}

QVariant PresetsViewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::Preset& preset = m_store.presets()[index.row()];
    switch (role) {
    case IdRole:
        return preset.id;
    case Qt::DisplayRole:
    case NameRole:
        return nameOf(preset.id);
    case DescriptionRole:
        return descriptionOf(preset);
    case PromptRole:
        return preset.prompt.value_or(QString());
    case HeadingRole:
        return headingOf(index.row());
    case EditedRole:
        return m_store.isEdited(preset.id);
    case CurrentRole:
        return preset.id == m_current;
    default:
        return {};
    }
}

QHash<int, QByteArray> PresetsViewModel::roleNames() const
{
    return {{IdRole, "presetId"},    {NameRole, "name"},       {DescriptionRole, "description"},
            {PromptRole, "prompt"},  {HeadingRole, "heading"}, {EditedRole, "edited"},
            {CurrentRole, "current"}};
}

} // namespace arioso::ui
