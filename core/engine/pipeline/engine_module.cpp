// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The only symbol that the engine's module exports.

#include "engine/api/module_abi.h"
#include "engine/pipeline/engine.h"

#include <dlfcn.h>

#include <filesystem>

namespace {

/// The folder that this module was loaded from. The tokenizer's module is in it, too.
std::filesystem::path moduleFolder()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<void*>(&moduleFolder), &info) == 0 || info.dli_fname == nullptr)
        return {};
    return std::filesystem::path(info.dli_fname).parent_path();
}

} // namespace

extern "C" __attribute__((visibility("default"))) const arioso::engine::Engine*
ariosoEngine(std::uint32_t version)
{
    if (version != arioso::engine::kModuleAbiVersion)
        return nullptr;
    // Never destroyed, because libtorch's static objects may be destroyed first.
    static const auto* engine = new arioso::engine::MusicGenEngine(moduleFolder());
    return engine;
}
