// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The implementation of Engine.

#include "engine/api/generation.h"

#include <filesystem>

namespace arioso::engine {

class MusicGenEngine : public Engine
{
public:
    /// `modules`: the folder of arioso_tokenizer.so.
    explicit MusicGenEngine(std::filesystem::path modules);

    [[nodiscard]] ModelInfo inspect(const LoadOptions& options) const override;
    [[nodiscard]] std::unique_ptr<Model> load(const LoadOptions& options,
                                              LoadListener& listener) const override;
    [[nodiscard]] std::vector<std::string> advice() const override;

private:
    std::filesystem::path m_modules;
};

} // namespace arioso::engine
