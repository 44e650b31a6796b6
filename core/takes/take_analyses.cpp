// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/take_analyses.h"

#include "core/analysis/sound_analysis.h"
#include "core/background.h"
#include "core/takes/take_folder.h"
#include "core/takes/take_library.h"

#include <exception>

namespace arioso::core {
namespace {

constexpr qsizetype kMostKnown = 4000; // some kilobytes each
constexpr qsizetype kMostWanted = 100; // more than a screen of rows

/// Seconds. Longer audio has no beats and is measured block by block.
constexpr double kMostInMemory = 600;

TakeAnalysis analyzeAny(const engine::Audio& audio)
{
    return analyze(audio);
}

TakeAnalysis analyzeAny(const GrowingSound& sound)
{
    return analyzeLong(sound);
}

/// Measures audio or a sound and keeps the result in the take's folder.
template <typename SoundPtr>
TakeAnalysis measured(const QString& folder, const QString& id, const SoundPtr& sound)
{
    if (!sound)
        return {};
    try {
        TakeAnalysis analysis = analyzeAny(*sound);
        (void)writeTakeAnalysis(folder, id, analysis); // where that fails it is measured again another time
        return analysis;
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace

TakeAnalyses::TakeAnalyses(const TakeLibrary& library) : m_library(library), m_known(kMostKnown) {}

TakeAnalysisPtr TakeAnalyses::find(const QString& id)
{
    if (const TakeAnalysisPtr* known = m_known.object(id))
        return *known;
    if (id != m_running) {
        m_wanted.removeOne(id);
        m_wanted.append(id);
        if (m_wanted.size() > kMostWanted)
            m_wanted.removeFirst();
        // Later, because a future that is done already would answer with `ready` inside this call.
        QMetaObject::invokeMethod(this, [this] { next(); }, Qt::QueuedConnection);
    }
    return nullptr;
}

void TakeAnalyses::next()
{
    if (!m_running.isEmpty())
        return;
    while (!m_wanted.isEmpty() && m_library.find(m_wanted.last()) == nullptr)
        m_wanted.removeLast();
    if (m_wanted.isEmpty())
        return;
    m_running = m_wanted.takeLast();
    const QString id = m_running;
    inBackground([folder = m_library.folder(), id] {
        return readTakeAnalysis(folder, id);
    }).then(this, [this, id](const Outcome<TakeAnalysis>& stored) {
        if (const TakeAnalysis* analysis = valueOf(stored)) {
            finish(id, *analysis);
            return;
        }
        if (const Take* take = m_library.find(id); take == nullptr || take->seconds <= kMostInMemory) {
            m_library.audio(id).then(this, [this, id](const Outcome<AudioPtr>& audio) { measure(id, audio); });
            return;
        }
        using SoundPtr = std::shared_ptr<GrowingSound>;
        m_library.sound(id).then(this, [this, id](const Outcome<SoundPtr>& sound) {
            const SoundPtr* whole = valueOf(sound);
            inBackground([folder = m_library.folder(), id, whole = whole != nullptr ? *whole : nullptr] {
                return measured(folder, id, whole);
            }).then(this, [this, id](const TakeAnalysis& analysis) { finish(id, analysis); });
        });
    });
}

void TakeAnalyses::measure(const QString& id, const Outcome<AudioPtr>& audio)
{
    const AudioPtr* samples = valueOf(audio);
    inBackground([folder = m_library.folder(), id, samples = samples != nullptr ? *samples : nullptr] {
        return measured(folder, id, samples);
    }).then(this, [this, id](const TakeAnalysis& analysis) { finish(id, analysis); });
}

void TakeAnalyses::finish(const QString& id, const TakeAnalysis& analysis)
{
    m_known.insert(id, new TakeAnalysisPtr(std::make_shared<const TakeAnalysis>(analysis)));
    m_running.clear();
    next();
    Q_EMIT ready(id);
}

} // namespace arioso::core
