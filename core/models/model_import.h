// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Brings a checkpoint of another layout into the program: converts it into a folder that the engine runs.

#include "core/engine_gateway.h"
#include "core/models/model_import_job.h"

#include <QString>
#include <QStringList>

namespace arioso::core {

/// Models that a checkpoint of audiocraft may leave out.
struct ConversionParts
{
    QString textEncoder; ///< folder in `cache`; "" where the engine finds it by itself
    QString codec;       ///< the same
    QStringList missing; ///< repositories to download before it can be converted
};

/// Looks for them in Hugging Face's cache, where the engine looks too, and in `cache`. Any thread.
[[nodiscard]] ConversionParts conversionParts(const QString& from, const QString& cache);

/// A folder that does not exist yet, for what a checkpoint is converted into: "tune-converted" beside "tune",
/// or in `otherwise` when that place cannot be written to or is a shared cache. Looks at the disk; any
/// thread.
[[nodiscard]] QString convertedFolder(const QString& from, const QString& otherwise);

/// Progress and the end as ModelImportJob tells them; cancelled or failed, the new folder is not there.
/// Failures are those of engine::Converter::convert: FileNotFound when the text encoder is not on this
/// computer, FileUnwritable when the disk has not enough room, CheckpointInvalid and CheckpointUnsupported
/// for what cannot be converted.
class ModelImport : public ModelImportJob
{
    Q_OBJECT

public:
    /// The gateway is called on the job's thread.
    explicit ModelImport(const ModelImportRequest& request, ConverterGateway converter = converterGateway(),
                         QObject* parent = nullptr);
    ~ModelImport() override;

    [[nodiscard]] const ModelImportRequest& request() const { return m_request; }

    /// Whether the folder is one that needs an import.
    [[nodiscard]] static bool isOriginal(const QString& folder);

protected:
    void work() override;
    void succeed() override;

private:
    ModelImportRequest m_request; ///< with absolute paths
    QString m_to;
    ConverterGateway m_converter;
};

/// Makes these jobs, as the window wants them.
[[nodiscard]] ModelImportGateway modelImporter(const ConverterGateway& converter = converterGateway());

} // namespace arioso::core
