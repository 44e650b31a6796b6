// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/stage_view_model.h"

#include "ui/text/clock_text.h"
#include "ui/text/take_title.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace arioso::ui {

StageViewModel::StageViewModel(core::GenerationService& generation, core::TakeLibrary& takes,
                               core::Player& player, Notices& notices, QObject* parent)
    : QObject(parent), m_generation(generation), m_takes(takes), m_player(player), m_notices(notices)
{
    connectService();
    connect(&takes, &core::TakeLibrary::takesLoaded, this, &StageViewModel::onTakesLoaded);
    connect(&takes, &core::TakeLibrary::opened, this, &StageViewModel::onTakesLoaded);
    connect(&takes, &core::TakeLibrary::takesAdded, this, &StageViewModel::onTakesAdded);
    connect(&takes, &core::TakeLibrary::takesRemoved, this, &StageViewModel::onTakesRemoved);
    connect(&takes, &core::TakeLibrary::takeChanged, this, [this](const core::Take& take) {
        if (take.id == currentTake())
            Q_EMIT shownChanged();
    });
    connect(&takes.analyses(), &core::TakeAnalyses::ready, this, [this](const QString& id) {
        if (id == currentTake())
            Q_EMIT shownChanged();
    });
    connect(&player, &core::Player::positionChanged, this, &StageViewModel::updateStatus);
    connect(&player, &core::Player::stateChanged, this, &StageViewModel::updateStatus);
    connect(this, &StageViewModel::shownChanged, this, &StageViewModel::grown);
    connect(this, &StageViewModel::grown, this, &StageViewModel::updateStatus);
}

const core::Take* StageViewModel::take() const
{
    return m_shown && !m_shown->takeId.isEmpty() ? m_takes.find(m_shown->takeId) : nullptr;
}

core::GrowingSound::Ending StageViewModel::endingOf(const QString& takeId) const
{
    const core::Take* take = m_takes.find(takeId);
    return take != nullptr && take->isLoop() ? core::GrowingSound::Ending::Seamless
                                             : core::GrowingSound::Ending::Ordinary;
}

core::TakeAnalysisPtr StageViewModel::analysis() const
{
    return take() != nullptr ? m_takes.analyses().find(m_shown->takeId) : nullptr;
}

QList<double> StageViewModel::beats() const
{
    const core::TakeAnalysisPtr measured = analysis();
    if (!measured || !measured->beats)
        return {};
    return {measured->beats->seconds.begin(), measured->beats->seconds.end()};
}

QString StageViewModel::currentTake() const
{
    return m_shown ? m_shown->takeId : m_awaitedTake;
}

QString StageViewModel::title() const
{
    if (const core::Take* shown = take())
        return titleOf(*shown);
    return liveClip() >= 0 ? m_live->title : QString();
}

QString StageViewModel::facts() const
{
    if (const core::Take* shown = take()) {
        const core::TakeAnalysisPtr measured = analysis();
        return factsOf(*shown, measured && measured->beats ? std::optional(measured->beats->perMinute)
                                                           : std::nullopt);
    }
    if (liveClip() < 0)
        return {};
    return m_live->expectedSeconds > 0 ? tr("Generating · %1").arg(secondsText(m_live->expectedSeconds))
                                       : tr("Generating");
}

bool StageViewModel::hasSeed() const
{
    const core::Take* shown = take();
    return shown != nullptr && shown->recipe.settings.seed;
}

void StageViewModel::copySeed() const
{
    if (const core::Take* shown = take(); shown != nullptr && shown->recipe.settings.seed)
        QGuiApplication::clipboard()->setText(QString::number(*shown->recipe.settings.seed));
}

double StageViewModel::duration() const
{
    return m_shown ? std::max(m_shown->wave.seconds(), m_shown->wave.expectedSeconds()) : 0;
}

/// Takes of one click are neighbours in the library.
QStringList StageViewModel::batch() const
{
    const core::Take* shown = take();
    if (shown == nullptr || shown->batch.isEmpty())
        return {};
    const QList<core::Take>& takes = m_takes.takes();
    const auto isOther = [batch = shown->batch](const core::Take& take) { return take.batch != batch; };
    auto first = takes.begin() + m_takes.indexOf(shown->id);
    while (first != takes.begin() && !isOther(*(first - 1)))
        --first;
    QStringList ids;
    for (; first != takes.end() && !isOther(*first); ++first)
        ids.append(first->id);
    return ids;
}

QStringList StageViewModel::clips() const
{
    QStringList names;
    if (liveClip() >= 0) {
        for (qsizetype i = 0; i < m_live->clips.size(); ++i)
            names.append(QString::number(i + 1));
    } else {
        for (const QString& id : batch())
            names.append(QString::number(m_takes.find(id)->batchIndex + 1));
    }
    return names.size() > 1 ? names : QStringList();
}

int StageViewModel::clip() const
{
    return int(liveClip() >= 0 ? liveClip() : batch().indexOf(currentTake()));
}

void StageViewModel::selectClip(int index)
{
    if (index == clip())
        return;
    if (liveClip() >= 0)
        showClip(index, Entry::SamePlace);
    else if (const QStringList ids = batch(); index >= 0 && index < ids.size())
        read(ids[index], Entry::SamePlace);
}

void StageViewModel::setPlayWhileMade(bool play)
{
    if (play == m_playWhileMade)
        return;
    m_playWhileMade = play;
    Q_EMIT playWhileMadeChanged();
}

/// Puts a sound on the stage, which may be empty as yet.
void StageViewModel::show(const StageSoundPtr& sound, Entry entry)
{
    const QString before = currentTake();
    ++m_reading;
    m_isLoading = false;
    m_awaitedTake.clear();
    m_shown = sound;
    if (hasSound())
        m_recent.add(sound);
    // The sound before goes on until it can be replaced, when it is to be replaced at the same place.
    if (hasSound() || entry != Entry::SamePlace)
        give(entry);
    Q_EMIT shownChanged();
    if (currentTake() != before)
        Q_EMIT currentTakeChanged();
}

void StageViewModel::give(Entry entry, float gain)
{
    const core::GrowingSoundPtr sound = m_shown ? m_shown->sound : nullptr;
    if (entry == Entry::SamePlace)
        m_player.switchSource(sound, gain);
    else
        m_player.setSource(sound, gain);
    if (entry == Entry::Playing)
        m_player.play();
}

void StageViewModel::clear()
{
    if (m_shown)
        show(nullptr, Entry::Silent);
}

void StageViewModel::showTake(const QString& id, bool play)
{
    if (m_takes.find(id) == nullptr) {
        if (!m_takes.isOpen() && !m_shown && id != m_awaitedTake) {
            m_awaitedTake = id;
            Q_EMIT currentTakeChanged();
        }
        return;
    }
    const Entry entry = play ? Entry::Playing : Entry::Silent;
    if (id != currentTake() || !m_shown || (!hasSound() && !m_isLoading))
        read(id, entry);
    else if (play && hasSound())
        m_player.play();
    else if (play)
        read(id, entry);
}

/// By value: it may be the awaited one, which show() forgets.
void StageViewModel::read(QString id, Entry entry) // NOLINT(performance-unnecessary-value-param)
{
    if (const StageSoundPtr recent = m_recent.find(id)) {
        show(recent, entry);
        return;
    }
    auto sound = std::make_shared<StageSound>();
    sound->takeId = id;
    sound->wave.setExpectedSeconds(m_takes.find(id)->seconds);
    show(sound, entry == Entry::Playing ? Entry::Silent : entry);
    m_isLoading = true;
    Q_EMIT shownChanged();
    using Sound = core::Outcome<std::shared_ptr<core::GrowingSound>>;
    m_takes.sound(id).then(this, [this, entry, reading = m_reading](const Sound& outcome) {
        if (reading == m_reading)
            onRead(outcome, entry);
    });
}

void StageViewModel::onRead(const core::Outcome<std::shared_ptr<core::GrowingSound>>& outcome, Entry entry)
{
    m_isLoading = false;
    const auto* read = core::valueOf(outcome);
    const std::shared_ptr<core::GrowingSound> whole = read != nullptr ? *read : nullptr;
    if (whole) {
        m_shown->setSound(whole);
        m_recent.add(m_shown);
    } else if (const core::Failure* failure = core::failureOf(outcome)) {
        m_notices.report(*failure, title());
    }
    if (whole || entry == Entry::SamePlace)
        give(entry);
    Q_EMIT shownChanged();
}

void StageViewModel::showSound(const QString& takeId, const core::AudioPtr& audio, float gain)
{
    StageSoundPtr sound = m_shown && m_shown->takeId == takeId ? m_shown : m_recent.find(takeId);
    if (!sound)
        sound = std::make_shared<StageSound>();
    if (!sound->sound) {
        sound->takeId = takeId;
        sound->setSound(core::GrowingSound::whole(audio, endingOf(takeId)));
    }
    const QString before = currentTake();
    ++m_reading;
    m_isLoading = false;
    m_shown = sound;
    m_recent.add(sound);
    give(Entry::SamePlace, gain);
    Q_EMIT shownChanged();
    if (currentTake() != before)
        Q_EMIT currentTakeChanged();
}

void StageViewModel::onTakesLoaded()
{
    if (m_awaitedTake.isEmpty())
        return;
    if (m_takes.find(m_awaitedTake) != nullptr)
        showTake(m_awaitedTake);
    else if (m_takes.isOpen()) {
        m_awaitedTake.clear();
        Q_EMIT currentTakeChanged();
    }
}

void StageViewModel::onTakesRemoved(const QStringList& ids)
{
    for (const QString& id : ids)
        m_recent.remove(id);
    if (m_shown && !m_shown->takeId.isEmpty() && ids.contains(m_shown->takeId)) {
        const QString id = m_shown->takeId;
        clear();
        m_removedTake = id;
    } else {
        Q_EMIT shownChanged(); // one may have been of the same click
    }
}

void StageViewModel::onTakesAdded(const QList<core::Take>& takes)
{
    const auto isRemoved = [this](const core::Take& take) { return take.id == m_removedTake; };
    if (m_shown)
        Q_EMIT shownChanged();
    else if (std::any_of(takes.begin(), takes.end(), isRemoved))
        showTake(m_removedTake);
}

} // namespace arioso::ui
