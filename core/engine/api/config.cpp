// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/api/config.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace arioso::engine {

int AudioEncoderConfig::hopLength() const
{
    return std::accumulate(upsamplingRatios.begin(), upsamplingRatios.end(), 1, std::multiplies<>());
}

int AudioEncoderConfig::frameRate() const
{
    const int hop = hopLength();
    return samplingRate / hop + (samplingRate % hop != 0 ? 1 : 0);
}

int AudioEncoderConfig::quantizers() const
{
    const double bitsPerSecond = std::log2(double(codebookSize)) * frameRate(); // of one codebook
    return std::max(1, int(std::floor(targetBandwidths.front() * 1000 / bitsPerSecond)));
}

} // namespace arioso::engine
