// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/take_tree.h"

#include <utility>

namespace arioso::ui {

QSet<QString> TakeTree::rebuild()
{
    QHash<QString, QString> deleted; // parents of takes in the trash
    for (const core::RemovedTake& removed : m_library.removed())
        deleted.insert(removed.take.id, removed.take.parentId());
    const QHash<QString, QString> before = std::exchange(m_parents, {});
    m_children.clear();
    for (const core::Take& take : m_library.takes()) {
        QString parent = take.parentId();
        // Files can be edited: parents in the trash can form a circle, and a take never stands under itself.
        for (qsizetype steps = 0; !parent.isEmpty() && m_library.find(parent) == nullptr; ++steps)
            parent = steps < deleted.size() ? deleted.value(parent) : QString();
        if (parent.isEmpty() || isAbove(take.id, parent))
            continue;
        m_parents.insert(take.id, parent);
        m_children[parent].append(take.id);
    }
    QSet<QString> changed;
    for (auto at = before.begin(); at != before.end(); ++at)
        if (m_parents.value(at.key()) != at.value())
            changed.insert(at.key());
    for (auto at = m_parents.begin(); at != m_parents.end(); ++at)
        if (before.value(at.key()) != at.value())
            changed.insert(at.key());
    return changed;
}

bool TakeTree::isAbove(const QString& id, QString below) const
{
    while (!below.isEmpty() && below != id)
        below = m_parents.value(below);
    return below == id;
}

int TakeTree::depthOf(const QString& id) const
{
    int depth = 0;
    for (QString above = parentOf(id); !above.isEmpty(); above = parentOf(above))
        ++depth;
    return depth;
}

QStringList TakeTree::pathOf(const QString& id) const
{
    QStringList path;
    for (QString at = id; !at.isEmpty(); at = parentOf(at))
        path.prepend(at);
    return path;
}

} // namespace arioso::ui
