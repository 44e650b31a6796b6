// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/transfer_meter.h"

namespace arioso::core {

void TransferMeter::update(qint64 bytes, double seconds)
{
    if (!m_marks.empty() && bytes < m_marks.back().bytes)
        m_marks.clear();
    m_marks.push_back({seconds, bytes});
    while (m_marks.size() > 2 && m_marks[1].seconds < seconds - kWindowSeconds)
        m_marks.pop_front();
}

double TransferMeter::bytesPerSecond() const
{
    if (m_marks.size() < 2)
        return 0;
    const double span = m_marks.back().seconds - m_marks.front().seconds;
    constexpr double kShortest = 0.5; // what was buffered before says nothing
    return span < kShortest ? 0 : double(m_marks.back().bytes - m_marks.front().bytes) / span;
}

std::optional<double> TransferMeter::secondsLeft(qint64 total) const
{
    const double speed = bytesPerSecond();
    if (speed <= 0)
        return std::nullopt;
    return double(total - m_marks.back().bytes) / speed;
}

} // namespace arioso::core
