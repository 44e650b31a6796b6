// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The interface between a program and the modules of the engine and of conversion: one exported function
// each. Both sides are built from the same headers by the same compiler, so C++ types may be passed. The
// version number detects a module from another build.

#include <cstdint>

namespace arioso::engine {

class Converter;
class Engine;

/// Increment with every change of a type in the public headers.
constexpr std::uint32_t kModuleAbiVersion = 5;

/// The only exported symbols. They return null for another version.
constexpr const char* kEngineEntryName = "ariosoEngine";
using EngineEntry = const Engine* (*)(std::uint32_t version);
constexpr const char* kConverterEntryName = "ariosoConverter";
using ConverterEntry = const Converter* (*)(std::uint32_t version);

} // namespace arioso::engine
