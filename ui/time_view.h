// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which part of a sound is in sight, and where: the arithmetic of zooming and scrolling.

#include <QList>

namespace arioso::ui {

/// Maps seconds begin()..end() to pixels 0..width(), earlier to the left whatever the language. What is in
/// sight lies within 0..duration() and is never shorter than kShortestSpan (but for shorter sounds).
class TimeView
{
public:
    static constexpr double kShortestSpan = 0.005; ///< seconds

    [[nodiscard]] double duration() const { return m_duration; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double begin() const { return m_begin; }
    [[nodiscard]] double end() const { return m_end; }
    [[nodiscard]] double span() const { return m_end - m_begin; }
    [[nodiscard]] bool showsAll() const { return m_begin <= 0 && m_end >= m_duration; }

    /// A view that shows everything goes on doing so, any other stays where it is as far as it can.
    void setDuration(double seconds);
    void setWidth(double pixels);

    /// 0 while there is nothing to show.
    [[nodiscard]] double xAt(double seconds) const;
    /// Clamped to 0..duration().
    [[nodiscard]] double secondsAt(double x) const;

    /// Shows as much of begin..end as the limits allow.
    void show(double begin, double end);
    void showAll() { show(0, m_duration); }

    /// factor above 1: nearer. The place stays under the same pixel where the limits allow.
    void zoomAround(double seconds, double factor);
    void scrollBy(double seconds);

    /// Turns the page when the place is out of sight.
    void reveal(double seconds);

    /// Round times in sight for the marks of a ruler, at least `spacing` pixels apart.
    [[nodiscard]] QList<double> ticks(double spacing) const;

    friend bool operator==(const TimeView&, const TimeView&) = default;

private:
    double m_duration = 0;
    double m_width = 0;
    double m_begin = 0;
    double m_end = 0;
};

} // namespace arioso::ui
