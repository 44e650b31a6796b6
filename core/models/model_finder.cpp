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

ModelFinder::ModelFinder(QObject* parent) : QObject(parent) {}

void ModelFinder::search(const ModelSearch& search)
{
    m_isSearching = true;
    Q_EMIT searchingChanged();
    inBackground([search] {
        return searched(search);
    }).then(this, [this, mine = ++m_searches](const QList<FoundModel>& models) {
        if (mine != m_searches)
            return;
        m_isSearching = false;
        Q_EMIT found(models);
        Q_EMIT searchingChanged();
    });
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
