// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Loads the module that links FFmpeg.

#include "engine/audio/media_abi.h"

#include <string>

namespace arioso::engine {

struct MediaLibrary
{
    const ArMediaApi* api = nullptr;
    std::string failure; ///< the reason for having none, such as the name of a missing library
};

/// Loads the module at the first call. Thread-safe.
[[nodiscard]] const MediaLibrary& mediaLibrary();

} // namespace arioso::engine
