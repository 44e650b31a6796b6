// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The takes that are looked for, in the order that is wanted. Without a search, continuations stand under the take
// that they continue and can be hidden; what is found by a search is a plain list.

#include "ui/takes/take_list_model.h"

#include <QSortFilterProxyModel>
#include <QStringList>
#include <QtQml/qqml.h>

namespace arioso::ui {

class TakeFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by TakesViewModel")
    Q_PROPERTY(int count READ rowCountNow NOTIFY countChanged)
    /// Some takes stand under others.
    Q_PROPERTY(bool hasTree READ hasTree NOTIFY treeChanged)

public:
    enum Order { Newest, Name, Longest };
    Q_ENUM(Order)

    explicit TakeFilterModel(TakeListModel& takes, QObject* parent = nullptr);

    /// Every word must be found in the name, prompt, model or seed.
    void setSearch(const QString& text);
    void setStarredOnly(bool only);
    void setOrder(Order order);

    /// Until then takes are shown in the library's order, because their parents may not be there yet.
    void setLoaded();

    [[nodiscard]] bool hasTree() const { return m_treeShown && !m_takes.tree().isEmpty(); }
    /// Hides or shows the takes under this one.
    void setFolded(const QString& id, bool folded);
    [[nodiscard]] bool isFolded(const QString& id) const { return hasTree() && m_folded.contains(id); }
    /// Shows all that it stands under.
    void unfoldTo(const QString& id);
    /// The take above in the list as it is shown; "" at the top, and in a plain list.
    [[nodiscard]] QString parentOf(const QString& id) const;
    /// Takes that stand under it in the list as it is shown, hidden or not.
    [[nodiscard]] int branchCount(const QString& id) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    Q_INVOKABLE [[nodiscard]] QString idAt(int row) const;
    /// -1 when it is not among them.
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] int rowCountNow() const { return rowCount(); }

Q_SIGNALS:
    void countChanged();
    void treeChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void refilter();
    void showTree();
    [[nodiscard]] bool isBefore(int row, int other) const;
    [[nodiscard]] QString spoken(const QString& id, const QVariant& take) const;

    TakeListModel& m_takes;
    QStringList m_words;
    bool m_starredOnly = false;
    Order m_order = Newest;
    bool m_loaded = false;
    bool m_treeShown = false;
    QSet<QString> m_folded;
};

} // namespace arioso::ui
