// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Loops: codes whose end continues in their beginning.
//
//     |------------- loop -------------|--- its beginning again ---|
//     |         kept          |  seam  |   how well it continues   |

#include "engine/api/generation.h"

#include <algorithm>

namespace arioso::engine {

/// A request that generates the last `seam` frames of a loop so that the loop's beginning follows.
/// 1 <= seam < F. The other fields of the request have their defaults.
[[nodiscard]] inline RepaintRequest seamRequest(const Codes& loop, int seam)
{
    RepaintRequest request;
    request.gap = {loop.frames - seam, loop.frames};
    const int total = 2 * loop.frames - seam;
    request.codes = {loop.codebooks, total, {}};
    request.codes.values.reserve(std::size_t(loop.codebooks) * std::size_t(total));
    for (int k = 0; k < loop.codebooks; ++k) {
        const auto row = loop.values.begin() + std::ptrdiff_t(k) * loop.frames;
        request.codes.values.insert(request.codes.values.end(), row, row + loop.frames);
        request.codes.values.insert(request.codes.values.end(), row, row + (total - loop.frames));
    }
    return request;
}

} // namespace arioso::engine
