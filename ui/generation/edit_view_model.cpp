// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/generation/edit_view_model.h"

#include "core/background.h"
#include "core/playback/loudness.h"
#include "ui/text/clock_text.h"
#include "ui/text/take_title.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace arioso::ui {
namespace {

namespace range = core::range;

/// Loops are played over and over; this is behind every end.
constexpr double kEndOfEverything = 1e6;
constexpr double kMostBars = 999;

/// What to multiply each sound by so that all are as loud as the quietest.
std::vector<float> equalGains(const std::vector<core::AudioPtr>& sounds)
{
    std::vector<std::optional<double>> levels;
    std::optional<double> least;
    for (const core::AudioPtr& sound : sounds) {
        levels.push_back(core::integratedLoudness(*sound));
        if (levels.back() && (!least || *levels.back() < *least))
            least = levels.back();
    }
    std::vector<float> gains;
    for (const std::optional<double>& level : levels)
        gains.push_back(level ? float(std::pow(10.0, (*least - *level) / 20)) : 1.0F);
    return gains;
}

} // namespace

EditViewModel::EditViewModel(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts),
      m_count({range::kTakes.lowest, range::kTakes.highest, range::kTakes.lowest, range::kTakes.highest, 1, 0,
               true},
              kUsualCandidates),
      m_bars({1, kMostBars, 1, kMostBars, 1, 0, true}, 1)
{
    connect(&parts.jobs, &GenerationViewModel::candidatesReady, this, &EditViewModel::onCandidates);
    connect(&parts.generation, &core::GenerationService::failed, this, &EditViewModel::onEnded);
    connect(&parts.generation, &core::GenerationService::cancelled, this, &EditViewModel::onEnded);
    connect(&parts.takes, &core::TakeLibrary::takesRemoved, this, [this](const QStringList& ids) {
        if (isActive() && ids.contains(m_take.id))
            close();
    });
    connect(&m_bars, &NumberSetting::changed, this, &EditViewModel::changed);
}

bool EditViewModel::open(const QString& takeId)
{
    const core::Take* take = m_parts.takes.find(takeId);
    if (take == nullptr || take->frameRate <= 0 || take->sampleRate <= 0)
        return false;
    close();
    m_take = *take;
    m_prompt = take->recipe.prompt.value_or(QString());
    m_count.reset();
    m_beats.reset();
    m_parts.player.pause();
    m_before = Before{m_parts.player.source(), m_parts.player.loop(), m_parts.player.position()};
    Q_EMIT activeChanged(true);
    return true;
}

bool EditViewModel::openRepaint(const QString& takeId, double begin, double end)
{
    if (!(end > begin) || !open(takeId))
        return false;
    m_begin = std::clamp(begin, 0.0, m_take.seconds);
    m_end = std::clamp(end, 0.0, m_take.seconds);
    Q_EMIT changed();
    return true;
}

bool EditViewModel::openLoop(const QString& takeId, double begin, double end)
{
    const core::TakeAnalysisPtr measured = m_parts.takes.analyses().find(takeId);
    if (m_parts.takes.find(takeId) == nullptr)
        return false;
    if (!measured || !measured->beats) {
        Notices::Notice notice;
        notice.severity = Notices::Warning;
        notice.text = measured ? tr("No beat was found in this take, so it can't be cut to bars.")
                               : tr("The tempo of this take is still being measured.");
        notice.wayOut = measured ? tr("Choose a take with a steady beat.") : tr("Try again in a moment.");
        notice.key = QStringLiteral("loop");
        m_parts.notices.show(notice);
        return false;
    }
    if (!open(takeId))
        return false;
    m_beats = measured->beats;
    const bool selected = end > begin;
    m_begin = selected ? std::clamp(begin, 0.0, m_take.seconds) : 0;
    m_end = selected ? std::clamp(end, 0.0, m_take.seconds) : m_take.seconds;
    // A selection may end a little before the beat that it means.
    const double bar = 4 * 60 / m_beats->perMinute;
    const int fitting = int(std::floor((m_end - m_begin) / bar + (selected ? 0.25 : 0)));
    m_end = m_take.seconds;
    m_bars.reset();
    m_bars.setDefaultValue(std::clamp(fitting, 1, int(kMostBars)));
    for (int bars = fitting; bars > 1 && !loopBars(); --bars)
        m_bars.setDefaultValue(bars - 1);
    Q_EMIT changed();
    return true;
}

QString EditViewModel::title() const
{
    return isActive() ? titleOf(m_take) : QString();
}

QString EditViewModel::partText() const
{
    if (!isActive())
        return {};
    if (!isLoop())
        return tr("%1 to %2", "times").arg(clockText(m_begin, 1), clockText(m_end, 1));
    const std::optional<core::LoopBars> bars = loopBars();
    if (!bars)
        return tr("The take is too short for this many bars.");
    const double seconds = double(bars->frames()) / m_take.frameRate;
    return tr("%Ln bar(s) at %1, %2", nullptr, bars->bars).arg(tempoText(bars->perMinute), secondsText(seconds));
}

void EditViewModel::setPrompt(const QString& prompt)
{
    if (prompt == m_prompt)
        return;
    m_prompt = prompt;
    Q_EMIT changed();
}

int EditViewModel::frameAt(double seconds) const
{
    const double skipped = double(m_take.skippedSamples) / m_take.sampleRate;
    return std::clamp(int(std::lround((seconds + skipped) * m_take.frameRate)), 0, m_take.frames);
}

double EditViewModel::secondsAt(int frame) const
{
    return double(frame) / m_take.frameRate - double(m_take.skippedSamples) / m_take.sampleRate;
}

std::optional<core::LoopBars> EditViewModel::loopBars() const
{
    core::LoopWish wish;
    wish.begin = m_begin;
    wish.end = m_end;
    wish.bars = int(m_bars.value());
    wish.frameRate = m_take.frameRate;
    std::optional<core::LoopBars> bars = core::loopBars(*m_beats, wish);
    if (!bars)
        return bars;
    // Beats are times of the audio, frames those of the codes.
    const int shift = int(std::lround(double(m_take.skippedSamples) / m_take.sampleRate * m_take.frameRate));
    bars->from += shift;
    bars->to += shift;
    return bars->to <= m_take.frames ? bars : std::nullopt;
}

core::TakeEdit EditViewModel::edit() const
{
    core::TakeEdit edit;
    edit.takeId = m_take.id;
    if (!isLoop()) {
        edit.from = frameAt(m_begin);
        // The last frame may be longer than the audio.
        edit.to = m_end >= m_take.seconds - 0.5 / m_take.frameRate ? m_take.frames : frameAt(m_end);
        return edit;
    }
    const std::optional<core::LoopBars> bars = loopBars();
    if (!bars)
        return edit;
    edit.kind = core::TakeEdit::Kind::Loop;
    edit.from = bars->from;
    edit.to = bars->to;
    edit.seam = bars->seam;
    edit.bars = bars->bars;
    edit.beatsPerBar = bars->beatsPerBar;
    edit.perMinute = bars->perMinute;
    return edit;
}

bool EditViewModel::isPossible() const
{
    if (!isActive() || isBusy())
        return false;
    const core::TakeEdit wanted = edit();
    return wanted.to > wanted.from;
}

bool EditViewModel::follows() const
{
    return std::any_of(m_candidates.clips().begin(), m_candidates.clips().end(),
                       [](const core::ResultClip& clip) { return clip.rank && clip.rank->following; });
}

void EditViewModel::generate()
{
    if (!isPossible())
        return;
    silence();
    m_candidates.set({});
    m_gains.clear();
    m_reading = true;
    Q_EMIT changed();
    readCodes();
}

void EditViewModel::readCodes()
{
    const int serial = ++m_serial;
    const auto fail = [this](const core::Failure& failure) {
        m_reading = false;
        m_parts.notices.report(failure, title());
        Q_EMIT changed();
    };
    m_parts.takes.codes(m_take.id)
        .then(this, [this, serial, fail](const core::Outcome<core::CodesPtr>& codes) {
            if (serial != m_serial)
                return;
            if (const core::Failure* failure = core::failureOf(codes))
                return fail(*failure);
            m_parts.takes.audio(m_take.id)
                .then(this, [this, serial, fail, codes = *core::valueOf(codes)](
                                const core::Outcome<core::AudioPtr>& audio) {
                    if (serial != m_serial)
                        return;
                    if (const core::Failure* failure = core::failureOf(audio))
                        return fail(*failure);
                    onRead(codes, *core::valueOf(audio));
                });
        });
}

void EditViewModel::onRead(const core::CodesPtr& codes, const core::AudioPtr& audio)
{
    m_reading = false;
    m_audio = audio;
    m_edit = edit();
    core::JobRequest request{m_take.recipe.prompt, m_take.recipe.settings, {}, {}};
    if (m_prompt != request.prompt.value_or(QString()))
        request.prompt = m_prompt.isEmpty() ? std::nullopt : std::optional(m_prompt);
    request.settings.seed.reset();
    request.settings.takes = int(m_count.value());
    request.edit = core::EditInput{m_edit, codes, audio, m_take.skippedSamples, true};
    m_job = m_parts.jobs.submitLike(m_take, std::move(request)).value_or(0);
    Q_EMIT changed();
}

void EditViewModel::stop()
{
    ++m_serial;
    m_reading = false;
    if (const core::JobId job = std::exchange(m_job, 0))
        m_parts.generation.cancel(job);
    Q_EMIT changed();
}

void EditViewModel::onEnded(core::JobId id)
{
    if (id == 0 || id != m_job)
        return;
    m_job = 0;
    Q_EMIT changed();
}

void EditViewModel::onCandidates(const core::JobResult& result)
{
    if (result.id != m_job || !isActive())
        return;
    m_job = 0;
    m_candidates.set(result.clips);
    measure();
    Q_EMIT changed();
}

/// What of the candidates and of the take is heard, so that they can be made equally loud.
void EditViewModel::measure()
{
    std::vector<core::AudioPtr> sounds;
    const core::TimeRange part = heardRange();
    for (const core::ResultClip& clip : m_candidates.clips())
        sounds.push_back(isLoop() ? clip.audio : core::audioBetween(*clip.audio, part.begin, part.end));
    sounds.push_back(core::audioBetween(*m_audio, part.begin, part.end));
    core::inBackground([sounds] { return equalGains(sounds); })
        .then(this, [this, serial = m_serial](const std::vector<float>& gains) {
            if (serial != m_serial || !isActive())
                return;
            m_gains = gains;
            if (m_heard == kNothing && m_candidates.count() > 0 && m_parts.player.hasDevice())
                hear(0);
        });
}

core::TimeRange EditViewModel::heardRange() const
{
    return {std::max(0.0, secondsAt(m_edit.from) - kAroundSeconds),
            std::min(m_take.seconds, secondsAt(m_edit.to) + kAroundSeconds)};
}

void EditViewModel::hear(int candidate)
{
    const bool isOriginal = candidate == kOriginal;
    if (!isActive() || !m_audio || (!isOriginal && (candidate < 0 || candidate >= m_candidates.count())))
        return;
    const auto index = std::size_t(isOriginal ? m_candidates.count() : candidate);
    const float gain = index < m_gains.size() ? m_gains[index] : 1.0F;
    core::Player& player = m_parts.player;
    const bool continues = player.isActive() && m_heard != kNothing && !isLoop();
    if (isOriginal) {
        player.switchSource(core::GrowingSound::whole(m_audio), gain);
        player.setLoop(heardRange());
    } else {
        using Ending = core::GrowingSound::Ending;
        player.switchSource(core::GrowingSound::whole(m_candidates.clips()[candidate].audio,
                                                      isLoop() ? Ending::Seamless : Ending::Ordinary),
                            gain);
        player.setLoop(isLoop() ? core::TimeRange{0, kEndOfEverything} : heardRange());
    }
    if (!continues) {
        // Of a loop, first what leads into its beginning.
        const double length = double(m_edit.to - m_edit.from) / m_take.frameRate;
        const double lead = double(m_edit.seam) / m_take.frameRate + kAroundSeconds;
        player.seek(isLoop() && !isOriginal ? std::max(0.0, length - lead) : heardRange().begin);
    }
    player.play();
    m_heard = candidate;
    Q_EMIT changed();
}

void EditViewModel::silence()
{
    if (m_heard == kNothing)
        return;
    m_parts.player.pause();
    m_heard = kNothing;
    Q_EMIT changed();
}

void EditViewModel::apply(int candidate)
{
    if (!isActive() || candidate < 0 || candidate >= m_candidates.count())
        return;
    core::JobResult kept;
    kept.clips = {m_candidates.clips()[candidate]};
    const QString parent = m_take.id;
    const auto what = isLoop() ? EditHistory::What::MakeLoop : EditHistory::What::ReplaceSelection;
    close();
    const QString id = m_parts.takes.add(kept).value(0);
    Q_EMIT takeWanted(id);
    m_parts.history.record({what,
                            [this, id, parent] {
                                const bool there = m_parts.takes.find(id) != nullptr;
                                if (there)
                                    m_parts.takes.remove({id});
                                if (there && m_parts.takes.find(parent) != nullptr)
                                    Q_EMIT takeWanted(parent);
                                return there;
                            },
                            [this, id] {
                                m_parts.takes.restore({id});
                                const bool there = m_parts.takes.find(id) != nullptr;
                                if (there)
                                    Q_EMIT takeWanted(id);
                                return there;
                            },
                            {}});
}

void EditViewModel::close()
{
    if (!isActive())
        return;
    stop();
    const bool used = m_heard != kNothing;
    m_heard = kNothing;
    m_take = {};
    m_beats.reset();
    m_candidates.set({});
    m_gains.clear();
    m_audio.reset();
    if (const std::optional<Before> before = std::exchange(m_before, std::nullopt); before && used) {
        m_parts.player.pause();
        m_parts.player.switchSource(before->sound);
        m_parts.player.setLoop(before->loop);
        m_parts.player.seek(before->position);
    }
    Q_EMIT changed();
    Q_EMIT activeChanged(false);
}

} // namespace arioso::ui
