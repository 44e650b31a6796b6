// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/presets_view_model.h"

#include "ui/request/factory_presets.h"
#include "ui/text/error_text.h"
#include "ui/text/take_title.h"

#include <algorithm>

namespace arioso::ui {
namespace {

const QString kUnsavedKey = QStringLiteral("presets-unsaved");

} // namespace

PresetsViewModel::PresetsViewModel(core::PresetStore& store, RequestViewModel& request, EditHistory& history,
                                   Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_request(request), m_history(history), m_notices(notices)
{
    connect(&m_store, &core::PresetStore::changed, this, &PresetsViewModel::onStoreChanged);
    connect(&m_store, &core::PresetStore::failed, this, &PresetsViewModel::tellUnsaved);
    connect(&m_store, &core::PresetStore::recovered, this, [this] {
        m_notices.withdraw(kUnsavedKey);
        Q_EMIT unsavedChanged();
    });
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
    notice.text = tr("%n preset(s) couldn't be read.", nullptr, int(problems.size()));
    notice.wayOut = tr("The files weren't changed; the details list them.");
    for (const core::Failure& problem : problems)
        notice.details += problem.detail + u'\n';
    notice.key = QStringLiteral("preset-problems");
    m_notices.show(notice);
}

void PresetsViewModel::tellUnsaved(const QString& name, const core::Failure& failure)
{
    const ErrorText why = errorText(failure);
    Notices::Notice notice;
    notice.severity = Notices::Error;
    notice.text = name.isEmpty()
                      ? tr("Presets couldn't be saved: %1").arg(why.sentence)
                      : tr("The preset “%1” couldn't be saved: %2").arg(plainLine(name), why.sentence);
    notice.wayOut = why.wayOut;
    notice.details = failure.detail;
    notice.action = {tr("Try again"), [this] { m_store.retry(); }};
    notice.key = kUnsavedKey;
    m_notices.show(notice);
    Q_EMIT unsavedChanged();
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

void PresetsViewModel::retranslate()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT currentChanged();
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
    return factory ? tr("Built-in") : tr("My presets");
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
