// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The seam to what converts original checkpoints into the layout that the engine reads.

#include "core/background_job.h"

#include <QString>

#include <functional>
#include <memory>

namespace arioso::core {

/// Ends in `done`, or as every background job in `failed` or `cancelled`; what it wrote is then gone.
class ModelImportJob : public BackgroundJob
{
    Q_OBJECT

public:
    using BackgroundJob::BackgroundJob;

Q_SIGNALS:
    /// The folder of a model that can be used.
    void done(const QString& folder);
};

/// What is converted, and where to.
struct ModelImportRequest
{
    QString from;      ///< folder with a checkpoint of audiocraft
    QString otherwise; ///< folder for the new one where it cannot be beside `from`; is made when it is needed
    QString textEncoder; ///< folder of a T5 model; empty: from Hugging Face's cache
    QString codec;       ///< folder of the codec, for a checkpoint that only names it; empty: from the cache
};

/// Makes the job that converts a checkpoint. Not started.
using ModelImportGateway = std::function<std::unique_ptr<ModelImportJob>(const ModelImportRequest& request)>;

} // namespace arioso::core
