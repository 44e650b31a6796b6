// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which model is wanted and how it is to be loaded, as a value.

#include "engine/api/generation.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace arioso::core {

/// What to load and how; the parts of engine::LoadOptions.
struct ModelSelection
{
    QString directory;
    engine::Device device = engine::Device::Cpu;
    engine::Precision precision = engine::Precision::Float32;
    int threads = 0; ///< 0: one for each physical core
    engine::DecoderBackend backend = engine::DecoderBackend::Automatic;
    QString base{};                   ///< folder of an adapter's model; "": as the adapter itself says
    std::optional<double> strength{}; ///< of an adapter; absent: 1

    friend bool operator==(const ModelSelection&, const ModelSelection&) = default;
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::ModelSelection)
