// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The banners at the top of the window: what went wrong or what was done. The window dismisses those of the
// least severity by itself; all of them stay in the log of messages.

#include "core/failure.h"
#include "ui/message_log.h"

#include <QAbstractListModel>
#include <QList>
#include <QtQml/qqml.h>

#include <functional>

namespace arioso::ui {

/// Newest first. Lives on the UI thread.
class Notices : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(arioso::ui::MessageLog* log READ log CONSTANT)

public:
    enum Severity { Information, Warning, Error };
    Q_ENUM(Severity)

    enum Role { SeverityRole = Qt::UserRole, TextRole, WayOutRole, DetailsRole, ActionRole };

    /// A button in the banner; pressing it also dismisses the banner.
    struct Action
    {
        QString text;
        std::function<void()> run;
    };

    struct Notice
    {
        Severity severity = Information;
        QString text;    ///< what happened, one translated sentence
        QString wayOut;  ///< translated; may be empty
        QString details; ///< to copy, for reports; may be empty
        Action action;   ///< text "": none
        QString key;     ///< a later notice with the same key takes its place; "": none
    };

    static constexpr int kMost = 4;

    explicit Notices(QObject* parent = nullptr);

    /// Above the others. Of more than kMost the oldest of the least severe goes.
    void show(const Notice& notice);

    /// An error banner. `subject` names what it is about, such as a file's name; may be empty.
    void report(const core::Failure& failure, const QString& subject = {}, const Action& action = {});

    void withdraw(const QString& key);

    /// Everything that was shown.
    [[nodiscard]] MessageLog* log() { return &m_log; }

    [[nodiscard]] int count() const { return int(m_notices.size()); }
    [[nodiscard]] const QList<Notice>& notices() const { return m_notices; }

    Q_INVOKABLE void dismiss(int row);
    Q_INVOKABLE void act(int row);
    Q_INVOKABLE void copyDetails(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] int leastImportant() const;
    void remove(int row);

    QList<Notice> m_notices;
    MessageLog m_log;
};

} // namespace arioso::ui
