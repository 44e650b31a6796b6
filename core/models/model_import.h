// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Brings a checkpoint of another layout into the program: converts it into a folder that the engine runs.

#include "core/engine_gateway.h"
#include "core/models/model_import_job.h"

#include <QString>

namespace arioso::core {

/// What is converted, and where to.
struct ModelImportRequest
{
    QString from;      ///< folder with a checkpoint of audiocraft
    QString otherwise; ///< folder for the new one where it cannot be beside `from`; is made when it is needed
    QString textEncoder; ///< folder of a T5 model; empty: from Hugging Face's cache
    QString codec;       ///< folder of the codec, for a checkpoint that only names it; empty: from the cache
};

/// A folder that does not exist yet, for what a checkpoint is converted into: "tune-converted" beside "tune",
/// or in `otherwise` when that place cannot be written to or is a shared cache. Looks at the disk; any
/// thread.
[[nodiscard]] QString convertedFolder(const QString& from, const QString& otherwise);

/// Progress and the end as ModelImportJob tells them; cancelled or failed, the new folder is not there.
/// Failures are those of engine::Engine::convert: FileNotFound when the text encoder is not on this computer,
/// FileUnwritable when the disk has not enough room, CheckpointInvalid and CheckpointUnsupported for what
/// cannot be converted.
class ModelImport : public ModelImportJob
{
    Q_OBJECT

public:
    /// The gateway is called on the job's thread.
    explicit ModelImport(const ModelImportRequest& request, EngineGateway engine = moduleGateway(),
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
    EngineGateway m_engine;
};

/// Makes these jobs, as the window wants them.
[[nodiscard]] ModelImportGateway modelImporter(const EngineGateway& engine = moduleGateway());

} // namespace arioso::core
