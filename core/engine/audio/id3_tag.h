// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The tag at the beginning of an MP3 file. libsndfile passes texts to LAME as ISO 8859-1, which corrupts
// letters outside of ASCII.

#include <string>

namespace arioso::engine {

/// An ID3v2.4 tag of UTF-8 texts; "" for empty ones. Source: id3.org, ID3v2.4.0 structure and native frames.
[[nodiscard]] std::string id3Tag(const std::string& title, const std::string& comment);

} // namespace arioso::engine
