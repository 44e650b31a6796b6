// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One piece of music that was made, without its sound: what the list shows and take.json keeps.

#include "core/failure.h"
#include "core/recipe/recipe.h"
#include "core/sound.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>

namespace arioso::core {

struct Take
{
    /// Version of take.json; as Recipe::kVersion.
    static constexpr int kVersion = 1;

    QString id;   ///< name of its folder; sorts by time of making
    QString name; ///< given by the user; "" until then
    bool starred = false;
    QDateTime created; ///< UTC, to the millisecond
    QString batch;     ///< the same for all takes of one click
    int batchIndex = 0;
    Recipe recipe; ///< recipe.edit->takeId or recipe.continuation->takeId is the parent
    double seconds = 0;
    int sampleRate = 0; ///< Hz
    int channels = 0;
    int codebooks = 0;
    int frames = 0;
    int frameRate = 0;    ///< frames a second
    int promptFrames = 0; ///< of the frames; "make it again" continues these frames of the take's own codes
    qint64 skippedSamples = 0; ///< samples that decoding the codes gives before the audio begins
    bool stopped = false;      ///< by the user, before its full length

    QJsonObject unknown; ///< fields of later versions; no part of equality

    [[nodiscard]] QString parentId() const
    {
        return recipe.edit           ? recipe.edit->takeId
               : recipe.continuation ? recipe.continuation->takeId
                                     : QString();
    }
    [[nodiscard]] bool isLoop() const
    {
        return recipe.edit && recipe.edit->kind == TakeEdit::Kind::Loop;
    }
    /// A part of its parent, of which nothing was generated.
    [[nodiscard]] bool isPart() const
    {
        return !recipe.edit && !parentId().isEmpty() && frames > 0 && promptFrames == frames;
    }
    [[nodiscard]] double promptSeconds() const
    {
        return frameRate > 0 ? double(promptFrames) / frameRate : 0;
    }

    friend bool operator==(const Take& a, const Take& b);
};

[[nodiscard]] QJsonObject toJson(const Take& take);

/// Strict. `id` comes from the folder. Failures: FormatInvalid, VersionUnsupported.
[[nodiscard]] Outcome<Take> takeFromJson(const QJsonObject& object, const QString& id);

/// A deleted take that can be brought back.
struct RemovedTake
{
    Take take;
    QDateTime when; ///< UTC
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::Take)
