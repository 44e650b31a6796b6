// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The messages of this session, newest first: also those whose banner is gone.

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>
#include <QtQml/qqml.h>

namespace arioso::ui {

class MessageLog : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Notices")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { SeverityRole = Qt::UserRole, TextRole, WayOutRole, DetailsRole, TimeRole };

    struct Message
    {
        int severity = 0; ///< Notices::Severity
        QString text;
        QString wayOut;
        QString details;
        QDateTime time{}; ///< when it was added
    };

    static constexpr int kMost = 100;

    using QAbstractListModel::QAbstractListModel;

    /// Of more than kMost the oldest goes. The same message again replaces the newest.
    void add(const Message& message);
    Q_INVOKABLE void clear();
    /// Text and details, for a report.
    Q_INVOKABLE void copy(int row) const;

    [[nodiscard]] int count() const { return int(m_messages.size()); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    void remove(int first, int last);

    QList<Message> m_messages;
};

} // namespace arioso::ui
