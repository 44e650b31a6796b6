// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/api/starter_model.h"

#include <cstdlib>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

fs::path placeOfStarter()
{
    if (const char* folder = std::getenv("ARIOSO_STARTER_MODEL"); folder != nullptr)
        return folder;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    return program.empty()
               ? fs::path()
               : program.parent_path().parent_path() / ARIOSO_DATA_DIR_FROM_PREFIX / "models/starter";
}

} // namespace

fs::path starterModelFolder()
{
    const fs::path folder = placeOfStarter();
    if (folder.empty())
        return {};
    std::error_code ignored;
    const bool whole = fs::is_regular_file(folder / "config.json", ignored) &&
                       fs::is_regular_file(folder / "model.safetensors", ignored);
    return whole ? folder : fs::path();
}

} // namespace arioso::engine
