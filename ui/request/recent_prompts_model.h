// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The recent prompts as a list that can be searched, with the last removal undone.

#include "core/settings/recent_prompts.h"

#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QtQml/qqml.h>

namespace arioso::ui {

/// Role `display` is the prompt; most recent first.
class RecentPromptsModel : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of RequestViewModel")
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int total READ total NOTIFY countChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY countChanged)

public:
    explicit RecentPromptsModel(core::RecentPrompts& recent, QObject* parent = nullptr);

    /// Shows only prompts that contain every word of it, in any case.
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int total() const { return m_list.rowCount(); }
    [[nodiscard]] bool canUndo() const { return !m_before.isEmpty(); }

    Q_INVOKABLE [[nodiscard]] QString textAt(int row) const;
    Q_INVOKABLE void removeAt(int row);
    Q_INVOKABLE void clear();
    /// Brings back what the last removeAt() or clear() took.
    Q_INVOKABLE void undo();

Q_SIGNALS:
    void searchChanged();
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    void read();

    core::RecentPrompts& m_recent;
    QStringListModel m_list;
    QString m_search;
    QStringList m_before; // all prompts as they were before the last removal
};

} // namespace arioso::ui
