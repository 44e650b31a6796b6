// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The list of takes as a tree: what is hidden, and the steps between a take and those that continue it.

#include "ui/takes/takes_view_model.h"

namespace arioso::ui {

void TakesViewModel::setFolded(const QString& id, bool folded)
{
    const QString current = m_current;
    const bool wasSelected = m_takes.selected().contains(current);
    m_rows.setFolded(id, folded);
    if (!current.isEmpty() && m_rows.rowOf(current) < 0) { // the row that hides it gets the keyboard
        if (wasSelected && m_takes.selected().isEmpty())
            selectOnly(m_rows.rowOf(id));
        else
            setCurrent(id);
    }
}

bool TakesViewModel::stepOut()
{
    if (m_rows.branchCount(m_current) > 0 && !m_rows.isFolded(m_current)) {
        setFolded(m_current, true);
        return false;
    }
    const int row = m_rows.rowOf(m_rows.parentOf(m_current));
    if (row >= 0)
        selectOnly(row);
    return row >= 0;
}

bool TakesViewModel::stepIn()
{
    if (m_rows.branchCount(m_current) == 0)
        return false;
    if (m_rows.isFolded(m_current)) {
        setFolded(m_current, false);
        return false;
    }
    selectOnly(currentRow() + 1);
    return true;
}

void TakesViewModel::recordTrim(const QStringList& ids)
{
    if (ids.isEmpty())
        return;
    reveal(ids.first());
    m_history.record({EditHistory::What::TrimTake,
                      [this, ids] { return drop(ids); },
                      [this, ids] { return bringBack(ids); },
                      {}});
}

} // namespace arioso::ui
