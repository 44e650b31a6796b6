// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Takes for the tests of the list: made up, in a library of their own.

#include "core/fake_engine.h"
#include "core/takes/take_folder.h"
#include "core/takes/take_library.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace arioso::test {

inline core::ResultClip fakeClip(const QString& prompt, quint64 seed, int frames = 20)
{
    core::ResultClip clip;
    clip.recipe.prompt = prompt;
    clip.recipe.settings.seed = seed;
    clip.recipe.model = {QStringLiteral("musicgen-tiny"), {}, {}};
    clip.codes = std::make_shared<const engine::Codes>(fakeCodes(seed, frames));
    clip.audio = std::make_shared<const engine::Audio>(fakeAudio(seed, 0, std::size_t(frames) * kFakeHop));
    clip.frameRate = kFakeFrameRate;
    return clip;
}

inline QString addTake(core::TakeLibrary& library, const QString& prompt, quint64 seed, int frames = 20)
{
    core::JobResult result;
    result.clips = {fakeClip(prompt, seed, frames)};
    return library.add(result).value(0);
}

inline std::unique_ptr<core::TakeLibrary> openLibrary(const QString& folder)
{
    auto library = std::make_unique<core::TakeLibrary>(folder);
    QSignalSpy opened(library.get(), &core::TakeLibrary::opened);
    library->open();
    return opened.wait(20000) ? std::move(library) : nullptr;
}

} // namespace arioso::test
