// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/recent_files.h"

#include "core/background.h"
#include "ui/text/take_title.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace arioso::ui {

void RecentFiles::add(const QString& path)
{
    m_paths.removeAll(path);
    m_paths.prepend(path);
    m_paths.resize(std::min<qsizetype>(m_paths.size(), kMost));
    Q_EMIT changed();
    refresh();
}

void RecentFiles::clear()
{
    m_paths.clear();
    setPresent({});
    Q_EMIT changed();
}

void RecentFiles::restore(const QJsonArray& paths)
{
    m_paths.clear();
    for (const QJsonValue& path : paths)
        if (QFileInfo(path.toString()).isAbsolute() && m_paths.size() < kMost)
            m_paths.append(path.toString());
    refresh();
}

/// A file of a network or a sleeping disk may take long to answer.
void RecentFiles::refresh()
{
    core::inBackground([paths = m_paths] {
        QStringList present;
        std::copy_if(paths.begin(), paths.end(), std::back_inserter(present),
                     [](const QString& path) { return QFileInfo(path).isFile(); });
        return present;
    }).then(this, [this, asked = m_paths](const QStringList& present) {
        if (asked == m_paths)
            setPresent(present);
    });
}

void RecentFiles::setPresent(const QStringList& paths)
{
    if (paths == m_present)
        return;
    beginResetModel();
    m_present = paths;
    endResetModel();
    Q_EMIT countChanged();
}

int RecentFiles::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RecentFiles::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString& path = m_present[index.row()];
    if (role == UrlRole)
        return QUrl::fromLocalFile(path);
    if (role != NameRole && role != Qt::DisplayRole)
        return {};
    const QFileInfo file(path);
    const bool isUnique = std::none_of(m_present.begin(), m_present.end(), [&](const QString& other) {
        return other != path && QFileInfo(other).fileName() == file.fileName();
    });
    const QString name = plainLine(file.fileName());
    return isUnique ? name : tr("%1 in %2").arg(name, plainLine(file.dir().dirName()));
}

QHash<int, QByteArray> RecentFiles::roleNames() const
{
    return {{NameRole, "name"}, {UrlRole, "url"}};
}

} // namespace arioso::ui
