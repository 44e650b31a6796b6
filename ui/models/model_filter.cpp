// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/model_filter.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace arioso::ui {
namespace {

bool belongs(ModelItem::State state, ModelFilter::Group group)
{
    using State = ModelItem::State;
    switch (state) {
    case State::Available:
        return group == ModelFilter::ToDownload;
    case State::Downloading:
    case State::Paused:
    case State::Failed:
    case State::Converting:
        return group == ModelFilter::InProgress;
    case State::NeedsConversion:
        return group == ModelFilter::ToConvert;
    case State::Unusable:
    case State::Installed:
    case State::Loaded:
        return group == ModelFilter::OnComputer;
    }
    return false;
}

} // namespace

ModelFilter::ModelFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    for (auto signal : {&ModelFilter::rowsInserted, &ModelFilter::rowsRemoved})
        connect(this, signal, this, &ModelFilter::countChanged);
    connect(this, &ModelFilter::modelReset, this, &ModelFilter::countChanged);
}

ModelListModel* ModelFilter::models() const
{
    return qobject_cast<ModelListModel*>(sourceModel());
}

void ModelFilter::setModels(ModelListModel* models)
{
    if (models == sourceModel())
        return;
    setSourceModel(models);
    Q_EMIT modelsChanged();
}

void ModelFilter::setSearch(const QString& search)
{
    if (std::exchange(m_search, search) == search)
        return;
    invalidateFilter();
    Q_EMIT filterChanged();
}

void ModelFilter::setGroup(Group group)
{
    if (std::exchange(m_group, group) == group)
        return;
    invalidateFilter();
    Q_EMIT filterChanged();
}

int ModelFilter::rowOf(const QString& key) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (keyOf(row) == key)
            return row;
    return -1;
}

QString ModelFilter::keyOf(int row) const
{
    return index(row, 0).data(ModelListModel::KeyRole).toString();
}

bool ModelFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto state = ModelItem::State(index.data(ModelListModel::StateRole).toInt());
    if (m_group == Recommended ? !index.data(ModelListModel::RecommendedRole).toBool()
                               : m_group != All && !belongs(state, m_group))
        return false;
    const QString text = index.data(ModelListModel::NameRole).toString() + u' ' +
                         index.data(ModelListModel::KeyRole).toString();
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace arioso::ui
