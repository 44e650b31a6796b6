// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The files of takes: what TakeLibrary does on its file thread. Every function is complete in itself and
// leaves the library whole at whatever moment the program is killed.

#include "core/analysis/take_analysis.h"
#include "core/failure.h"
#include "core/sound.h"
#include "core/takes/take.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace arioso::core {

/// Name of the folder of take `index` of a batch, and what is common to the batch:
/// "20261122-163400-123-4f9a2c" and "20261122-163400-123-4f9a2c-0". The time is UTC.
[[nodiscard]] QString newBatchName(const QDateTime& now);
[[nodiscard]] QString takeId(const QString& batch, int index);

/// The order of lists: newer batches first, and within a batch the first take first.
[[nodiscard]] bool comesBefore(const QString& id, const QString& other);

/// Creates the library's folder if needed and removes what a killed program left half written. Failure
/// FileUnwritable.
std::optional<Failure> prepareLibrary(const QString& library);

/// Everything that is named like a take, in the order of lists.
[[nodiscard]] QStringList takeIds(const QString& library);

/// Failures: FileNotFound, FileUnreadable, FormatInvalid, VersionUnsupported.
[[nodiscard]] Outcome<Take> readTake(const QString& library, const QString& id);
[[nodiscard]] Outcome<AudioPtr> readTakeAudio(const QString& library, const QString& id);
[[nodiscard]] Outcome<CodesPtr> readTakeCodes(const QString& library, const QString& id);

/// analysis.json, beside the files of a take that is there. Failures: as readTake, and as writeTakeFields.
[[nodiscard]] Outcome<TakeAnalysis> readTakeAnalysis(const QString& library, const QString& id);
std::optional<Failure> writeTakeAnalysis(const QString& library, const QString& id,
                                         const TakeAnalysis& analysis);

/// All files of a take, in a folder that appears under its name when it is complete. Failures:
/// FileUnwritable, DiskFull.
std::optional<Failure> writeTake(const QString& library, const Take& take, const AudioPtr& audio,
                                 const CodesPtr& codes);

/// The same with audio of a file of interleaved floats, which is read bit by bit.
std::optional<Failure> writeTake(const QString& library, const Take& take, const QString& floats,
                                 const CodesPtr& codes);

/// take.json of a take that is there; nothing is done, and nothing fails, when it is not.
std::optional<Failure> writeTakeFields(const QString& library, const Take& take);

/// A take that is not there is no failure: it was never saved.
std::optional<Failure> moveToTrash(const QString& library, const QString& id);
std::optional<Failure> moveFromTrash(const QString& library, const QString& id);

/// The readable takes of the trash, in no order.
[[nodiscard]] QList<RemovedTake> readTrash(const QString& library);

/// Deletes for good: these takes, or what was removed before a time.
std::optional<Failure> deleteFromTrash(const QString& library, const QStringList& ids);
void deleteOldTrash(const QString& library, const QDateTime& before);

[[nodiscard]] QString takeAudioFile(const QString& library, const QString& id);

} // namespace arioso::core
