// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/engine.h"

#include "engine/advice.h"
#include "engine/conversion/convert.h"
#include "engine/memory.h"
#include "engine/model.h"

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

ConversionOutcome MusicGenEngine::convert(const ConversionOptions& options,
                                          ConversionListener& listener) const
{
    return guarded(kForAnything, [&] { return convertCheckpoint(options, listener); });
}

std::vector<std::string> MusicGenEngine::advice() const
{
    return guarded(kForAnything, [] { return machineAdvice(); });
}

} // namespace arioso::engine
