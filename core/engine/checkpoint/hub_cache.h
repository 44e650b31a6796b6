// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Finds downloaded models in the cache that Hugging Face's libraries share.

#include <filesystem>
#include <string>

namespace arioso::engine {

/// The cache's folder: HF_HUB_CACHE, HUGGINGFACE_HUB_CACHE, HF_HOME/hub or ~/.cache/huggingface/hub.
[[nodiscard]] std::filesystem::path hubCache();

/// The folder with the files of a model such as "google-t5/t5-base": its main revision, else any other. Empty
/// if the model is not in the cache or has no config.json.
[[nodiscard]] std::filesystem::path findInHubCache(const std::string& model);

} // namespace arioso::engine
