// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The interface between a program and the engine's module: one exported function. Both are built from the
// same headers by the same compiler, so C++ types may be passed. The version number detects a module from
// another build.

#include <cstdint>

namespace arioso::engine {

class Engine;

/// Increment with every change of a type in the public headers.
constexpr std::uint32_t kEngineAbiVersion = 3;

/// The module's only exported symbol. Returns null for another version.
constexpr const char* kEngineEntryName = "ariosoEngine";
using EngineEntry = const Engine* (*)(std::uint32_t version);

} // namespace arioso::engine
