// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/deleted_takes_model.h"

#include "ui/takes/take_list_model.h"
#include "ui/text/clock_text.h"

namespace arioso::ui {

DeletedTakesModel::DeletedTakesModel(core::TakeLibrary& library, QObject* parent)
    : QAbstractListModel(parent), m_library(library), m_takes(library.removed())
{
    connect(&library, &core::TakeLibrary::removedChanged, this, &DeletedTakesModel::retranslate);
}

void DeletedTakesModel::retranslate()
{
    beginResetModel();
    m_takes = m_library.removed();
    endResetModel();
    Q_EMIT countChanged();
}

QStringList DeletedTakesModel::ids() const
{
    QStringList ids;
    for (const core::RemovedTake& removed : m_takes)
        ids.append(removed.take.id);
    return ids;
}

QString DeletedTakesModel::keptText() const
{
    return tr("Deleted takes are kept for %Ln day(s).", nullptr, core::kDaysInTrash);
}

int DeletedTakesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DeletedTakesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const core::RemovedTake& removed = m_takes[index.row()];
    switch (role) {
    case IdRole:
        return removed.take.id;
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(removed.take);
    case FactsRole:
        return tr("%1 · deleted %2", "duration and age")
            .arg(clockText(removed.take.seconds), ageText(removed.when, QDateTime::currentDateTimeUtc()));
    default:
        return {};
    }
}

QHash<int, QByteArray> DeletedTakesModel::roleNames() const
{
    return {{IdRole, "takeId"}, {TitleRole, "title"}, {FactsRole, "facts"}};
}

} // namespace arioso::ui
