// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/compare_view_model.h"

#include "core/background.h"
#include "ui/text/take_title.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace arioso::ui {

CompareViewModel::CompareViewModel(StageViewModel& stage, core::TakeLibrary& takes, core::Player&,
                                   Notices& notices, QObject* parent)
    : QObject(parent), m_stage(stage), m_takes(takes), m_notices(notices)
{
    connect(&stage, &StageViewModel::shownChanged, this, &CompareViewModel::onShown);
    const auto isOurs = [this](const QString& id) { return id == m_sides[0].id || id == m_sides[1].id; };
    connect(&takes, &core::TakeLibrary::takeChanged, this, [this, isOurs](const core::Take& take) {
        if (isOurs(take.id))
            Q_EMIT changed();
    });
    connect(&takes, &core::TakeLibrary::takesRemoved, this, [this, isOurs](const QStringList& ids) {
        if (std::any_of(ids.begin(), ids.end(), isOurs))
            close();
    });
}

QString CompareViewModel::titleAt(int side) const
{
    const core::Take* take = m_takes.find(m_sides[std::size_t(side)].id);
    return take != nullptr ? titleOf(*take) : QString();
}

bool CompareViewModel::isStarred(int side) const
{
    const core::Take* take = m_takes.find(m_sides[std::size_t(side)].id);
    return take != nullptr && take->starred;
}

QString CompareViewModel::loudnessText() const
{
    if (!m_isReady)
        return {};
    const float least = std::min(m_gains.first, m_gains.second);
    // Less than people can hear.
    const double decibels = -20 * std::log10(double(least));
    if (decibels < 0.05)
        return tr("Both are equally loud.");
    const QString by = QLocale().toString(decibels, 'f', 1);
    return least == m_gains.first ? tr("A lowered by %1 dB to match loudness.").arg(by)
                                  : tr("B lowered by %1 dB to match loudness.").arg(by);
}

void CompareViewModel::compare(const QString& first, const QString& second)
{
    const core::Take* left = m_takes.find(first);
    const core::Take* right = m_takes.find(second);
    if (left == nullptr || right == nullptr || first == second)
        return;
    ++m_serial;
    m_sides = {Side{left->id, {}}, Side{right->id, {}}};
    m_isReady = false;
    m_side = 0;
    m_gains = {};
    m_stage.setHeld(true);
    m_differences.set(core::differences(left->recipe, right->recipe));
    Q_EMIT changed();
    read(0);
    read(1);
}

void CompareViewModel::read(int side)
{
    if (!isActive()) // the other failed at once
        return;
    m_takes.audio(m_sides[std::size_t(side)].id)
        .then(this, [this, side, serial = m_serial](const core::Outcome<core::AudioPtr>& outcome) {
            if (serial == m_serial)
                onRead(side, outcome);
        });
}

void CompareViewModel::onRead(int side, const core::Outcome<core::AudioPtr>& outcome)
{
    if (const core::Failure* failure = core::failureOf(outcome)) {
        m_notices.report(*failure, titleAt(side));
        end();
        return;
    }
    m_sides[std::size_t(side)].audio = *core::valueOf(outcome);
    if (m_sides[0].audio && m_sides[1].audio)
        measure();
}

void CompareViewModel::measure()
{
    core::inBackground([first = m_sides[0].audio, second = m_sides[1].audio] {
        return core::matchLoudness(core::integratedLoudness(*first), core::integratedLoudness(*second));
    }).then(this, [this, serial = m_serial](const core::MatchedGains& gains) {
        if (serial != m_serial)
            return;
        m_gains = gains;
        m_isReady = true;
        hear();
        Q_EMIT changed();
    });
}

void CompareViewModel::setSide(int side)
{
    if (!m_isReady || side == m_side || side < 0 || side > 1)
        return;
    m_side = side;
    hear();
    Q_EMIT changed();
}

void CompareViewModel::hear()
{
    const Side& heard = m_sides[std::size_t(m_side)];
    m_stage.showSound(heard.id, heard.audio, gain());
}

void CompareViewModel::toggleStar(int side)
{
    if (isActive() && (side == 0 || side == 1))
        m_takes.setStarred(m_sides[std::size_t(side)].id, !isStarred(side));
}

void CompareViewModel::close()
{
    if (!isActive())
        return;
    const Side heard = m_sides[std::size_t(m_side)];
    const bool restores = m_isReady && m_stage.currentTake() == heard.id && m_takes.find(heard.id) != nullptr;
    end();
    if (restores)
        m_stage.showSound(heard.id, heard.audio, 1);
}

void CompareViewModel::end()
{
    ++m_serial;
    m_sides = {};
    m_isReady = false;
    m_stage.setHeld(false);
    m_differences.set({});
    Q_EMIT changed();
}

/// Whatever else comes on the stage is no part of this.
void CompareViewModel::onShown()
{
    if (!m_isReady)
        return;
    const QString shown = m_stage.currentTake();
    if (shown != m_sides[0].id && shown != m_sides[1].id)
        end();
}

} // namespace arioso::ui
