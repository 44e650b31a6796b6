// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Codes on disk, for the window and the command line: a safetensors file, which Python can open, too. One
// clip is the tensor "codes", [K, F]; several are "codes.1", "codes.2" … What a clip was made from is in the
// metadata, or in a take's other files.

#include "engine/api/audio.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

struct StoredCodes
{
    std::vector<Codes> clips; ///< at least one
    std::map<std::string, std::string> metadata;
};

/// Whether a file that begins with these bytes can be a safetensors file. False for all texts.
[[nodiscard]] bool isSafetensors(std::string_view bytes);

/// Each clip as int16 if all of its codes fit, which is so for all known codecs, else as int32.
[[nodiscard]] std::string codesToSafetensors(const StoredCodes& codes);

/// `source` is the name of the file in messages. Throws Error FileUnreadable, naming what is wrong: the
/// header, other tensors, a dtype, a shape, a negative code.
[[nodiscard]] StoredCodes codesFromSafetensors(std::string_view bytes, const std::string& source);

} // namespace arioso::engine
