// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/engine.h"

#include "engine/machine/advice.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/model_loading.h"

#include <utility>

namespace arioso::engine {

MusicGenEngine::MusicGenEngine(std::filesystem::path modules) : m_modules(std::move(modules)) {}

ModelInfo MusicGenEngine::inspect(const LoadOptions& options) const
{
    return guarded(kForAnything, [&] { return inspectCheckpoint(options); });
}

std::unique_ptr<Model> MusicGenEngine::load(const LoadOptions& options, LoadListener& listener) const
{
    return loadModel(options, m_modules, listener);
}

std::vector<std::string> MusicGenEngine::advice() const
{
    return guarded(kForAnything, [] { return machineAdvice(); });
}

} // namespace arioso::engine
