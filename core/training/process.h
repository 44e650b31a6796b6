// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a process that trains needs of its surroundings.

#include <c10/core/Device.h>

#include <exception>
#include <string>

namespace arioso::training {

/// One thread for each worker and memory that is kept between steps. Starts the program anew, once, because
/// the libraries read these settings when they are loaded. Call it first in main.
void setUpProcess(char** argv);

/// "cpu" or "cuda". Throws engine::Error DeviceUnavailable.
[[nodiscard]] at::Device deviceOf(const std::string& name);

/// What went wrong, without the list of functions that libtorch adds to its errors.
[[nodiscard]] std::string sentenceOf(const std::exception& error);

} // namespace arioso::training
