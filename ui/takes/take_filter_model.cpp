// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/take_filter_model.h"

#include <algorithm>

namespace arioso::ui {

TakeFilterModel::TakeFilterModel(TakeListModel& takes, QObject* parent)
    : QSortFilterProxyModel(parent), m_takes(takes)
{
    setFilterRole(TakeListModel::SearchRole); // rows are looked at again only when these change
    setSortRole(TakeListModel::SearchRole);
    setSourceModel(&takes);
    connect(this, &QAbstractItemModel::rowsInserted, this, &TakeFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &TakeFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &TakeFilterModel::countChanged);
}

void TakeFilterModel::setSearch(const QString& text)
{
    const QStringList words = text.toCaseFolded().split(QChar::Space, Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    refilter();
}

void TakeFilterModel::setStarredOnly(bool only)
{
    if (only == m_starredOnly)
        return;
    m_starredOnly = only;
    refilter();
}

/// Anew as a whole: row by row, thousands of them would hold the window for longer than a frame.
void TakeFilterModel::refilter()
{
    invalidate();
    Q_EMIT countChanged();
}

void TakeFilterModel::setOrder(Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    if (order == Newest) {
        sort(-1); // the order of the library
    } else {
        sort(0);
        invalidate(); // sort does nothing between two orders of the same column
    }
}

bool TakeFilterModel::filterAcceptsRow(int row, const QModelIndex&) const
{
    if (m_starredOnly && !m_takes.take(row).starred)
        return false;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return m_takes.searchText(row).contains(word); });
}

bool TakeFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    switch (m_order) {
    case Newest:
        break;
    case Name: {
        const int order = m_takes.titleKey(left.row()).compare(m_takes.titleKey(right.row()));
        if (order != 0)
            return order < 0;
        break;
    }
    case Longest: {
        const double a = m_takes.take(left.row()).seconds;
        const double b = m_takes.take(right.row()).seconds;
        if (a != b)
            return a > b;
        break;
    }
    }
    return left.row() < right.row();
}

QString TakeFilterModel::idAt(int row) const
{
    const QModelIndex source = mapToSource(index(row, 0));
    return source.isValid() ? m_takes.take(source.row()).id : QString();
}

int TakeFilterModel::rowOf(const QString& id) const
{
    const int row = m_takes.rowOf(id);
    return row < 0 ? -1 : mapFromSource(m_takes.index(row)).row();
}

} // namespace arioso::ui
