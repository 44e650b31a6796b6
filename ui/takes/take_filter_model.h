// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The takes that are looked for, in the order that is wanted.

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

public:
    enum Order { Newest, Name, Longest };
    Q_ENUM(Order)

    explicit TakeFilterModel(TakeListModel& takes, QObject* parent = nullptr);

    /// Every word must be found in the name, prompt, model or seed.
    void setSearch(const QString& text);
    void setStarredOnly(bool only);
    void setOrder(Order order);

    Q_INVOKABLE [[nodiscard]] QString idAt(int row) const;
    /// -1 when it is not among them.
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] int rowCountNow() const { return rowCount(); }

Q_SIGNALS:
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void refilter();

    TakeListModel& m_takes;
    QStringList m_words;
    bool m_starredOnly = false;
    Order m_order = Newest;
};

} // namespace arioso::ui
