// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which take of the library stands under which: a continuation stands under the take that it continues, or, when
// that take was deleted, under what that one continued.

#include "core/takes/take_library.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace arioso::ui {

class TakeTree
{
public:
    explicit TakeTree(const core::TakeLibrary& library) : m_library(library) { rebuild(); }

    /// Reads the library again. Returns the takes whose parent changed, those included that came or left.
    QSet<QString> rebuild();

    [[nodiscard]] bool isEmpty() const { return m_parents.isEmpty(); }
    /// "" at the top.
    [[nodiscard]] QString parentOf(const QString& id) const { return m_parents.value(id); }
    /// In no order.
    [[nodiscard]] QStringList childrenOf(const QString& id) const { return m_children.value(id); }
    [[nodiscard]] int depthOf(const QString& id) const;
    /// From the top down to the take itself.
    [[nodiscard]] QStringList pathOf(const QString& id) const;

private:
    [[nodiscard]] bool isAbove(const QString& id, QString below) const;

    const core::TakeLibrary& m_library;
    QHash<QString, QString> m_parents; // of takes that have one
    QHash<QString, QStringList> m_children;
};

} // namespace arioso::ui
