// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/hub_cache.h"

#include "engine/api/error.h"
#include "engine/files/file_map.h"

#include <cstdlib>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

/// The value of an environment variable; empty if it is not set.
std::string variable(const std::string& name)
{
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::string() : std::string(value);
}

std::string userFolder()
{
    const std::string home = variable("HOME");
    return home.empty() ? "/" : home;
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
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

std::string expandedPath(const std::string& path)
{
    std::string result;
    for (std::size_t at = 0; at < path.size();) {
        const bool braced = path.compare(at, 2, "${") == 0;
        const std::size_t begin = at + (braced ? 2 : 1);
        std::size_t end = begin;
        while (end < path.size() && isNameCharacter(path[end]))
            ++end;
        const std::size_t next = end + (braced ? 1 : 0);
        const bool isName = path[at] == '$' && end > begin && (!braced || path.compare(end, 1, "}") == 0);
        const char* value = isName ? std::getenv(path.substr(begin, end - begin).c_str()) : nullptr;
        if (value != nullptr) {
            result += value;
            at = next;
        } else {
            result += path[at++];
        }
    }
    if (result == "~" || result.compare(0, 2, "~/") == 0)
        result.replace(0, 1, userFolder());
    return result;
}

fs::path hubHome()
{
    if (const std::string home = variable("HF_HOME"); !home.empty())
        return expandedPath(home);
    const std::string cache = variable("XDG_CACHE_HOME");
    return (cache.empty() ? fs::path(userFolder()) / ".cache" : fs::path(expandedPath(cache))) /
           "huggingface";
}

fs::path hubCache()
{
    for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}) {
        if (const std::string cache = variable(name); !cache.empty())
            return expandedPath(cache);
    }
    return hubHome() / "hub";
}

fs::path findInHubCache(const std::string& model, const fs::path& cache)
{
    std::string name = "models--" + model;
    for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/'))
        name.replace(slash, 1, "--");
    const fs::path folder = cache / name;
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
