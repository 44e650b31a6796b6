// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/adapter_scan.h"

#include "core/files/paths.h"
#include "core/files/safe_file.h"
#include "core/model_folder.h"
#include "core/models/hub_cache.h"
#include "engine/files/hub_cache.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace arioso::core {
namespace {

constexpr qint64 kMostBytes = 1 << 20;
const QString kConfigFile = QStringLiteral("adapter_config.json");

QJsonObject readObject(const QString& path)
{
    QFile file(path);
    if (file.size() > kMostBytes || !openToRead(file))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool saysMusicGen(const QString& text)
{
    return text.contains(QLatin1String("musicgen"), Qt::CaseInsensitive);
}

QString cachedFolder(const QString& repository)
{
    return isRepositoryName(repository) ? fromPath(engine::findInHubCache(repository.toStdString()))
                                        : QString();
}

/// The adapter's model where its name leads to it: in the engine's order.
QString namedFolder(const QDir& adapter, const QString& base)
{
    if (base.isEmpty())
        return {};
    for (const QString& place :
         {QFileInfo(base).absoluteFilePath(), adapter.absoluteFilePath(base), cachedFolder(base)})
        if (!place.isEmpty() && QFileInfo::exists(place + QStringLiteral("/config.json")) &&
            !isAdapterFolder(place))
            return QDir::cleanPath(place);
    return {};
}

void use(const FoundModel& base, FoundModel& adapter)
{
    adapter.baseFolder = base.directory;
    adapter.parameters = base.parameters;
    adapter.decoderParameters = base.decoderParameters;
    adapter.cacheBytes = base.cacheBytes;
    adapter.official = base.official;
    adapter.state = FoundModel::State::Usable;
    adapter.problem.clear();
}

/// How well a model answers to the name of a base; 0: it is another one.
int likeness(const FoundModel& model, const QString& base)
{
    const auto place = snapshotPlace(model.directory);
    const QString wanted = QDir::cleanPath(base);
    if (place)
        return place->repository == wanted ? 3 : 0;
    if (model.directory.endsWith(u'/' + wanted))
        return 2;
    return QDir(model.directory).dirName() == wanted.section(u'/', -1) ? 1 : 0;
}

} // namespace

bool readAdapter(const QDir& folder, FoundModel& adapter)
{
    const QJsonObject config = readObject(folder.filePath(kConfigFile));
    adapter.adapter = true;
    adapter.base = config.value(QLatin1String("base_model_name_or_path")).toString();
    for (const char* name : {"adapter_model.safetensors", "adapter_model.bin"})
        if (adapter.bytesOnDisk == 0)
            adapter.bytesOnDisk = QFileInfo(folder.filePath(QLatin1String(name))).size();
    const QString kind = config.value(QLatin1String("peft_type")).toString();
    const QString modelClass = config.value(QLatin1String("auto_mapping"))
                                   .toObject()
                                   .value(QLatin1String("base_model_class"))
                                   .toString();
    const QString base = namedFolder(folder, adapter.base);
    const FolderReport report = base.isEmpty() ? FolderReport() : inspectFolder(base);
    const QString own =
        QString::fromUtf8(QJsonDocument(readObject(folder.filePath(QStringLiteral("config.json"))))
                              .toJson(QJsonDocument::Compact));
    if (!report.isModel && !saysMusicGen(adapter.base) && !saysMusicGen(modelClass) && !saysMusicGen(own))
        return false;
    if (config.isEmpty()) {
        adapter.state = FoundModel::State::Damaged;
        adapter.problem = QStringLiteral("adapter_config.json cannot be read.");
    } else if (kind != QLatin1String("LORA")) {
        adapter.state = FoundModel::State::OtherAdapter;
        adapter.problem = QStringLiteral("It is an adapter of the kind %1.").arg(kind);
    } else if (adapter.bytesOnDisk == 0) {
        adapter.state = FoundModel::State::Incomplete;
        adapter.problem = QStringLiteral("There is no adapter_model.safetensors beside adapter_config.json.");
    } else if (report.isModel && report.model.state == FoundModel::State::Usable) {
        use(report.model, adapter);
    } else {
        adapter.state = FoundModel::State::NeedsBase;
        adapter.problem = QStringLiteral("It is an adapter for %1, which was not found.").arg(adapter.base);
    }
    return true;
}

void findBase(FoundModel& adapter, const QList<FoundModel>& models)
{
    if (adapter.state != FoundModel::State::NeedsBase || adapter.base.isEmpty())
        return;
    const FoundModel* best = nullptr;
    for (const FoundModel& model : models)
        if (!model.adapter && model.state == FoundModel::State::Usable &&
            likeness(model, adapter.base) > (best == nullptr ? 0 : likeness(*best, adapter.base)))
            best = &model;
    if (best != nullptr)
        use(*best, adapter);
}

void findBases(QList<FoundModel>& models)
{
    const QList<FoundModel> known = models;
    for (FoundModel& model : models)
        findBase(model, known);
}

} // namespace arioso::core
