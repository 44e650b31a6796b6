// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Everything about one take, a line each: what its details show.

#include "core/takes/take_library.h"

#include <QAbstractListModel>
#include <QList>
#include <QtQml/qqml.h>

namespace arioso::ui {

class TakeDetailsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by TakesViewModel")
    Q_PROPERTY(QString takeId READ takeId NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// All lines, to copy.
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    enum Role { LabelRole = Qt::UserRole, ValueRole };

    explicit TakeDetailsModel(const core::TakeLibrary& library, QObject* parent = nullptr);

    void show(const core::Take& take);

    [[nodiscard]] QString takeId() const { return m_id; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString text() const;
    Q_INVOKABLE void copy() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    struct Line
    {
        QString label;
        QString value;
    };

    void addSource(const QString& label, const std::optional<core::SoundSource>& source);
    void addEdit(const core::Take& take);
    void addAnalysis();

    const core::TakeLibrary& m_library;
    QString m_id;
    QString m_title;
    QList<Line> m_lines;
};

} // namespace arioso::ui
