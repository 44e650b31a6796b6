// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/recent_prompts_model.h"

#include <algorithm>

namespace arioso::ui {

RecentPromptsModel::RecentPromptsModel(core::RecentPrompts& recent, QObject* parent)
    : QSortFilterProxyModel(parent), m_recent(recent)
{
    setSourceModel(&m_list);
    connect(&m_recent, &core::RecentPrompts::changed, this, &RecentPromptsModel::read);
    read();
}

void RecentPromptsModel::setSearch(const QString& search)
{
    if (m_search == search)
        return;
    m_search = search;
    invalidateFilter();
    Q_EMIT searchChanged();
    Q_EMIT countChanged();
}

QString RecentPromptsModel::textAt(int row) const
{
    return index(row, 0).data().toString();
}

void RecentPromptsModel::removeAt(int row)
{
    if (row < 0 || row >= count())
        return;
    m_before = m_recent.prompts();
    m_recent.remove(textAt(row));
}

void RecentPromptsModel::clear()
{
    m_before = m_recent.prompts();
    m_recent.clear();
}

void RecentPromptsModel::undo()
{
    const QStringList before = std::exchange(m_before, {});
    const QStringList since = m_recent.prompts(); // made after the removal: they stay first
    for (const QStringList& prompts : {before, since})
        std::for_each(prompts.crbegin(), prompts.crend(),
                      [this](const QString& prompt) { m_recent.add(prompt); });
    Q_EMIT countChanged();
}

bool RecentPromptsModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QString prompt = m_list.index(row, 0, parent).data().toString();
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return prompt.contains(word, Qt::CaseInsensitive); });
}

void RecentPromptsModel::read()
{
    m_list.setStringList(m_recent.prompts());
    Q_EMIT countChanged();
}

} // namespace arioso::ui
