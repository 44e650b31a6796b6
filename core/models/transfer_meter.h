// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Makes bytes a second and the time left out of byte counts and a clock that the caller reads.

#include <QtGlobal>

#include <deque>
#include <optional>

namespace arioso::core {

class TransferMeter
{
public:
    static constexpr double kWindowSeconds = 5; ///< the speed is that of the last seconds

    /// `bytes` there at `seconds` of any clock, which never goes back; fewer bytes than before begin anew.
    void update(qint64 bytes, double seconds);
    /// After a pause.
    void clear() { m_marks.clear(); }

    /// 0 until it is known.
    [[nodiscard]] double bytesPerSecond() const;
    /// Until `total` bytes are there.
    [[nodiscard]] std::optional<double> secondsLeft(qint64 total) const;

private:
    struct Mark
    {
        double seconds;
        qint64 bytes;
    };

    std::deque<Mark> m_marks;
};

} // namespace arioso::core
