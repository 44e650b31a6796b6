// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/hub_cache.h"

#include "engine/api/error.h"
#include "engine/files/file_map.h"

#include <cstdlib>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

/// The value of an environment variable; empty if it is not set.
fs::path variable(const char* name)
{
    const char* value = std::getenv(name);
    if (value == nullptr)
        return {};
    const std::string text = value;
    const char* home = std::getenv("HOME");
    return text.rfind("~/", 0) == 0 && home != nullptr ? fs::path(home) / text.substr(2) : fs::path(text);
}

bool isModel(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "config.json", ignored);
}

/// The commit that a reference file names; empty if there is none.
std::string commitOf(const fs::path& reference)
{
    try {
        std::string commit = readFile(reference, 64);
        commit.erase(commit.find_last_not_of(" \n\r") + 1);
        return commit.find_first_not_of("0123456789abcdef") == std::string::npos ? commit : std::string();
    } catch (const Error&) {
        return {};
    }
}

} // namespace

fs::path hubCache()
{
    for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}) {
        if (const fs::path cache = variable(name); !cache.empty())
            return cache;
    }
    if (const fs::path home = variable("HF_HOME"); !home.empty())
        return home / "hub";
    const fs::path cache = variable("XDG_CACHE_HOME");
    return (cache.empty() ? variable("HOME") / ".cache" : cache) / "huggingface" / "hub";
}

fs::path findInHubCache(const std::string& model)
{
    std::string name = "models--" + model;
    if (const std::size_t slash = name.find('/'); slash != std::string::npos)
        name.replace(slash, 1, "--");
    const fs::path folder = hubCache() / name;
    const fs::path snapshots = folder / "snapshots";
    if (const std::string commit = commitOf(folder / "refs" / "main");
        !commit.empty() && isModel(snapshots / commit))
        return snapshots / commit;
    std::error_code error;
    for (fs::directory_iterator entry(snapshots, error), end; !error && entry != end;
         entry.increment(error)) {
        if (isModel(entry->path()))
            return entry->path();
    }
    return {};
}

} // namespace arioso::engine
