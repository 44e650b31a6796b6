// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Sets up the process for training.

#include <c10/core/Device.h>

#include <exception>
#include <string>

namespace arioso::training {

/// Makes libraries use one thread per worker and malloc keep memory between steps. Executes the program
/// again, once, because libraries read these settings when they are loaded. Must be called first in main.
void setUpProcess(char** argv);

/// "cpu" or "cuda". Throws engine::Error DeviceUnavailable.
[[nodiscard]] at::Device deviceOf(const std::string& name);

/// The message of an error, without the stack trace that libtorch adds.
[[nodiscard]] std::string sentenceOf(const std::exception& error);

} // namespace arioso::training
