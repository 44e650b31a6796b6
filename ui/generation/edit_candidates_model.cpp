// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/generation/edit_candidates_model.h"

#include <QLocale>

namespace arioso::ui {
namespace {

/// Of a log-likelihood.
QString scoreText(double value)
{
    return QLocale().toString(value, 'f', 3);
}

} // namespace

EditCandidatesModel::EditCandidatesModel(QObject* parent) : QAbstractListModel(parent) {}

void EditCandidatesModel::set(const QList<core::ResultClip>& clips)
{
    beginResetModel();
    m_clips = clips;
    endResetModel();
    Q_EMIT countChanged();
}

int EditCandidatesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant EditCandidatesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::ResultClip& clip = m_clips[index.row()];
    const core::CandidateRank rank = clip.rank.value_or(core::CandidateRank{});
    const QString seed = QString::number(clip.recipe.settings.seed.value_or(0));
    const QString following = rank.following ? scoreText(*rank.following) : QString();
    switch (role) {
    case RankRole:
        return index.row() + 1;
    case SeedRole:
        return seed;
    case FollowingRole:
        return following;
    case OwnRole:
        return scoreText(rank.own);
    case SpokenRole:
    case Qt::DisplayRole:
        return following.isEmpty()
                   ? tr("Candidate %1, likelihood %2, seed %3").arg(QString::number(index.row() + 1), scoreText(rank.own), seed)
                   : tr("Candidate %1, fit %2, likelihood %3, seed %4")
                         .arg(QString::number(index.row() + 1), following, scoreText(rank.own), seed);
    default:
        return {};
    }
}

QHash<int, QByteArray> EditCandidatesModel::roleNames() const
{
    return {{RankRole, "rank"},
            {SeedRole, "seed"},
            {FollowingRole, "following"},
            {OwnRole, "own"},
            {SpokenRole, "spoken"}};
}

} // namespace arioso::ui
