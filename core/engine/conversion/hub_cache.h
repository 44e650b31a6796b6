// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Models that are on this computer already, in the cache that Hugging Face's libraries share.

#include <filesystem>
#include <string>

namespace arioso::engine {

/// The cache's folder: HF_HUB_CACHE, HUGGINGFACE_HUB_CACHE, HF_HOME/hub or ~/.cache/huggingface/hub.
[[nodiscard]] std::filesystem::path hubCache();

/// The folder with the files of a model such as "google-t5/t5-base": of its main revision, else of any other.
/// Empty when it is not there, or without its config.json.
[[nodiscard]] std::filesystem::path findInHubCache(const std::string& model);

} // namespace arioso::engine
