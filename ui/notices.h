// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The banners at the top of the window: what went wrong, or what can be undone, each until it is dismissed.

#include "core/failure.h"

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
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY canUndoChanged) ///< there is something that undo() takes back

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
    static constexpr int kMostUndoable = 100;

    explicit Notices(QObject* parent = nullptr);

    /// Above the others. Of more than kMost the oldest of the least severe goes.
    void show(const Notice& notice);

    /// An error banner. `subject` names what it is about, such as a file's name; may be empty.
    void report(const core::Failure& failure, const QString& subject = {}, const Action& action = {});

    /// A banner with Undo, and the next thing that undo() takes back. `text` says what was done.
    void offerUndo(const QString& text, std::function<void()> undo);

    /// Takes back the last thing that was done and not yet undone, whether or not its banner is still there.
    /// Then the banner offers to undo the one before.
    Q_INVOKABLE void undo();

    void withdraw(const QString& key);

    [[nodiscard]] bool canUndo() const { return !m_undoable.isEmpty(); }

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
    void canUndoChanged();

private:
    struct Undoable
    {
        QString text;
        std::function<void()> undo;
    };

    [[nodiscard]] int leastImportant() const;
    void remove(int row);
    void showUndo();

    QList<Notice> m_notices;
    QList<Undoable> m_undoable; ///< last done last
    bool m_isUndoDismissed = false;
};

} // namespace arioso::ui
