// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The subcommands: each adds its options and returns what runs it.

#include <CLI/CLI.hpp>

#include <functional>

namespace arioso::train {

using Command = std::function<int()>;

[[nodiscard]] Command addCodec(CLI::App& app);
[[nodiscard]] Command addDecoder(CLI::App& app);
[[nodiscard]] Command addFinetune(CLI::App& app);

} // namespace arioso::train
