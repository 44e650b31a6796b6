// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The official MusicGen checkpoints, and what each would mean for a machine: sizes and memory follow from the
// numbers of its architecture, not from the network. Any thread.

#include "core/models/model_scan.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace arioso::core {

struct CatalogueEntry
{
    enum class Family { Text, Melody };
    enum class Channels { Mono, Stereo };

    QString repository; ///< "facebook/musicgen-small"
    QString revision;   ///< a commit, or "main"
    Family family = Family::Text;
    Channels channels = Channels::Mono;
    int width = 0;  ///< of the decoder, its feed-forward layers are four times as wide; 0: not known
    int layers = 0; ///< of the decoder
    bool recommended = false; ///< to begin with
    QString licence{};        ///< "cc-by-nc-4.0", of one that isn't official, as its repository states it; ""

    /// "musicgen-small"
    [[nodiscard]] QString name() const { return repository.section(u'/', 1); }
};

/// One of anybody's, from the config.json of Transformers. Nothing when that is of no MusicGen.
[[nodiscard]] std::optional<CatalogueEntry> catalogueEntry(const QString& repository,
                                                           const QJsonObject& config);

/// What its weights and its cache are: see memoryNeeded. Bytes on disk are those of 32-bit weights, in which
/// Meta publishes them: about, until the server has told.
[[nodiscard]] FoundModel expectedModel(const CatalogueEntry& entry);

/// What decides the speed of a step of the decoder, guidance on.
struct StepWork
{
    double weights = 0;       ///< that a step reads: those of all matrices
    double cachedNumbers = 0; ///< keys and values that a step reads, in the middle of a clip of 10 s
    int soundStreams = 1;     ///< that the codec decodes
};
[[nodiscard]] StepWork stepWork(const CatalogueEntry& entry);

/// All ten, the recommended one first, then from small to large.
[[nodiscard]] const QList<CatalogueEntry>& officialModels();

/// Whether a repository is one of them.
[[nodiscard]] bool isOfficialModel(const QString& repository);

/// "CC-BY-NC 4.0", and where it can be read.
[[nodiscard]] QString officialLicence();
[[nodiscard]] QString officialLicenceUrl();

} // namespace arioso::core
