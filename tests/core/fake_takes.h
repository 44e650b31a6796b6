// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Takes of the fake engine: their sound follows from the seed, so a take that comes back can be checked.

#include "core/fake_engine.h"
#include "core/takes/take_folder.h"
#include "core/takes/take_library.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>

#include <memory>

namespace arioso::test {

using namespace arioso::core;

inline JobResult resultOf(std::uint64_t seed, int clips = 1, int frames = 30)
{
    JobResult result;
    for (int i = 0; i < clips; ++i) {
        ResultClip clip;
        clip.recipe.prompt = QStringLiteral("prompt %1").arg(seed);
        clip.recipe.settings.seed = seed + std::uint64_t(i);
        clip.codes = std::make_shared<engine::Codes>(fakeCodes(seed + std::uint64_t(i), frames));
        clip.audio = std::make_shared<engine::Audio>(
            fakeAudio(seed + std::uint64_t(i), 0, std::size_t(frames) * kFakeHop));
        clip.frameRate = kFakeFrameRate;
        result.clips.append(clip);
    }
    return result;
}

/// The library of a folder, opened.
inline std::unique_ptr<TakeLibrary> openLibrary(const QString& folder)
{
    auto library = std::make_unique<TakeLibrary>(folder);
    QSignalSpy opened(library.get(), &TakeLibrary::opened);
    library->open();
    if (!opened.wait(20000))
        return nullptr;
    return library;
}

/// Everything of a take is there and is what its seed makes.
inline bool isWhole(const TakeLibrary& library, const Take& take)
{
    const auto audio = library.audio(take.id).result();
    const auto codes = library.codes(take.id).result();
    const std::uint64_t seed = take.recipe.settings.seed.value_or(0);
    return valueOf(audio) != nullptr && valueOf(codes) != nullptr &&
           (*valueOf(audio))->channels == fakeAudio(seed, 0, std::size_t(take.frames) * kFakeHop).channels &&
           (*valueOf(codes))->values == fakeCodes(seed, take.frames).values;
}

/// Takes without any sound: reading that would be a failure. Newest first.
inline QStringList writeTakes(const QString& folder, int count)
{
    QStringList ids;
    Take take;
    take.recipe.prompt = QStringLiteral("many");
    for (int i = 0; i < count; ++i) {
        take.created = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(i);
        take.id = takeId(newBatchName(take.created), 0);
        ids.prepend(take.id);
        QDir().mkpath(folder + QLatin1Char('/') + take.id);
        QFile file(folder + QLatin1Char('/') + take.id + QStringLiteral("/take.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(toJson(take)).toJson());
    }
    return ids;
}

} // namespace arioso::test
