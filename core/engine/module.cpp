// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/module.h"

#include "engine/error.h"
#include "engine/module_abi.h"

#include <dlfcn.h>

#include <cstdlib>
#include <mutex>
#include <string>
#include <vector>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr const char* kModuleName = "arioso_engine.so";

const Engine* openModule(const fs::path& file)
{
    // Waiting OpenMP threads sleep instead of spinning, which would slow other programs and each other down
    // on a busy desktop. OpenMP reads the variable when it is loaded, which is now. A value that the user has
    // set is kept.
    setenv("OMP_WAIT_POLICY", "passive", 0);
    // Local, so that libtorch's symbols don't interpose those of the program or of the tokenizer's module.
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr)
        throw Error(ErrorCode::Internal, "The engine could not be loaded: " + std::string(dlerror()) + ".");
    const auto entry = reinterpret_cast<EngineEntry>(dlsym(module, kEngineEntryName));
    if (entry == nullptr)
        throw Error(ErrorCode::Internal, "'" + file.string() + "' is not Arioso's engine.");
    const Engine* engine = entry(kEngineAbiVersion);
    if (engine == nullptr)
        throw Error(ErrorCode::Internal, "'" + file.string() + "' belongs to another version of Arioso.");
    return engine; // the module is never closed: libtorch does not support it
}

} // namespace

std::vector<fs::path> moduleFolders()
{
    std::vector<fs::path> folders;
    if (const char* folder = std::getenv("ARIOSO_MODULE_DIR"); folder != nullptr && *folder != '\0')
        folders.emplace_back(folder);
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    if (!program.empty()) {
        const fs::path prefix = program.parent_path().parent_path();
        folders.push_back(prefix / "lib/arioso");
        folders.push_back(prefix / ARIOSO_MODULE_DIR_FROM_PREFIX);
    }
    return folders;
}

const Engine& openEngine(const fs::path& directory)
{
    static std::mutex mutex;
    static const Engine* engine = nullptr;
    const std::lock_guard lock(mutex);
    if (engine != nullptr)
        return *engine;

    std::string searched;
    for (const fs::path& folder : directory.empty() ? moduleFolders() : std::vector{directory}) {
        const fs::path file = folder / kModuleName;
        std::error_code ignored;
        if (fs::exists(file, ignored)) {
            engine = openModule(file);
            return *engine;
        }
        searched += (searched.empty() ? "'" : ", '") + folder.lexically_normal().string() + "'";
    }
    throw Error(ErrorCode::Internal, "The engine (" + std::string(kModuleName) +
                                         ") is missing. The search included " + searched + ".");
}

} // namespace arioso::engine
