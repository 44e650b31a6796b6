// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/generation/longer_view_model.h"

#include "core/recipe/generation_settings.h"
#include "ui/text/clock_text.h"
#include "ui/text/take_title.h"

#include <algorithm>
#include <cmath>

namespace arioso::ui {
namespace {

namespace range = core::range;

} // namespace

LongerViewModel::LongerViewModel(core::TakeLibrary& takes, QObject* parent)
    : QObject(parent), m_takes(takes),
      m_duration({range::kSeconds.lowest, range::kSeconds.highest, range::kSeconds.lowest, range::kSeconds.highest, 1, 0,
                  false, true},
                 kUsualMoreSeconds),
      m_variants({range::kTakes.lowest, range::kTakes.highest, range::kTakes.lowest, range::kTakes.highest, 1, 0, true}, 1)
{
    connect(&m_duration, &NumberSetting::changed, this, &LongerViewModel::changed);
}

bool LongerViewModel::open(const QString& takeId, double cursorSeconds)
{
    const core::Take* take = m_takes.find(takeId);
    if (take == nullptr)
        return false;
    m_takeId = takeId;
    m_title = titleOf(*take);
    m_seconds = take->seconds;
    m_cursor = std::isfinite(cursorSeconds) ? std::clamp(cursorSeconds, 0.0, m_seconds) : 0;
    m_fromCursor = false;
    m_endless = false;
    m_variants.reset();
    m_duration.choose(std::min(std::round(m_seconds + kUsualMoreSeconds), range::kSeconds.highest));
    Q_EMIT changed();
    return true;
}

QString LongerViewModel::cursorText() const
{
    return m_cursor > 0 && m_cursor < m_seconds ? clockText(m_cursor, 1) : QString();
}

void LongerViewModel::setFromCursor(bool fromCursor)
{
    const bool next = fromCursor && !cursorText().isEmpty();
    if (next == m_fromCursor)
        return;
    m_fromCursor = next;
    Q_EMIT changed();
}

void LongerViewModel::setEndless(bool endless)
{
    if (endless == m_endless)
        return;
    m_endless = endless;
    Q_EMIT changed();
}

void LongerViewModel::start()
{
    if (!isPossible())
        return;
    Q_EMIT started(m_takeId, {m_duration.value(), m_fromCursor ? std::optional(m_cursor) : std::nullopt,
                              int(m_variants.value()), m_endless});
}

} // namespace arioso::ui
