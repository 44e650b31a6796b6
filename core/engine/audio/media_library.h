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
    std::string failure; ///< why there is none, such as the name of a library that is missing
};

/// Loaded at the first call, which may come from any thread.
[[nodiscard]] const MediaLibrary& mediaLibrary();

} // namespace arioso::engine
