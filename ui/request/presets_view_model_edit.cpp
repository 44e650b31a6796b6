// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What changes the presets: saving, editing, deleting, restoring, files.
#include "core/background.h"
#include "ui/request/presets_view_model.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace arioso::ui {

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
    m_notices.offerUndo(tr("The preset “%1” was deleted.").arg(name),
                        [=, this] { bringBack(preset, factory, edited, current); });
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
    m_notices.offerUndo(tr("The preset “%1” was reset.").arg(nameOf(id)),
                        [this, before] { undoRestore(before); });
    return true;
}

bool PresetsViewModel::restoreAllFactory()
{
    const QList<core::Preset> before = m_store.presets();
    m_store.restoreAllFactory();
    m_notices.offerUndo(tr("All built-in presets were reset."), [this, before] { undoRestore(before); });
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

void PresetsViewModel::importFile(const QUrl& file)
{
    core::inBackground([path = file.toLocalFile()] { return core::readPreset(path); })
        .then(this, [this, name = QFileInfo(file.toLocalFile()).fileName()](
                        const core::Outcome<core::Preset>& preset) {
            if (const core::Failure* failure = core::failureOf(preset))
                report(*failure, name);
            else
                onImported(*core::valueOf(preset), name);
        });
}

void PresetsViewModel::onImported(const core::Preset& preset, const QString& fileName)
{
    const core::Outcome<QString> made = m_store.create(preset);
    if (const core::Failure* failure = core::failureOf(made)) {
        report(*failure, fileName);
        return;
    }
    const QString id = *core::valueOf(made);
    Notices::Notice notice;
    notice.text = tr("The preset “%1” was imported.").arg(nameOf(id));
    notice.action = {tr("Apply it"), [this, id] { apply(id); }};
    m_notices.show(notice);
}

void PresetsViewModel::exportFile(const QString& id, const QUrl& file)
{
    const core::Preset* preset = m_store.find(id);
    if (preset == nullptr)
        return;
    core::inBackground(
        [preset = *preset, path = file.toLocalFile()] { return core::writePreset(preset, path); })
        .then(this, [this, name = nameOf(id),
                     path = file.toLocalFile()](const std::optional<core::Failure>& failure) {
            const QString fileName = QFileInfo(path).fileName();
            if (!report(failure, fileName))
                return;
            Notices::Notice notice;
            notice.text = tr("The preset “%1” was exported to “%2”.").arg(name, fileName);
            m_notices.show(notice);
        });
}

QString PresetsViewModel::fileNameFor(const QString& id) const
{
    static const QRegularExpression notForFiles(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    QString name = nameOf(id);
    return name.replace(notForFiles, QStringLiteral("-")) + QStringLiteral(".json");
}

bool PresetsViewModel::report(const std::optional<core::Failure>& failure, const QString& subject)
{
    if (failure)
        m_notices.report(*failure, subject);
    return !failure;
}

} // namespace arioso::ui
