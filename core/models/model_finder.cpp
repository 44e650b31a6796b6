// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_finder.h"

#include "core/models/adapter_scan.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace arioso::core {
namespace {

QList<FoundModel> searched(const ModelSearch& search)
{
    QList<FoundModel> models = findModels(search.places);
    if (!search.starter.isEmpty()) {
        FoundModel starter = inspectFolder(search.starter).model;
        starter.starter = true;
        models.removeIf([&](const FoundModel& model) { return model.directory == starter.directory; });
        models.prepend(starter);
    }
    const auto isChosen = [&](const FoundModel& model) { return model.directory == search.chosen; };
    if (!search.chosen.isEmpty() && std::none_of(models.begin(), models.end(), isChosen)) {
        FoundModel chosen = inspectFolder(search.chosen).model;
        chosen.directory = search.chosen;
        models.prepend(chosen);
    }
    findBases(models); // also in the starter
    return models;
}

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

ModelFinder::ModelFinder(QObject* parent) : QObject(parent)
{
    m_searchThread.setMaxThreadCount(1);
    m_lookThread.setMaxThreadCount(1);
}

ModelFinder::~ModelFinder()
{
    m_searchThread.clear();
    m_lookThread.clear();
    m_searchThread.waitForDone();
    m_lookThread.waitForDone();
}

void ModelFinder::search(const ModelSearch& search)
{
    ++m_searches;
    Q_EMIT searchingChanged();
    m_searchThread.start([this, search] {
        QMetaObject::invokeMethod(
            this, [this, models = searched(search)] { end(models); }, Qt::QueuedConnection);
    });
}

void ModelFinder::end(const QList<FoundModel>& models)
{
    --m_searches;
    Q_EMIT found(models);
    Q_EMIT searchingChanged();
}

void ModelFinder::look(const QString& path, std::function<void(const FolderLook&)> then)
{
    m_lookThread.start([this, path, then = std::move(then)] {
        QMetaObject::invokeMethod(
            this, [then, look = lookedAt(path)] { then(look); }, Qt::QueuedConnection);
    });
}

void ModelFinder::measureMemory()
{
    m_lookThread.start([this, file = m_memoryFile] {
        QMetaObject::invokeMethod(
            this, [this, bytes = availableMemory(file)] { onMemory(bytes); }, Qt::QueuedConnection);
    });
}

void ModelFinder::onMemory(qint64 bytes)
{
    if (std::exchange(m_freeMemory, bytes) != bytes)
        Q_EMIT memoryChanged();
}

} // namespace arioso::core
