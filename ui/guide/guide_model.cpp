// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/guide/guide_model.h"

#include <QDir>
#include <QFile>
#include <QLocale>

#include <algorithm>

namespace arioso::ui {
namespace {

/// Of the language of the window, or else of English.
QString folder()
{
    const QString root = QStringLiteral(":/arioso/guide/");
    const QString language = QLocale().name().section(u'_', 0, 0);
    return root + (QDir(root + language).exists() ? language : QStringLiteral("en"));
}

} // namespace

GuideModel::GuideModel(QObject* parent) : QAbstractListModel(parent)
{
    const QDir files(folder());
    for (const QString& name : files.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        QFile file(files.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        const qsizetype line = text.indexOf(u'\n');
        m_rows.append(m_pages.size());
        m_pages.append({name, text.left(line).mid(2).trimmed(), text.mid(line).trimmed()});
    }
}

void GuideModel::setSearch(const QString& search)
{
    if (search == m_search)
        return;
    beginResetModel();
    m_search = search;
    m_rows.clear();
    for (qsizetype i = 0; i < m_pages.size(); ++i)
        if (matches(m_pages[i]))
            m_rows.append(i);
    endResetModel();
    Q_EMIT searchChanged();
}

bool GuideModel::matches(const Page& page) const
{
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return page.title.contains(word, Qt::CaseInsensitive) || page.text.contains(word, Qt::CaseInsensitive);
    });
}

int GuideModel::rowOf(const QString& page) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_pages[m_rows[row]].name == page)
            return row;
    return -1;
}

QString GuideModel::titleAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_pages[m_rows[row]].title : QString();
}

QString GuideModel::textAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_pages[m_rows[row]].text : QString();
}

int GuideModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant GuideModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Page& page = m_pages[m_rows[index.row()]];
    if (role == PageRole)
        return page.name;
    return role == TitleRole || role == Qt::DisplayRole ? QVariant(page.title) : QVariant();
}

QHash<int, QByteArray> GuideModel::roleNames() const
{
    return {{TitleRole, "title"}, {PageRole, "page"}};
}

} // namespace arioso::ui
