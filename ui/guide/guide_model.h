// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The user guide in the application.

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqml.h>

namespace arioso::ui {

/// The pages of the user guide (resources/guide) in the language of the window. `search` limits them to those that
/// contain all of its words. Pages are files of ours in the program's resources, so their Markdown is trusted.
class GuideModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(int count READ count NOTIFY searchChanged)

public:
    enum Role { TitleRole = Qt::UserRole, PageRole };

    explicit GuideModel(QObject* parent = nullptr);

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] int count() const { return rowCount(); }

    /// The row of a page such as "080-export.md"; -1 if it isn't listed.
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString& page) const;
    /// Its title.
    Q_INVOKABLE [[nodiscard]] QString titleAt(int row) const;
    /// Its Markdown, without the title; "" if the row doesn't exist.
    Q_INVOKABLE [[nodiscard]] QString textAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void searchChanged();

private:
    struct Page
    {
        QString name; ///< of the file
        QString title;
        QString text;
    };

    [[nodiscard]] bool matches(const Page& page) const;

    QList<Page> m_pages;
    QList<qsizetype> m_rows; ///< places of the listed pages in m_pages
    QString m_search;
};

} // namespace arioso::ui
