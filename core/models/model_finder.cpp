// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_finder.h"

#include "core/background.h"
#include "core/models/adapter_scan.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace arioso::core {
namespace {

FolderLook lookedAt(const QString& path)
{
    QFileInfo info(path);
    if (info.isFile()) // one of a model's files is as good as its folder
        info.setFile(info.absolutePath());
    FolderLook look{info.absoluteFilePath(), inspectFolder(info.absoluteFilePath()), false};
    look.holdsModels = look.report.isModel || !findModels({look.folder}).isEmpty();
    return look;
}

} // namespace

ModelFinder::ModelFinder(QObject* parent) : QObject(parent) {}

void ModelFinder::search(const ModelSearch& search)
{
    ++m_searches;
    m_search = search;
    m_unanswered = 0;
    m_isSearching = true;
    Q_EMIT searchingChanged();
    for (const QString& folder : {search.starter, search.chosen})
        if (!folder.isEmpty())
            answer(folder, m_single,
                   [](const QString& path) { return QList<FoundModel>{inspectFolder(path).model}; });
    for (const QString& place : search.places)
        answer(place, m_found, [](const QString& path) { return findModels({path}); });
}

void ModelFinder::answer(const QString& path, Lists& lists, QList<FoundModel> (*function)(const QString&))
{
    ++m_unanswered;
    inBackground([path, function] {
        return function(path);
    }).then(this, [this, mine = m_searches, path, &lists](const QList<FoundModel>& models) {
        if (mine != m_searches)
            return;
        lists.insert(path, models);
        m_isSearching = --m_unanswered > 0;
        Q_EMIT found(known());
        if (!m_isSearching)
            Q_EMIT searchingChanged();
    });
}

/// Of places that did not answer yet what an earlier search found there.
QList<FoundModel> ModelFinder::known() const
{
    QList<QList<FoundModel>> lists;
    for (const QString& place : m_search.places)
        lists.append(m_found.value(place));
    QList<FoundModel> models = combined(lists);
    const auto isChosen = [&](const FoundModel& model) { return model.directory == m_search.chosen; };
    if (m_single.contains(m_search.chosen) && std::none_of(models.begin(), models.end(), isChosen)) {
        models.prepend(m_single[m_search.chosen].first());
        models.first().directory = m_search.chosen;
    }
    if (m_single.contains(m_search.starter)) {
        const FoundModel starter = m_single[m_search.starter].first();
        models.removeIf([&](const FoundModel& model) { return model.directory == starter.directory; });
        models.prepend(starter);
        models.first().starter = true;
    }
    findBases(models); // also in the starter
    return models;
}

void ModelFinder::look(const QString& path, std::function<void(const FolderLook&)> then)
{
    inBackground([path] {
        return lookedAt(path);
    }).then(this, [then = std::move(then)](const FolderLook& look) { then(look); });
}

void ModelFinder::measureMemory()
{
    inBackground([file = m_memoryFile] { return availableMemory(file); }).then(this, [this](qint64 bytes) {
        onMemory(bytes);
    });
}

void ModelFinder::onMemory(qint64 bytes)
{
    if (std::exchange(m_freeMemory, bytes) != bytes)
        Q_EMIT memoryChanged();
}

} // namespace arioso::core
