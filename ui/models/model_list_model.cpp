// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/model_list_model.h"

#include "core/model_folder.h"

#include <algorithm>
#include <utility>

namespace arioso::ui {
namespace {

qsizetype rowOf(const QList<ModelItem>& items, const QString& key, qsizetype from = 0)
{
    for (qsizetype row = from; row < items.size(); ++row)
        if (items[row].key == key)
            return row;
    return -1;
}

} // namespace

ModelListModel::ModelListModel(QObject* parent)
    : QAbstractListModel(parent), m_entries(core::officialModels()), m_items(assembled())
{
}

void ModelListModel::setModels(const QList<core::FoundModel>& models)
{
    m_models = models;
    update();
}

void ModelListModel::setSituation(const ModelSituation& situation)
{
    if (situation == m_situation)
        return;
    m_situation = situation;
    update();
}

void ModelListModel::setStatus(const core::DownloadStatus& status)
{
    m_statuses.insert(status.repository, status);
    update();
}

void ModelListModel::setLeftBytes(const QHash<QString, qint64>& bytes)
{
    m_leftBytes = bytes;
    update();
}

void ModelListModel::addEntry(const core::CatalogueEntry& entry)
{
    const auto known = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const auto& other) { return other.repository == entry.repository; });
    if (known != m_entries.end())
        *known = entry;
    else
        m_entries.prepend(entry);
    update();
}

void ModelListModel::removeEntry(const QString& repository)
{
    m_entries.removeIf([&](const auto& entry) { return entry.repository == repository; });
    m_statuses.remove(repository);
    update();
}

/// What is on this machine by name, then what can be downloaded.
QList<ModelItem> ModelListModel::assembled() const
{
    QList<ModelItem> items;
    for (const core::FoundModel& model : m_models) {
        ModelItem item;
        item.key = model.repository.isEmpty() || rowOf(items, model.repository) >= 0 ? model.directory
                                                                                     : model.repository;
        item.found = model;
        items.append(item);
    }
    for (const core::CatalogueEntry& entry : m_entries) {
        qsizetype row = rowOf(items, entry.repository);
        if (row < 0) {
            row = items.size();
            items.emplaceBack().key = entry.repository;
        }
        items[row].entry = entry;
    }
    for (ModelItem& item : items) {
        if (const auto status = m_statuses.constFind(item.key); status != m_statuses.constEnd())
            item.status = *status;
        item.leftBytes = m_leftBytes.value(item.key);
    }
    // What is converted may lie in a folder that wasn't added.
    const QString& folder = m_situation.workFolder;
    if (!folder.isEmpty() && std::none_of(items.begin(), items.end(),
                                          [&](const ModelItem& item) { return item.folder() == folder; })) {
        core::FoundModel model;
        model.name = core::modelName(folder);
        model.directory = folder;
        model.state = core::FoundModel::State::NeedsConverting;
        ModelItem item;
        item.key = folder;
        item.found = model;
        items.prepend(item);
    }
    return items;
}

/// Rows keep their identity: views keep their place and their focus.
void ModelListModel::update()
{
    const QList<ModelItem> wanted = assembled();
    const int before = count();
    for (int row = count() - 1; row >= 0; --row)
        if (rowOf(wanted, m_items[row].key) < 0) {
            beginRemoveRows({}, row, row);
            m_items.removeAt(row);
            endRemoveRows();
        }
    for (int row = 0; row < int(wanted.size()); ++row) {
        const auto from = int(rowOf(m_items, wanted[row].key, row));
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_items.insert(row, wanted[row]);
            endInsertRows();
        } else if (from > row) {
            beginMoveRows({}, from, from, {}, row);
            m_items.move(from, row);
            endMoveRows();
        }
    }
    m_items = wanted;
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
    if (count() != before)
        Q_EMIT countChanged();
}

const ModelItem* ModelListModel::item(const QString& key) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&](const ModelItem& item) {
        return item.key == key || (!key.isEmpty() && item.folder() == key);
    });
    return found == m_items.end() ? nullptr : &*found;
}

core::CatalogueEntry ModelListModel::entry(const QString& repository) const
{
    const ModelItem* known = item(repository);
    return known != nullptr && known->entry ? *known->entry
                                            : core::CatalogueEntry{repository, QStringLiteral("main")};
}

const core::FoundModel* ModelListModel::find(const QString& folder) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [&](const core::FoundModel& model) { return model.directory == folder; });
    return found == m_models.end() ? nullptr : &*found;
}

int ModelListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ModelListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ModelItem& item = m_items[index.row()];
    switch (role) {
    case KeyRole:
        return item.key;
    case StateRole:
        return stateOf(item, m_situation);
    case ActionRole:
        return actionOf(item, m_situation);
    case ProgressRole:
        return progressOf(item, m_situation);
    case RepositoryRole:
        return item.repository();
    case FolderRole:
        return item.folder();
    case RecommendedRole:
        return item.entry && item.entry->recommended;
    case ChosenRole:
        return item.found && item.folder() == m_situation.chosen;
    case AdapterRole:
        return item.found && item.found->adapter && item.found->state == core::FoundModel::State::Usable;
    case AddedRole:
        return item.found && m_situation.addedFolders.contains(item.found->source);
    case RemovableRole:
        return item.isRemovable();
    case StartedRole:
        return item.isStarted();
    case WorkedOnRole:
        return item.found && item.folder() == m_situation.workFolder;
    default:
        return text(item, role);
    }
}

QVariant ModelListModel::text(const ModelItem& item, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return item.name();
    case StateTextRole:
        return stateText(item, m_situation);
    case ActionTextRole:
        return actionText(item, actionOf(item, m_situation));
    case AboutRole:
        return aboutText(item);
    case BytesRole:
        return bytesText(item);
    case SizeRole:
        return sizeText(item, m_situation);
    case WarningRole:
        return warningText(item, m_situation);
    case SpeedRole:
        return speedText(item, m_situation);
    case LicenceRole:
        return licenceText(item);
    case ProblemRole:
        return problemText(item, m_situation);
    case DetailsRole:
        return item.status && item.status->why ? item.status->why->detail : QString();
    case ProgressTextRole:
        return progressText(item, m_situation);
    default:
        return {};
    }
}

QHash<int, QByteArray> ModelListModel::roleNames() const
{
    return {{KeyRole, "key"},
            {NameRole, "name"},
            {StateRole, "phase"},
            {StateTextRole, "stateText"},
            {ActionRole, "action"},
            {ActionTextRole, "actionText"},
            {AboutRole, "about"},
            {BytesRole, "bytes"},
            {SizeRole, "size"},
            {WarningRole, "warning"},
            {SpeedRole, "speed"},
            {LicenceRole, "licence"},
            {ProblemRole, "problem"},
            {DetailsRole, "details"},
            {ProgressRole, "progress"},
            {ProgressTextRole, "progressText"},
            {RepositoryRole, "repository"},
            {FolderRole, "folder"},
            {RecommendedRole, "recommended"},
            {ChosenRole, "chosen"},
            {AdapterRole, "adapter"},
            {AddedRole, "added"},
            {RemovableRole, "removable"},
            {StartedRole, "started"},
            {WorkedOnRole, "workedOn"}};
}

} // namespace arioso::ui
