// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A clip of the running job on disk while it is made, so that a program that is killed loses a moment of it.
//
//     library/.unfinished/20261122-163400-123-4f9a2c-0/
//         take.json   as a take's, without its lengths
//         codes       frame after frame, K int32 each
//         audio       interleaved float32

#include "core/failure.h"
#include "core/takes/take.h"

#include <QFile>
#include <QString>
#include <QStringList>

#include <optional>

namespace arioso::core {

/// Appends what comes. A disk that takes no more ends that in silence: the take itself will be told of.
class UnfinishedTake
{
public:
    /// `take`: its id, batch, recipe and format.
    UnfinishedTake(const QString& library, const Take& take);

    void append(const engine::Codes& codes);
    void append(const engine::Audio& audio);

    /// False after something couldn't be written: what comes later is lost.
    [[nodiscard]] bool isWhole() const { return m_codes.isOpen() && m_audio.isOpen(); }
    /// The audio, which can be read while it grows.
    [[nodiscard]] QString audioPath() const { return m_audio.fileName(); }

private:
    QFile m_codes;
    QFile m_audio;
};

/// The audio that is kept of a take: interleaved floats.
[[nodiscard]] QString unfinishedAudio(const QString& library, const QString& id);

/// Those that a killed program left.
[[nodiscard]] QStringList unfinishedTakes(const QString& library);

/// Makes a take of what is there of it, up to the last whole frame, and removes the rest. Absent when there is nothing.
/// Failures: as writeTake; what is there then stays.
[[nodiscard]] Outcome<std::optional<Take>> recoverTake(const QString& library, const QString& id);

/// Of a take that was saved, or that nothing came of.
void removeUnfinished(const QString& library, const QString& id);

} // namespace arioso::core
