// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/media_library.h"

#include "engine/api/module.h"

#include <dlfcn.h>

#include <filesystem>

namespace arioso::engine {
namespace {

constexpr const char* kModuleName = "arioso_media.so";

MediaLibrary load()
{
    for (const std::filesystem::path& folder : moduleFolders()) {
        const std::filesystem::path file = folder / kModuleName;
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored))
            continue;
        // Local, so that its symbols don't interpose those of the program. It is never closed.
        void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (module == nullptr)
            return {nullptr, dlerror()};
        const auto* api = static_cast<const ArMediaApi*>(dlsym(module, "ariosoMedia"));
        if (api == nullptr || api->version != kArMediaVersion)
            return {nullptr, "'" + file.string() + "' belongs to another version of Arioso"};
        return {api, {}};
    }
    return {nullptr, std::string(kModuleName) + " is missing"};
}

} // namespace

const MediaLibrary& mediaLibrary()
{
    static const MediaLibrary library = load();
    return library;
}

} // namespace arioso::engine
