// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Folders of adapters, as Python's PEFT library writes them, and the models that they are for. Any thread.

#include "core/models/model_scan.h"

#include <QDir>

namespace arioso::core {

/// Fills in what an adapter's folder says. Its model is looked for in the folder that it names and in Hugging
/// Face's cache. Returns false for an adapter of a model that is no MusicGen.
[[nodiscard]] bool readAdapter(const QDir& folder, FoundModel& adapter);

/// Takes the model of an adapter from those that were found, where it isn't known yet; then the adapter can
/// be used, and needs the memory that its model needs.
void findBase(FoundModel& adapter, const QList<FoundModel>& models);

/// For all adapters of a list.
void findBases(QList<FoundModel>& models);

} // namespace arioso::core
