// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Lists of remarks in WAV files that libsndfile (1.2) never finishes reading: an entry whose size, added to
// what was read before, overflows 32 bits makes it go back and read the same entry again, for ever.

#include <cstdint>

namespace arioso::engine {

/// Whether the file is a WAV file with such a list. Looks at every place that could be taken for the start of
/// a list, so that it need not know which of them libsndfile finds. A file that cannot be read has none.
[[nodiscard]] bool hasEndlessList(int descriptor, std::uint64_t size);

} // namespace arioso::engine
