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

/// Makes the job that converts the checkpoint in `source` into a new folder beside it, or in `otherwise`
/// where that cannot be. Not started.
using ModelImportGateway =
    std::function<std::unique_ptr<ModelImportJob>(const QString& source, const QString& otherwise)>;

} // namespace arioso::core
