// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the path and the file names of a model's folder tell. Any thread.

#include <QString>

#include <optional>

namespace arioso::core {

/// A folder of the form .../models--OWNER--NAME/snapshots/COMMIT taken apart.
struct SnapshotPlace
{
    QString cache;
    QString repository; ///< "facebook/musicgen-small"
    QString commit;
};
[[nodiscard]] std::optional<SnapshotPlace> snapshotPlace(const QString& folder);

/// The repository whose snapshot a folder is: "facebook/musicgen-small", or "t5-base" of the Hub's first
/// ones;
/// "" elsewhere.
[[nodiscard]] QString repositoryOf(const QString& folder);

/// What a model in this folder is called: the folder's name, or the repository's in a Hugging Face cache. The
/// disk isn't read.
[[nodiscard]] QString modelName(const QString& folder);

/// Whether a folder holds an adapter and no whole model. The engine's rule.
[[nodiscard]] bool isAdapterFolder(const QString& folder);

} // namespace arioso::core
