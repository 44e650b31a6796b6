// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The Engine that the module hands out.

#include "engine/conversion.h"
#include "engine/generation.h"

#include <filesystem>

namespace arioso::engine {

class MusicGenEngine : public Engine
{
public:
    /// `modules`: the folder that holds arioso_tokenizer.so.
    explicit MusicGenEngine(std::filesystem::path modules);

    [[nodiscard]] ModelInfo inspect(const LoadOptions& options) const override;
    [[nodiscard]] std::unique_ptr<Model> load(const LoadOptions& options, LoadListener& listener) const override;
    [[nodiscard]] ConversionOutcome convert(const ConversionOptions& options, ConversionListener& listener) const override;
    [[nodiscard]] std::vector<std::string> advice() const override;

private:
    std::filesystem::path m_modules;
};

} // namespace arioso::engine
