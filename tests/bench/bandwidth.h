// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The machine's limit, measured in the same run as what is compared with it.

namespace arioso::bench {

/// Bytes a second that `threads` threads read from main memory in order, the fastest way known to us (huge
/// pages, prefetched), best of several passes over 512 MiB.
[[nodiscard]] double readBandwidth(int threads);

} // namespace arioso::bench
