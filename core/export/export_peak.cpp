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

ExportPeaks exportedPeaks(const engine::Audio& audio, const std::optional<TimeRange>& part,
                          const std::atomic<bool>& givenUp)
{
    try {
        const auto look = [&givenUp](double) {
            if (givenUp)
                throw GivenUp{};
        };
        if (part)
            return exportedPeaks(*audioBetween(audio, part->begin, part->end), std::nullopt, givenUp);
        return {engine::samplePeak(audio), engine::truePeak(audio, look)};
    } catch (const GivenUp&) {
        return {};
    } catch (const std::bad_alloc&) {
        return {}; // then writing tells
    }
}

double decibelsOfFullScale(double peak)
{
    return engine::decibels(peak);
}

double decibelsToFit(double truePeak)
{
    return -engine::decibels(engine::gainToFit(truePeak));
}

} // namespace arioso::core
