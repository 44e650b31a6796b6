// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The seam to the engine; tests put a fake engine here.

#include "engine/api/conversion.h"
#include "engine/api/generation.h"

#include <functional>

namespace arioso::core {

/// Gives the engine, which must outlive the service. Called on the worker thread, before the first load, so
/// that the half second of opening the module never meets the window. May throw engine::Error, which becomes
/// a failed load.
using EngineGateway = std::function<const engine::Engine&()>;

/// The engine's module as engine::openEngine finds it.
[[nodiscard]] EngineGateway moduleGateway();

/// The same for conversions.
using ConverterGateway = std::function<const engine::Converter&()>;
[[nodiscard]] ConverterGateway converterGateway();

} // namespace arioso::core
