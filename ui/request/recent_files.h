// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The audio files that were continued last, most recent first.

#include <QAbstractListModel>
#include <QJsonArray>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqml.h>

namespace arioso::ui {

/// Lists the files that exist. Missing ones are remembered all the same: their disk may come back.
class RecentFiles : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by ContinuationViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { NameRole = Qt::UserRole, UrlRole };
    static constexpr int kMost = 10;

    explicit RecentFiles(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    /// Of the files that exist.
    [[nodiscard]] int count() const { return int(m_present.size()); }

    void add(const QString& path);
    Q_INVOKABLE void clear();

    /// Looks which files exist, off the UI thread.
    Q_INVOKABLE void refresh();

    /// What is remembered between starts.
    [[nodiscard]] QJsonArray stored() const { return QJsonArray::fromStringList(m_paths); }
    void restore(const QJsonArray& paths);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    /// What is remembered changed.
    void changed();

private:
    void setPresent(const QStringList& paths);

    QStringList m_paths;
    QStringList m_present;
};

} // namespace arioso::ui
