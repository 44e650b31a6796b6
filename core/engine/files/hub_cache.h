// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Finds downloaded models in the cache that Hugging Face's libraries share, by the rules of Python's
// huggingface_hub.

#include <filesystem>
#include <string>

namespace arioso::engine {

/// `path` with "~" and the names of environment variables, $NAME and ${NAME}, expanded as a shell does. A
/// name that is not set stays.
[[nodiscard]] std::string expandedPath(const std::string& path);

/// HF_HOME, else huggingface in XDG_CACHE_HOME, else ~/.cache/huggingface; expanded.
[[nodiscard]] std::filesystem::path hubHome();

/// The cache's folder: HF_HUB_CACHE, else HUGGINGFACE_HUB_CACHE, else hub in hubHome(); expanded.
[[nodiscard]] std::filesystem::path hubCache();

/// The folder with the files of a model such as "google-t5/t5-base": its main revision, else any other. Empty
/// if the model is not in the cache or has no config.json.
[[nodiscard]] std::filesystem::path findInHubCache(const std::string& model,
                                                   const std::filesystem::path& cache = hubCache());

} // namespace arioso::engine
