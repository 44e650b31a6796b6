// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/edit_history.h"

#include <QUndoCommand>

namespace arioso::ui {
namespace {

const QString kBannerKey = QStringLiteral("undo");

QString nameOf(EditHistory::What what)
{
    using What = EditHistory::What;
    switch (what) {
    case What::DeleteTakes:
        return EditHistory::tr("delete", "Undo …");
    case What::ReplaceSelection:
        return EditHistory::tr("replace selection", "Undo …");
    case What::MakeLoop:
        return EditHistory::tr("make a loop", "Undo …");
    case What::TrimTake:
        return EditHistory::tr("trim", "Undo …");
    case What::RestoreTakes:
        return EditHistory::tr("restore", "Undo …");
    case What::RenameTake:
        return EditHistory::tr("rename", "Undo …");
    case What::StarTakes:
        return EditHistory::tr("star", "Undo …");
    case What::UnstarTakes:
        return EditHistory::tr("unstar", "Undo …");
    case What::AddPreset:
        return EditHistory::tr("add preset", "Undo …");
    case What::ImportPreset:
        return EditHistory::tr("import preset", "Undo …");
    case What::EditPreset:
        return EditHistory::tr("edit preset", "Undo …");
    case What::RenamePreset:
        return EditHistory::tr("rename preset", "Undo …");
    case What::DeletePreset:
        return EditHistory::tr("delete preset", "Undo …");
    case What::ResetPresets:
        return EditHistory::tr("reset preset", "Undo …");
    }
    return {};
}

class Command : public QUndoCommand
{
public:
    explicit Command(const EditHistory::Edit& edit) : m_edit(edit) {}

    [[nodiscard]] EditHistory::What what() const { return m_edit.what; }

    void undo() override { setObsolete(!m_edit.undo()); }

    /// QUndoStack::push calls this for an edit that is done already.
    void redo() override
    {
        if (m_done)
            setObsolete(!m_edit.redo());
        m_done = true;
    }

private:
    EditHistory::Edit m_edit;
    bool m_done = false;
};

QString nameAt(const QUndoStack& stack, int index)
{
    return nameOf(static_cast<const Command*>(stack.command(index))->what());
}

} // namespace

EditHistory::EditHistory(Notices& notices, QObject* parent) : QObject(parent), m_notices(notices)
{
    m_stack.setUndoLimit(kMost);
    connect(&m_stack, &QUndoStack::indexChanged, this, &EditHistory::changed);
}

void EditHistory::record(const Edit& edit)
{
    // The button of a banner undoes the last edit, so there is one banner for all.
    m_notices.withdraw(kBannerKey);
    m_stack.push(new Command(edit)); // the stack owns it
    if (!edit.notice.isEmpty())
        m_notices.show(
            {Notices::Information, edit.notice, {}, {}, {tr("Undo"), [this] { undo(); }}, kBannerKey});
}

/// Commands that have nothing left to do leave the stack, and the next one takes their place.
template <typename Step>
void EditHistory::step(Step step)
{
    m_notices.withdraw(kBannerKey);
    int before = 0;
    do {
        before = m_stack.count();
        step();
    } while (m_stack.count() < before);
    Q_EMIT changed(); // dropping a command from the top may leave the index as it was
}

void EditHistory::undo()
{
    step([this] { m_stack.undo(); });
}

void EditHistory::redo()
{
    step([this] { m_stack.redo(); });
}

QString EditHistory::undoText() const
{
    return canUndo() ? tr("Undo %1").arg(nameAt(m_stack, m_stack.index() - 1)) : tr("Undo");
}

QString EditHistory::redoText() const
{
    return canRedo() ? tr("Redo %1").arg(nameAt(m_stack, m_stack.index())) : tr("Redo");
}

} // namespace arioso::ui
