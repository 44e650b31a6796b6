// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/take_filter_model.h"

#include "core/takes/take_folder.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace arioso::ui {

TakeFilterModel::TakeFilterModel(TakeListModel& takes, QObject* parent)
    : QSortFilterProxyModel(parent), m_takes(takes)
{
    setFilterRole(TakeListModel::SearchRole); // rows are looked at again only when these change
    setSortRole(TakeListModel::SearchRole);
    setSourceModel(&takes);
    sort(0);
    connect(this, &QAbstractItemModel::rowsInserted, this, &TakeFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &TakeFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &TakeFilterModel::countChanged);
    connect(&takes, &TakeListModel::treeChanged, this, &TakeFilterModel::treeChanged);
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
    showTree();
    invalidate();
    Q_EMIT countChanged();
}

void TakeFilterModel::setOrder(Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    invalidate(); // sort does nothing between two orders of the same column
}

void TakeFilterModel::setLoaded()
{
    m_loaded = true;
    showTree();
    if (hasTree())
        invalidate();
}

void TakeFilterModel::showTree()
{
    const bool shown = m_loaded && m_words.isEmpty() && !m_starredOnly;
    if (std::exchange(m_treeShown, shown) != shown)
        Q_EMIT treeChanged();
}

void TakeFilterModel::setFolded(const QString& id, bool folded)
{
    if (folded == m_folded.contains(id) || (folded && branchCount(id) == 0))
        return;
    if (folded)
        m_folded.insert(id);
    else
        m_folded.remove(id);
    invalidateFilter();
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, 0), {TakeListModel::FoldedRole, TakeListModel::SpokenRole});
}

void TakeFilterModel::unfoldTo(const QString& id)
{
    for (QString above = parentOf(id); !above.isEmpty(); above = parentOf(above))
        setFolded(above, false);
}

QString TakeFilterModel::parentOf(const QString& id) const
{
    return m_treeShown ? m_takes.tree().parentOf(id) : QString();
}

int TakeFilterModel::branchCount(const QString& id) const
{
    return m_treeShown ? int(m_takes.tree().childrenOf(id).size()) : 0;
}

bool TakeFilterModel::filterAcceptsRow(int row, const QModelIndex&) const
{
    if (m_starredOnly && !m_takes.take(row).starred)
        return false;
    if (hasTree())
        for (QString above = parentOf(m_takes.take(row).id); !above.isEmpty(); above = parentOf(above))
            if (m_folded.contains(above))
                return false;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return m_takes.searchText(row).contains(word); });
}

/// Takes of different trees are ordered as the highest takes in which they differ.
bool TakeFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QString& a = m_takes.take(left.row()).id;
    const QString& b = m_takes.take(right.row()).id;
    if (!hasTree() || (parentOf(a).isEmpty() && parentOf(b).isEmpty()))
        return isBefore(left.row(), right.row());
    const QStringList pathA = m_takes.tree().pathOf(a);
    const QStringList pathB = m_takes.tree().pathOf(b);
    const auto [at, other] = std::mismatch(pathA.begin(), pathA.end(), pathB.begin(), pathB.end());
    if (at == pathA.end() || other == pathB.end())
        return pathA.size() < pathB.size();
    const int row = m_takes.rowOf(*at);
    const int otherRow = m_takes.rowOf(*other);
    if (row < 0 || otherRow < 0) // it comes next, and the list is sorted then
        return core::comesBefore(*at, *other);
    return isBefore(row, otherRow);
}

bool TakeFilterModel::isBefore(int row, int other) const
{
    switch (m_order) {
    case Newest:
        break;
    case Name: {
        const int order = m_takes.titleKey(row).compare(m_takes.titleKey(other));
        if (order != 0)
            return order < 0;
        break;
    }
    case Longest: {
        const double a = m_takes.take(row).seconds;
        const double b = m_takes.take(other).seconds;
        if (a != b)
            return a > b;
        break;
    }
    }
    return row < other;
}

QVariant TakeFilterModel::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case TakeListModel::DepthRole:
        return m_treeShown ? m_takes.tree().depthOf(idAt(index.row())) : 0;
    case TakeListModel::BranchCountRole:
        return branchCount(idAt(index.row()));
    case TakeListModel::FoldedRole:
        return isFolded(idAt(index.row()));
    case TakeListModel::SpokenRole:
        return spoken(idAt(index.row()), QSortFilterProxyModel::data(index, role));
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

/// Qt Quick has no words for the levels of a list.
QString TakeFilterModel::spoken(const QString& id, const QVariant& take) const
{
    QStringList parts{take.toString()};
    if (const int branches = branchCount(id); branches > 0)
        parts.append(isFolded(id) ? tr("%Ln continuation(s), collapsed", nullptr, branches)
                                  : tr("%Ln continuation(s), expanded", nullptr, branches));
    if (!parentOf(id).isEmpty())
        parts.append(tr("level %1").arg(QLocale().toString(m_takes.tree().depthOf(id) + 1)));
    return parts.join(QStringLiteral(", "));
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
