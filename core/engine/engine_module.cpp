// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The one symbol that the engine's module exports.

#include "engine/engine.h"
#include "engine/module_abi.h"

#include <dlfcn.h>

#include <filesystem>

namespace {

/// The folder this module was loaded from; the tokenizer's module lies beside it.
std::filesystem::path moduleFolder()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<void*>(&moduleFolder), &info) == 0 || info.dli_fname == nullptr)
        return {};
    return std::filesystem::path(info.dli_fname).parent_path();
}

} // namespace

extern "C" __attribute__((visibility("default"))) const arioso::engine::Engine* ariosoEngine(std::uint32_t version)
{
    if (version != arioso::engine::kEngineAbiVersion)
        return nullptr;
    // Never destroyed: libtorch's own statics may be gone by then.
    static const auto* engine = new arioso::engine::MusicGenEngine(moduleFolder());
    return engine;
}
