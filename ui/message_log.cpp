// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/message_log.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace arioso::ui {

void MessageLog::add(const Message& message)
{
    if (!m_messages.isEmpty() && m_messages.first().text == message.text &&
        m_messages.first().details == message.details)
        remove(0, 0);
    if (m_messages.size() >= kMost)
        remove(kMost - 1, count() - 1);
    beginInsertRows({}, 0, 0);
    m_messages.prepend(message);
    m_messages.first().time = QDateTime::currentDateTime();
    endInsertRows();
    Q_EMIT countChanged();
}

void MessageLog::clear()
{
    if (!m_messages.isEmpty())
        remove(0, count() - 1);
}

void MessageLog::remove(int first, int last)
{
    beginRemoveRows({}, first, last);
    m_messages.remove(first, last - first + 1);
    endRemoveRows();
    Q_EMIT countChanged();
}

void MessageLog::copy(int row) const
{
    if (row < 0 || row >= count())
        return;
    const Message& message = m_messages[row];
    QStringList parts{message.text, message.wayOut, message.details};
    parts.removeAll(QString());
    QGuiApplication::clipboard()->setText(parts.join(u'\n'));
}

int MessageLog::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant MessageLog::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Message& message = m_messages[index.row()];
    switch (role) {
    case SeverityRole:
        return message.severity;
    case Qt::DisplayRole:
    case TextRole:
        return message.text;
    case WayOutRole:
        return message.wayOut;
    case DetailsRole:
        return message.details;
    case TimeRole:
        return QLocale().toString(message.time.time(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QHash<int, QByteArray> MessageLog::roleNames() const
{
    return {{SeverityRole, "severity"},
            {TextRole, "text"},
            {WayOutRole, "wayOut"},
            {DetailsRole, "details"},
            {TimeRole, "time"}};
}

} // namespace arioso::ui
