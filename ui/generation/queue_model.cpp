// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/generation/queue_model.h"

#include "ui/text/take_title.h"

#include <QLocale>

#include <algorithm>

namespace arioso::ui {

/// Jobs join at the end and leave anywhere: rows come and go one by one, so that a list keeps its place.
void QueueModel::set(const QList<core::GenerationJob>& jobs)
{
    const int before = count();
    for (qsizetype row = m_jobs.size(); row-- > 0;) {
        const bool stays =
            std::any_of(jobs.begin(), jobs.end(), [&](const auto& job) { return job.id == m_jobs[row].id; });
        if (stays)
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_jobs.removeAt(row);
        endRemoveRows();
    }
    if (jobs.size() > m_jobs.size()) {
        beginInsertRows({}, int(m_jobs.size()), int(jobs.size()) - 1);
        m_jobs.append(jobs.mid(m_jobs.size()));
        endInsertRows();
    }
    if (count() != before)
        Q_EMIT countChanged();
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::GenerationJob& job = m_jobs[index.row()];
    switch (role) {
    case JobIdRole:
        return job.id;
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(job.request.prompt);
    case FactsRole: {
        const core::GenerationSettings& settings = job.request.settings;
        const QString takes = tr("%Ln take(s)", nullptr, settings.takes);
        if (settings.endless)
            return tr("%1, until stopped").arg(takes);
        return settings.seconds ? tr("%1, %2 s").arg(takes, QLocale().toString(*settings.seconds, 'f', 1))
                                : takes;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> QueueModel::roleNames() const
{
    return {{JobIdRole, "jobId"}, {TitleRole, "title"}, {FactsRole, "facts"}};
}

} // namespace arioso::ui
