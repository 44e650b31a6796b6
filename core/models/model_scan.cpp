// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_scan.h"

#include "core/files/safe_file.h"
#include "core/models/adapter_scan.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace arioso::core {
namespace {

constexpr qint64 kMostJsonBytes = 64 << 20; // an index of a large model has a few hundred kilobytes
// Files of audiocraft's language models: exported, of a training, of musicgen_trainer.
constexpr std::array kOriginals{"state_dict.bin", "checkpoint.th", "lm_final.pt"};
constexpr int kMostFolders = 2000; // of one root: a home folder given by mistake must not take minutes
constexpr int kSteps = 1503;       // decoder steps of the longest clip
constexpr int kGuidedRows = 2;
constexpr qint64 kFloatBytes = 4;
constexpr qint64 kHalfBytes = 2;
constexpr qint64 kMostElements = qint64(1) << 48; // of a tensor, so that sums do not overflow
constexpr int kDeepest = 2;                       // folders below the one that was added: owner/name

std::optional<QJsonObject> readObject(const QString& path)
{
    QFile file(path);
    if (file.size() > kMostJsonBytes || !openToRead(file))
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

qint64 number(const QJsonObject& object, const char* name, qint64 otherwise)
{
    const qint64 value = object.value(QLatin1String(name)).toInteger(otherwise);
    return value > 0 && value < (1 << 24) ? value : otherwise;
}

/// The decoder's parameters and its cache, from the sizes in config.json; what it leaves out is as in the
/// library that writes these files.
void countDecoder(const QJsonObject& config, FoundModel& model)
{
    const QJsonObject decoder = config.value(QLatin1String("decoder")).toObject();
    const qint64 width = number(decoder, "hidden_size", 1024);
    const qint64 layers = number(decoder, "num_hidden_layers", 24);
    const qint64 feedForward = number(decoder, "ffn_dim", 4096);
    const qint64 codebooks = number(decoder, "num_codebooks", 4);
    const qint64 codes = number(decoder, "vocab_size", 2048);
    const bool melody =
        config.value(QLatin1String("model_type")).toString() == QLatin1String("musicgen_melody");
    const qint64 attention = 4 * width * width * (melody ? 1 : 2); // itself and, without a prefix, the text
    model.decoderParameters =
        layers * (attention + 2 * width * feedForward) + codebooks * (2 * codes + 1) * width;
    model.cacheBytes = qint64(kSteps) * kGuidedRows * layers * 2 * width * kFloatBytes;
}

/// Bytes of a number in files that do not tell, as pytorch_model.bin: the type that config.json names
/// ("dtype" since Transformers 4.56, also in its parts), else what fits the decoder that it describes.
qint64 storedBytes(const QJsonObject& config, const FoundModel& model)
{
    const QJsonObject places[] = {config, config.value(QLatin1String("decoder")).toObject(),
                                  config.value(QLatin1String("text_encoder")).toObject(),
                                  config.value(QLatin1String("audio_encoder")).toObject()};
    for (const QJsonObject& place : places) {
        for (const char* key : {"torch_dtype", "dtype"}) {
            const QString dtype = place.value(QLatin1String(key)).toString();
            if (!dtype.isEmpty())
                return dtype.endsWith(QLatin1String("float16")) ? kHalfBytes : kFloatBytes;
        }
    }
    return model.bytesOnDisk < kFloatBytes * model.decoderParameters ? kHalfBytes : kFloatBytes;
}

/// Adds what the header of a safetensors file lists to the numbers of parameters; false when it is not one.
bool countTensors(const QString& path, FoundModel& model)
{
    QFile file(path);
    std::array<char, sizeof(quint64)> length{};
    if (!openToRead(file) || file.read(length.data(), length.size()) != qint64(length.size()))
        return false;
    const auto bytes = qFromLittleEndian<quint64>(length.data());
    if (bytes > quint64(kMostJsonBytes) || qint64(bytes) > file.size() - qint64(length.size()))
        return false;
    const QJsonDocument header = QJsonDocument::fromJson(file.read(qint64(bytes)));
    if (!header.isObject())
        return false;
    const QJsonObject tensors = header.object();
    for (auto tensor = tensors.begin(); tensor != tensors.end(); ++tensor) {
        if (tensor.key() == QLatin1String("__metadata__"))
            continue;
        qint64 elements = 1;
        for (const QJsonValue& size : tensor->toObject().value(QLatin1String("shape")).toArray())
            elements *=
                std::clamp<qint64>(size.toInteger(), 0, kMostElements / std::max<qint64>(elements, 1));
        model.parameters += elements;
    }
    return true;
}

/// Whether a file is what `git clone` leaves in place of a large one when git-lfs is not installed.
bool isLfsPointer(const QString& path)
{
    constexpr qint64 kLongestPointer = 1024;
    QFile file(path);
    return QFileInfo(path).size() < kLongestPointer && openToRead(file) &&
           file.readLine(kLongestPointer).startsWith("version https://git-lfs.github.com/spec/");
}

void miss(FoundModel& model, FoundModel::State state, const QString& problem)
{
    model.state = state;
    model.problem = problem;
}

void checkPointer(const QDir& folder, const QString& name, FoundModel& model)
{
    if (isLfsPointer(folder.filePath(name)))
        miss(model, FoundModel::State::LfsPointer,
             QStringLiteral("%1 is a Git LFS pointer; run 'git lfs pull' in %2.").arg(name, folder.path()));
}

/// The shards that an index names.
void lookAtShards(const QDir& folder, const QString& indexName, FoundModel& model)
{
    const auto index = readObject(folder.filePath(indexName));
    const QJsonObject map = index ? index->value(QLatin1String("weight_map")).toObject() : QJsonObject();
    if (map.isEmpty()) {
        miss(model, FoundModel::State::Damaged, QStringLiteral("%1 cannot be read.").arg(indexName));
        return;
    }
    QSet<QString> shards;
    for (const QJsonValue& value : map)
        shards.insert(value.toString());
    bool counted = true;
    for (const QString& shard : std::as_const(shards)) {
        const QFileInfo file(folder.filePath(shard));
        if (!file.isFile())
            miss(model, FoundModel::State::Incomplete, QStringLiteral("%1 is not there.").arg(shard));
        model.bytesOnDisk += file.size();
        counted = counted && countTensors(file.filePath(), model);
        checkPointer(folder, shard, model);
    }
    if (!counted)
        model.parameters = 0;
}

/// In the order in which the engine looks for them.
void lookAtWeights(const QDir& folder, FoundModel& model)
{
    for (const char* name : {"model.safetensors", "pytorch_model.bin"}) {
        const QString whole = QLatin1String(name);
        const QString index = whole + QStringLiteral(".index.json");
        if (const QFileInfo file(folder.filePath(whole)); file.isFile()) {
            model.bytesOnDisk = file.size();
            if (!countTensors(file.filePath(), model))
                model.parameters = 0;
            checkPointer(folder, whole, model);
            return;
        }
        if (folder.exists(index))
            return lookAtShards(folder, index, model);
    }
    miss(model, FoundModel::State::Incomplete,
         QStringLiteral("There is no model.safetensors beside config.json."));
}

/// The official repository of a folder that is called like it; "".
QString officialRepository(const QString& name)
{
    static const QRegularExpression published(
        QStringLiteral("^musicgen-(stereo-)?(small|medium|large|melody|melody-large)$"));
    return published.match(name).hasMatch() ? QStringLiteral("facebook/") + name : QString();
}

bool isOfficial(const FoundModel& model, const QJsonObject& config)
{
    const QLatin1String meta("facebook/");
    const QString origin = config.value(QLatin1String("_name_or_path")).toString();
    return model.repository.startsWith(meta) || origin.startsWith(meta);
}

QStringList snapshotsOf(const QDir& repository)
{
    QFile main(repository.filePath(QStringLiteral("refs/main")));
    if (openToRead(main)) {
        const QString revision = QString::fromUtf8(main.read(200)).trimmed();
        const QString folder = repository.filePath(QStringLiteral("snapshots/") + revision);
        if (!revision.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/config.json")))
            return {folder};
    }
    const QDir snapshots(repository.filePath(QStringLiteral("snapshots")));
    QStringList folders;
    for (const QString& revision : snapshots.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time))
        folders.append(snapshots.filePath(revision));
    return folders.mid(0, 1); // the newest
}

const QString kOriginFile = QStringLiteral(".arioso-origin");
const QString kHubOrigin = QStringLiteral("hub:");

/// Of a folder as noteOrigin tells it, but absolute.
QString originOf(const QString& folder)
{
    const QString repository = repositoryOf(folder);
    return repository.isEmpty() ? QDir::cleanPath(folder) : kHubOrigin + repository;
}

QString readOrigin(const QDir& folder)
{
    constexpr qint64 kLongest = 4096;
    QFile file(folder.filePath(kOriginFile));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString origin = QString::fromUtf8(file.read(kLongest)).trimmed();
    if (origin.isEmpty() || origin.startsWith(kHubOrigin))
        return origin;
    return QDir::cleanPath(QFileInfo(folder.absolutePath()).dir().absoluteFilePath(origin));
}

bool isOriginalOf(const FoundModel& model, const FoundModel& made)
{
    return model.state == FoundModel::State::NeedsConverting && originOf(model.directory) == made.origin;
}

/// Leaves out the checkpoints that were converted; the models that were made from them name their folders.
void mergeOriginals(QList<FoundModel>& models)
{
    for (FoundModel& made : models)
        if (!made.origin.isEmpty() && made.state == FoundModel::State::Usable)
            for (const FoundModel& model : std::as_const(models))
                if (isOriginalOf(model, made))
                    made.original = model.directory;
    QSet<QString> converted;
    for (const FoundModel& made : std::as_const(models))
        converted.insert(made.original);
    models.removeIf([&](const FoundModel& model) { return converted.contains(model.directory); });
}

bool isModelFolder(const QString& folder)
{
    return QFileInfo::exists(folder + QStringLiteral("/config.json")) || isOriginal(folder) ||
           isAdapterFolder(folder);
}

/// Adds the folders below one that may be models: "name", "owner/name", and Hugging Face caches in these
/// places. Links that lead to a folder that was seen are left out.
void addCandidates(const QString& place, int depth, QSet<QString>& seen, QStringList& candidates)
{
    const QDir folder(place);
    const auto before = seen.size();
    seen.insert(QFileInfo(place).canonicalFilePath());
    if (seen.size() == before)
        return;
    for (const QString& child : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString path = folder.filePath(child);
        if (candidates.size() >= kMostFolders)
            return;
        if (child.startsWith(QLatin1String("models--")))
            candidates += snapshotsOf(QDir(path));
        else if (isModelFolder(path) || depth == kDeepest)
            candidates.append(path);
        else
            addCandidates(path, depth + 1, seen, candidates);
    }
}

/// Folders of a root that may be models.
QStringList candidatesIn(const QString& root)
{
    if (isModelFolder(root))
        return {root};
    QStringList candidates;
    QSet<QString> seen;
    addCandidates(root, 1, seen, candidates);
    return candidates;
}

} // namespace

bool isOriginal(const QString& folder)
{
    const QDir place(folder);
    return !place.exists(QStringLiteral("config.json")) &&
           std::any_of(kOriginals.begin(), kOriginals.end(),
                       [&](const char* name) { return place.exists(QLatin1String(name)); });
}

bool noteOrigin(const QString& folder, const QString& from)
{
    const QString repository = repositoryOf(from);
    const QDir beside = QFileInfo(QDir(folder).absolutePath()).dir();
    QFile file(QDir(folder).filePath(kOriginFile));
    const QString origin =
        repository.isEmpty() ? beside.relativeFilePath(QDir(from).absolutePath()) : kHubOrigin + repository;
    return file.open(QIODevice::WriteOnly) && file.write(origin.toUtf8()) > 0;
}

FolderReport inspectFolder(const QString& path)
{
    const QDir folder(QDir(path).absolutePath());
    FolderReport report;
    FoundModel& model = report.model;
    model.directory = folder.absolutePath();
    model.place = folder.exists() ? folder.canonicalPath() : model.directory;
    model.name = modelName(path);
    model.source = model.directory;
    const auto snapshot = snapshotPlace(folder.path());
    model.repository = snapshot ? snapshot->repository : officialRepository(model.name);
    if (!folder.exists()) {
        miss(model, FoundModel::State::Missing, QStringLiteral("%1 is not there.").arg(path));
        return report;
    }
    if (isOriginal(folder.path())) {
        miss(model, FoundModel::State::NeedsConverting,
             QStringLiteral("Its weights are in the format of audiocraft."));
        report.isModel = true;
        for (const char* name : kOriginals) {
            model.bytesOnDisk += QFileInfo(folder.filePath(QLatin1String(name))).size();
            checkPointer(folder, QLatin1String(name), model);
        }
        model.bytesOnDisk += QFileInfo(folder.filePath(QStringLiteral("compression_state_dict.bin"))).size();
        checkPointer(folder, QStringLiteral("compression_state_dict.bin"), model);
        return report;
    }
    if (isAdapterFolder(folder.path())) {
        report.isModel = readAdapter(folder, model);
        if (!report.isModel)
            report.architecture = QStringLiteral("PEFT adapter for %1").arg(model.base);
        return report;
    }
    const QString configFile = folder.filePath(QStringLiteral("config.json"));
    if (!QFileInfo::exists(configFile))
        return report;
    const auto config = readObject(configFile);
    if (!config && isLfsPointer(configFile)) {
        checkPointer(folder, QStringLiteral("config.json"), model);
        report.isModel = model.name.contains(QLatin1String("musicgen"), Qt::CaseInsensitive);
        return report;
    }
    if (!config) {
        miss(model, FoundModel::State::Damaged, QStringLiteral("config.json is damaged or cannot be read."));
        // Whose it was cannot be told any more; its name may.
        report.isModel = model.name.contains(QLatin1String("musicgen"), Qt::CaseInsensitive);
        return report;
    }
    report.architecture = config->value(QLatin1String("architectures"))
                              .toArray()
                              .at(0)
                              .toString(config->value(QLatin1String("model_type")).toString());
    report.isModel = report.architecture.contains(QLatin1String("musicgen"), Qt::CaseInsensitive);
    if (!report.isModel)
        return report;
    model.official = isOfficial(model, *config);
    model.origin = readOrigin(folder);
    if (model.origin.startsWith(kHubOrigin))
        model.repository = model.origin.mid(kHubOrigin.size());
    lookAtWeights(folder, model);
    for (const char* name : {"tokenizer.json", "spiece.model", "generation_config.json"})
        checkPointer(folder, QLatin1String(name), model);
    countDecoder(*config, model);
    if (model.parameters == 0)
        model.parameters = model.bytesOnDisk / storedBytes(*config, model);
    return report;
}

QList<FoundModel> combined(const QList<QList<FoundModel>>& lists)
{
    QList<FoundModel> models;
    QHash<QString, qsizetype> places; // where each is in `models`
    for (const QList<FoundModel>& list : lists)
        for (const FoundModel& model : list) {
            const auto known = places.constFind(model.place);
            if (known == places.constEnd()) {
                places.insert(model.place, models.size());
                models.append(model);
            } else if (models[*known].original.isEmpty()) {
                models[*known].original = model.original; // found beside it in another folder of the list
            }
        }
    mergeOriginals(models);
    findBases(models);
    std::sort(models.begin(), models.end(), [](const FoundModel& a, const FoundModel& b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.directory < b.directory;
    });
    return models;
}

QList<FoundModel> findModels(const QStringList& roots)
{
    QList<QList<FoundModel>> lists;
    for (const QString& root : roots) {
        QList<FoundModel>& models = lists.emplaceBack();
        for (const QString& candidate : candidatesIn(root)) {
            FolderReport report = inspectFolder(candidate);
            if (!report.isModel)
                continue;
            report.model.source = root;
            const QString below = QDir(root).relativeFilePath(candidate);
            if (repositoryOf(candidate).isEmpty() && below.contains(u'/') && !below.startsWith(u'.'))
                report.model.name = below; // "facebook/musicgen-small"
            models.append(report.model);
        }
    }
    return combined(lists);
}

qint64 memoryNeeded(const FoundModel& model, double bytesPerWeight)
{
    const qint64 decoder = std::min(model.decoderParameters, model.parameters);
    return (model.parameters - decoder) * kFloatBytes + qint64(double(decoder) * bytesPerWeight) +
           model.cacheBytes;
}

qint64 availableMemory(const QString& meminfo)
{
    QFile file(meminfo);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(QStringLiteral("^MemAvailable:\\s+(\\d+) kB$"),
                                         QRegularExpression::MultilineOption);
    constexpr qint64 kKibi = 1024;
    return line.match(QString::fromLatin1(file.readAll())).captured(1).toLongLong() * kKibi;
}

} // namespace arioso::core
