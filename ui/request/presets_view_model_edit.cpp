// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What changes the presets: saving, editing, deleting, restoring, files.
#include "core/background.h"
#include "ui/request/presets_view_model.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace arioso::ui {

/// An edit of the presets that was just done. `followed`: the request showed the preset before and after it.
void PresetsViewModel::record(EditHistory::What what, const Edited& before, const QString& notice,
                              bool followed)
{
    const Edited after = state();
    m_history.record({what, [=, this] { return change(after, before, followed); },
                      [=, this] { return change(before, after, followed); }, notice});
}

/// Another preset that was applied since stays the current one, as long as it exists.
bool PresetsViewModel::change(const Edited& from, const Edited& to, bool followed)
{
    const bool moves = m_current == from.current;
    const bool follows = followed && m_current == to.current && !isModified();
    m_store.setState(to.presets);
    if ((moves || m_current.isEmpty()) && m_store.find(to.current) != nullptr)
        setCurrent(to.current);
    if (const core::Preset* preset = m_store.find(m_current); preset != nullptr && follows) {
        const core::Preset shown = *preset;
        m_request.replace(shown.prompt, shown.settings);
    }
    return true;
}

bool PresetsViewModel::save()
{
    const core::Preset* preset = m_store.find(m_current);
    if (preset == nullptr)
        return false;
    const Edited before = state();
    core::Preset changed = *preset;
    if (changed.prompt)
        changed.prompt = m_request.prompt();
    changed.settings = m_request.chosenSettings();
    if (!report(m_store.save(changed), currentName()))
        return false;
    record(EditHistory::What::EditPreset, before);
    return true;
}

bool PresetsViewModel::saveAs(const QString& name, bool withPrompt)
{
    const Edited before = state();
    core::Preset preset;
    preset.name = name;
    if (withPrompt)
        preset.prompt = m_request.prompt();
    preset.settings = m_request.chosenSettings();
    const core::Outcome<QString> id = m_store.create(preset);
    if (const core::Failure* failure = core::failureOf(id))
        return report(*failure, name);
    setCurrent(*core::valueOf(id));
    record(EditHistory::What::AddPreset, before);
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
    const Edited before = state();
    const core::Preset preset = m_draft.result();
    const bool follows = preset.id == m_current && !isModified();
    if (!report(m_store.save(preset), preset.name))
        return false;
    if (follows) // what is shown was the preset, and still is
        m_request.replace(preset.prompt, preset.settings);
    record(EditHistory::What::EditPreset, before, {}, follows);
    return true;
}

bool PresetsViewModel::rename(const QString& id, const QString& name)
{
    if (name == nameOf(id))
        return true;
    const Edited before = state();
    if (!report(m_store.rename(id, name.trimmed()), nameOf(id)))
        return false;
    record(EditHistory::What::RenamePreset, before);
    return true;
}

bool PresetsViewModel::duplicate(const QString& id)
{
    const core::Preset* preset = m_store.find(id);
    if (preset == nullptr)
        return false;
    const Edited before = state();
    core::Preset copy = *preset;
    copy.name = nameOf(id); // the copy is the user's, so it has the name that the user reads
    copy.description = descriptionOf(*preset);
    const core::Outcome<QString> made = m_store.create(copy);
    if (const core::Failure* failure = core::failureOf(made))
        return report(*failure, copy.name);
    if (id == m_current)
        setCurrent(*core::valueOf(made));
    record(EditHistory::What::AddPreset, before);
    return true;
}

bool PresetsViewModel::remove(const QString& id)
{
    const Edited before = state();
    const QString name = nameOf(id);
    if (m_store.find(id) == nullptr || !report(m_store.remove(id), name))
        return false;
    record(EditHistory::What::DeletePreset, before, tr("The preset “%1” was deleted.").arg(name));
    return true;
}

bool PresetsViewModel::restoreFactory(const QString& id)
{
    const Edited before = state();
    if (!report(m_store.restoreFactory(id), nameOf(id)))
        return false;
    record(EditHistory::What::ResetPresets, before, tr("The preset “%1” was reset.").arg(nameOf(id)));
    return true;
}

bool PresetsViewModel::restoreAllFactory()
{
    const Edited before = state();
    m_store.restoreAllFactory();
    record(EditHistory::What::ResetPresets, before, tr("All built-in presets were reset."));
    return true;
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
    const Edited before = state();
    const core::Outcome<QString> made = m_store.create(preset);
    if (const core::Failure* failure = core::failureOf(made)) {
        report(*failure, fileName);
        return;
    }
    record(EditHistory::What::ImportPreset, before);
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
