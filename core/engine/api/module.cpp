// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/api/module.h"

#include "engine/api/error.h"
#include "engine/api/module_abi.h"

#include <dlfcn.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

/// What the loader needs to know about a module.
struct ModuleName
{
    const char* file;
    const char* entry;
    const char* subject; ///< in sentences
};

constexpr ModuleName kEngineModule{"arioso_engine.so", kEngineEntryName, "The engine"};
constexpr ModuleName kConversionModule{"arioso_conversion.so", kConverterEntryName, "The conversion"};

template <typename Interface>
const Interface* openFile(const fs::path& file, const ModuleName& name)
{
    // Waiting OpenMP threads sleep instead of spinning, which would slow other programs and each other down
    // on a busy desktop. OpenMP reads the variable when it is loaded, which is now. A value that the user has
    // set is kept.
    setenv("OMP_WAIT_POLICY", "passive", 0);
    // Local, so that libtorch's symbols don't interpose those of the program or of the tokenizer's module.
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr)
        throw Error(ErrorCode::Internal,
                    std::string(name.subject) + " could not be loaded: " + std::string(dlerror()) + ".");
    using Entry = const Interface* (*)(std::uint32_t);
    const auto entry = reinterpret_cast<Entry>(dlsym(module, name.entry));
    if (entry == nullptr)
        throw Error(ErrorCode::Internal, "'" + file.string() + "' is not a module of Arioso.");
    const Interface* opened = entry(kModuleAbiVersion);
    if (opened == nullptr)
        throw Error(ErrorCode::Internal, "'" + file.string() + "' belongs to another version of Arioso.");
    return opened; // the module is never closed: libtorch does not support it
}

fs::path findIn(const std::vector<fs::path>& folders, const std::string& name, const std::string& subject)
{
    std::string searched;
    for (const fs::path& folder : folders) {
        std::error_code ignored;
        if (fs::exists(folder / name, ignored))
            return folder / name;
        searched += (searched.empty() ? "'" : ", '") + folder.lexically_normal().string() + "'";
    }
    throw Error(ErrorCode::Internal,
                subject + " (" + name + ") is missing. The search included " + searched + ".");
}

template <typename Interface>
const Interface* openModule(const fs::path& directory, const ModuleName& name)
{
    const std::vector<fs::path> folders = directory.empty() ? moduleFolders() : std::vector{directory};
    return openFile<Interface>(findIn(folders, name.file, name.subject), name);
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

fs::path findModule(const std::string& name, const std::string& subject)
{
    return findIn(moduleFolders(), name, subject);
}

const Engine& openEngine(const fs::path& directory)
{
    static const Engine* engine = openModule<Engine>(directory, kEngineModule);
    return *engine;
}

const Converter& openConverter(const fs::path& directory)
{
    static const Converter* converter = openModule<Converter>(directory, kConversionModule);
    return *converter;
}

} // namespace arioso::engine
