// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The sentences of the catalogue: what a model is for, how fast it is, how its download goes.

#include "core/models/catalogue.h"
#include "core/models/download_status.h"

#include <QString>

namespace arioso::ui {

/// What a model is for, in one plain sentence.
[[nodiscard]] QString purposeText(const core::CatalogueEntry& entry);

/// "makes music about as fast as it plays"; "" for 0.
[[nodiscard]] QString realTimeText(double factor);

/// "about 3 minutes left"
[[nodiscard]] QString timeLeftText(double seconds);

/// What a download does and how far it is, in one line.
[[nodiscard]] QString downloadText(const core::DownloadStatus& status);

} // namespace arioso::ui
