// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/notices.h"

#include "core/log_file.h"
#include "ui/text/error_text.h"
#include "ui/text/take_title.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace arioso::ui {

Notices::Notices(QObject* parent) : QAbstractListModel(parent) {}

void Notices::show(const Notice& notice)
{
    if (!notice.key.isEmpty())
        withdraw(notice.key);
    m_log.add({notice.severity, notice.text, notice.wayOut, notice.details});
    if (notice.severity != Information && !notice.details.isEmpty())
        qCInfo(core::failureLog).noquote() << notice.details;
    while (m_notices.size() >= kMost)
        remove(leastImportant());
    beginInsertRows({}, 0, 0);
    m_notices.prepend(notice);
    endInsertRows();
    Q_EMIT countChanged();
}

/// The oldest of the least severe ones.
int Notices::leastImportant() const
{
    const auto last = std::min_element(m_notices.rbegin(), m_notices.rend(),
                                       [](const auto& a, const auto& b) { return a.severity < b.severity; });
    return int(m_notices.rend() - last) - 1;
}

void Notices::report(const core::Failure& failure, const QString& subject, const Action& action)
{
    const ErrorText text = errorText(failure);
    Notice notice;
    notice.severity = Error;
    notice.text = subject.isEmpty() ? text.sentence : tr("%1: %2").arg(plainLine(subject), text.sentence);
    notice.wayOut = text.wayOut;
    notice.details = failure.detail;
    notice.action = action;
    notice.key = notice.text + failure.detail; // the same failure twice is one banner
    show(notice);
}

void Notices::withdraw(const QString& key)
{
    for (int row = count() - 1; row >= 0; --row)
        if (m_notices[row].key == key)
            remove(row);
}

void Notices::dismiss(int row)
{
    if (row < 0 || row >= count())
        return;
    remove(row);
}

void Notices::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_notices.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void Notices::act(int row)
{
    if (row < 0 || row >= count())
        return;
    const std::function<void()> run = m_notices[row].action.run;
    remove(row);
    if (run)
        run();
}

void Notices::copyDetails(int row) const
{
    if (row >= 0 && row < count())
        QGuiApplication::clipboard()->setText(m_notices[row].text + u'\n' + m_notices[row].details);
}

int Notices::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant Notices::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Notice& notice = m_notices[index.row()];
    switch (role) {
    case SeverityRole:
        return notice.severity;
    case Qt::DisplayRole:
    case TextRole:
        return notice.text;
    case WayOutRole:
        return notice.wayOut;
    case DetailsRole:
        return notice.details;
    case ActionRole:
        return notice.action.text;
    default:
        return {};
    }
}

QHash<int, QByteArray> Notices::roleNames() const
{
    return {{SeverityRole, "severity"},
            {TextRole, "text"},
            {WayOutRole, "wayOut"},
            {DetailsRole, "details"},
            {ActionRole, "actionText"}};
}

} // namespace arioso::ui
