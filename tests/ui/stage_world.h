// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The services that the stage stands on, with the fake engine and a library in a temporary folder.

#include "core/fake_engine.h"
#include "core/generation/generation_service.h"
#include "core/playback/player.h"
#include "core/settings/settings_store.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace arioso::test {

/// A take's sound that follows from `seed`, and as it would come out of the service.
inline core::ResultClip resultClip(std::uint64_t seed, double seconds, const QString& prompt = {})
{
    core::ResultClip clip;
    clip.recipe.prompt = prompt;
    clip.recipe.settings.seed = seed;
    clip.recipe.model = {QStringLiteral("fake"), {}, {}};
    const int frames = int(seconds * kFakeFrameRate);
    clip.codes = std::make_shared<const engine::Codes>(fakeCodes(seed, frames));
    clip.audio = std::make_shared<const engine::Audio>(fakeAudio(seed, 0, std::size_t(frames) * kFakeHop));
    clip.frameRate = kFakeFrameRate;
    return clip;
}

inline core::JobResult resultOf(const QList<core::ResultClip>& clips)
{
    core::JobResult result;
    result.clips = clips;
    return result;
}

/// All samples of a channel.
inline std::vector<float> samplesOf(const core::GrowingSound& sound, int channel = 0)
{
    std::vector<float> samples(std::size_t(sound.samples()));
    sound.read(channel, 0, sound.samples(), samples.data());
    return samples;
}

struct StageWorld
{
    StageWorld()
        : engine(record), takes(folder.filePath(QStringLiteral("takes"))),
          generation([this]() -> const engine::Engine& { return engine; }, QStringLiteral("test")),
          settings(folder.filePath(QStringLiteral("settings.json")))
    {
        takes.open();
        generation.selectModel({.directory = QStringLiteral("fake")});
    }

    /// Adds a take and waits until it is on disk, so that its sound has to be read.
    QStringList keep(const QList<core::ResultClip>& clips)
    {
        QSignalSpy saved(&takes, &core::TakeLibrary::saved);
        const QStringList ids = takes.add(resultOf(clips));
        if (!QTest::qWaitFor([&] { return saved.size() == clips.size(); }))
            qFatal("the takes are not saved");
        return ids;
    }

    static core::JobRequest request(const QString& prompt, double seconds, int count = 1)
    {
        core::JobRequest request;
        request.prompt = prompt;
        request.settings.seconds = seconds;
        request.settings.seed = 7;
        request.settings.takes = count;
        return request;
    }

    QTemporaryDir folder;
    FakeRecord record;
    FakeEngine engine;
    core::TakeLibrary takes;
    core::GenerationService generation;
    core::Player player;
    core::SettingsStore settings;
    ui::Notices notices;
};

} // namespace arioso::test
