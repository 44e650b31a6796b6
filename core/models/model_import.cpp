// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_import.h"

#include "core/files/paths.h"
#include "core/model_folder.h"
#include "core/models/catalogue.h"
#include "core/models/hub_cache.h"
#include "core/models/hub_environment.h"
#include "core/models/model_files_check.h"
#include "core/models/model_scan.h"
#include "engine/api/conversion.h"
#include "engine/files/hub_cache.h"

#include <QDir>
#include <QFileInfo>

#include <functional>
#include <utility>

namespace arioso::core {
namespace {

// What audiocraft's MusicGen models were trained on.
const QString kTextEncoder = QStringLiteral("google-t5/t5-base");
const QString kCodec = QStringLiteral("facebook/encodec_32khz");
constexpr qint64 kLeastCodecBytes = 4096; // a smaller file only names the codec

QString absolute(const QString& folder)
{
    return folder.isEmpty() ? folder : QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
}

/// Hands the progress on and stops when the job was cancelled.
class Listener : public engine::ConversionListener
{
public:
    explicit Listener(std::function<bool(double)> goOn) : m_goOn(std::move(goOn)) {}

    engine::Flow progressed(double part) override
    {
        return m_goOn(part) ? engine::Flow::Continue : engine::Flow::Stop;
    }

private:
    std::function<bool(double)> m_goOn;
};

} // namespace

QString convertedFolder(const QString& from, const QString& otherwise)
{
    const QString beside = QFileInfo(from).absolutePath();
    const bool mayBeside = QFileInfo(beside).isWritable() && !isRemovable(from);
    const QDir place(mayBeside ? beside : otherwise);
    const QString name = modelName(from) + QStringLiteral("-converted");
    QString free = name;
    for (int number = 2; place.exists(free); ++number)
        free = QStringLiteral("%1-%2").arg(name).arg(number);
    return place.filePath(free);
}

ConversionParts conversionParts(const QString& from, const QString& cache)
{
    // The official models hold both, which were frozen when they were trained.
    QStringList whole;
    for (const CatalogueEntry& entry : officialModels())
        if (entry.family == CatalogueEntry::Family::Text)
            whole.append(entry.repository);
    ConversionParts parts;
    const auto find = [&](const QStringList& repositories, QString& folder) {
        for (const QString& repository : repositories)
            if (!engine::findInHubCache(repository.toStdString()).empty())
                return; // the engine finds it
        for (const QString& repository : repositories) {
            folder = fromPath(engine::findInHubCache(repository.toStdString(), toPath(cache)));
            if (!folder.isEmpty())
                return;
        }
        parts.missing.append(repositories.first());
    };
    find(QStringList{kTextEncoder, QStringLiteral("t5-base")} + whole, parts.textEncoder);
    const QFileInfo codec(QDir(from).filePath(QStringLiteral("compression_state_dict.bin")));
    if (codec.size() < kLeastCodecBytes)
        find(QStringList{kCodec} + whole, parts.codec);
    return parts;
}

ModelImport::ModelImport(const ModelImportRequest& request, ConverterGateway converter, QObject* parent)
    : ModelImportJob(parent), m_request{absolute(request.from), absolute(request.otherwise),
                                        absolute(request.textEncoder), absolute(request.codec)},
      m_converter(std::move(converter))
{
}

ModelImport::~ModelImport()
{
    abandon();
}

bool ModelImport::isOriginal(const QString& folder)
{
    return core::isOriginal(folder);
}

void ModelImport::work()
{
    m_to = convertedFolder(m_request.from, m_request.otherwise);
    QDir().mkpath(QFileInfo(m_to).absolutePath()); // when that fails, the engine says what it cannot write
    engine::ConversionOptions options;
    options.from = toPath(m_request.from);
    options.to = toPath(m_to);
    options.textEncoder = toPath(m_request.textEncoder);
    options.codec = toPath(m_request.codec);
    Listener listener([this](double part) {
        report(part);
        return !isCancelled();
    });
    if (m_converter().convert(options, listener) == engine::ConversionOutcome::Stopped)
        throw Cancelled{};
    noteOrigin(m_to, m_request.from); // without it the original is listed too
}

void ModelImport::succeed()
{
    Q_EMIT done(m_to);
}

ModelImportGateway modelImporter(const ConverterGateway& converter)
{
    return [converter](const ModelImportRequest& request) {
        return std::make_unique<ModelImport>(request, converter);
    };
}

} // namespace arioso::core
