// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/export/export_peak.h"

#include "engine/audio/peak.h"

#include <new>

namespace arioso::core {
namespace {

/// Thrown out of a measurement that nobody waits for any more.
struct GivenUp
{
};

} // namespace

double exportedPeak(const engine::Audio& audio, const std::optional<TimeRange>& part,
                    const std::atomic<bool>& givenUp)
{
    try {
        const auto look = [&givenUp](double) {
            if (givenUp)
                throw GivenUp{};
        };
        return part ? engine::truePeak(*audioBetween(audio, part->begin, part->end), look)
                    : engine::truePeak(audio, look);
    } catch (const GivenUp&) {
        return 0;
    } catch (const std::bad_alloc&) {
        return 0; // then writing tells
    }
}

double decibelsAboveFullScale(double peak)
{
    return engine::decibels(peak);
}

double decibelsToFit(double peak)
{
    return -engine::decibels(engine::gainToFit(peak));
}

} // namespace arioso::core
