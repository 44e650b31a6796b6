// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What has become of the model that is wanted, as values for the user interface.

#include "core/failure.h"
#include "core/model_selection.h"
#include "core/recipe/recipe.h"
#include "engine/api/generation.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace arioso::core {

/// What the user interface needs of engine::ModelInfo.
struct ModelSummary
{
    ModelReference reference;
    QString directory;
    engine::Family family = engine::Family::MusicGen;
    engine::GenerationDefaults defaults;
    int sampleRate = 0; ///< Hz
    int frameRate = 0;  ///< frames a second
    int channels = 0;
    int codebooks = 0;
    double maxSeconds = 0; ///< that it attends to at once; longer pieces are made in several windows
    qint64 parameters = 0; ///< of all three parts
    qint64 bytesOnDisk = 0;
    QStringList warnings; ///< plain English sentences of the checkpoint's reader
    QStringList advice;   ///< what makes this machine slower than it could be, as plain English sentences

    [[nodiscard]] bool acceptsMelody() const { return family == engine::Family::MusicGenMelody; }
};

[[nodiscard]] ModelSummary summaryOf(const engine::ModelInfo& info, const QString& fingerprint,
                                     engine::Precision precision);

/// That of an adapter on a model: another one when either differs.
[[nodiscard]] QString adapterFingerprint(const QString& adapter, const QString& base);

/// Identifies a checkpoint folder without reading gigabytes: hex SHA-256 over the names and sizes of its
/// configuration and weight files, all of each file up to 4 MiB, and of larger files 64 KiB at 64 evenly
/// spaced places, their first and last bytes included. "" when the folder has no such files or one cannot be
/// read.
[[nodiscard]] QString modelFingerprint(const QString& directory);

struct ModelState
{
    enum class Kind { None, Loading, Ready, Failed };

    Kind kind = Kind::None;
    ModelSelection selection;          ///< Loading, Ready, Failed: of what
    double part = 0;                   ///< Loading: done, 0..1
    std::optional<ModelSummary> model; ///< Ready
    std::optional<Failure> failure;    ///< Failed
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::ModelState)
