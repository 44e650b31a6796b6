// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/time_view.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace arioso::ui {
namespace {

double finite(double value)
{
    return std::isfinite(value) ? value : 0;
}

/// The next of 1, 2, 5, 10 … milliseconds to seconds, and of times that clocks show above.
double roundStep(double atLeast)
{
    for (const double step : {15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0})
        if (atLeast > 10 && step >= atLeast)
            return step;
    if (atLeast > 10)
        return std::ceil(atLeast / 3600) * 3600;
    const double power = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= atLeast * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

} // namespace

void TimeView::setDuration(double seconds)
{
    const bool all = showsAll();
    m_duration = std::max(0.0, finite(seconds));
    if (all)
        showAll();
    else
        show(m_begin, m_end);
}

void TimeView::setWidth(double pixels)
{
    m_width = std::max(0.0, finite(pixels));
}

double TimeView::xAt(double seconds) const
{
    return span() > 0 ? (finite(seconds) - m_begin) / span() * m_width : 0;
}

double TimeView::secondsAt(double x) const
{
    const double seconds = m_width > 0 ? m_begin + finite(x) / m_width * span() : m_begin;
    return std::clamp(seconds, 0.0, m_duration);
}

void TimeView::show(double begin, double end)
{
    const double wanted = std::max(finite(end) - finite(begin), kShortestSpan);
    const double span = std::min(wanted, m_duration);
    // One that was too short grows on both sides.
    const double middle = (finite(begin) + finite(end)) / 2;
    m_begin = std::clamp(middle - span / 2, 0.0, m_duration - span);
    m_end = span < m_duration ? m_begin + span : m_duration;
}

void TimeView::zoomAround(double seconds, double factor)
{
    if (!(factor > 0) || !std::isfinite(factor) || span() <= 0)
        return;
    const double newSpan = std::clamp(span() / factor, std::min(kShortestSpan, m_duration), m_duration);
    const double part = std::clamp((finite(seconds) - m_begin) / span(), 0.0, 1.0);
    const double begin = m_begin + part * (span() - newSpan);
    show(begin, begin + newSpan);
}

void TimeView::scrollBy(double seconds)
{
    const double by = std::clamp(finite(seconds), -m_begin, m_duration - m_end);
    m_begin += by;
    m_end += by;
}

void TimeView::reveal(double seconds)
{
    seconds = finite(seconds);
    if (seconds >= m_begin && seconds <= m_end)
        return;
    // A little of what came before stays in sight.
    constexpr double kLead = 0.05;
    const double begin = seconds - kLead * span();
    show(begin, begin + span());
}

QList<double> TimeView::ticks(double spacing) const
{
    QList<double> times;
    if (m_width <= 0 || span() <= 0 || !(spacing >= 1))
        return times;
    const double step = roundStep(span() / m_width * spacing);
    for (double tick = std::ceil(m_begin / step - 1e-9); tick * step <= m_end + 1e-9; ++tick)
        times.append(tick * step);
    return times;
}

} // namespace arioso::ui
