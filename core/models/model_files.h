// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which files of a repository make a model. No network; any thread.

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace arioso::core {

/// In which form a repository has its weights.
enum class WeightForm {
    Safetensors,
    PyTorch,    ///< pytorch_model.bin
    Audiocraft, ///< state_dict.bin: needs converting
    Adapter,    ///< a PEFT adapter, without the model that it is for
    None,
};

struct ModelFiles
{
    WeightForm form = WeightForm::None;
    QStringList paths; ///< configuration and tokenizer first, weights last
};

/// Of all files of a repository those that a model needs; one form of its weights, the best that there is.
[[nodiscard]] ModelFiles modelFiles(const QStringList& all);

/// A repository at a revision, as the Hub's interface lists it.
struct RepositoryListing
{
    QString commit;
    QStringList files;
    QStringList tags;
    QString licence; ///< "cc-by-nc-4.0", as the repository states it; ""
};

/// Of the answer to /api/models/OWNER/NAME/revision/REVISION; nothing when it is none. Paths that lead out of
/// the repository are left out.
[[nodiscard]] std::optional<RepositoryListing> parseListing(const QByteArray& json);

} // namespace arioso::core
