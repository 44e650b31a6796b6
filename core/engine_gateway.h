// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The seam to the engine; tests put a fake engine here.

#include "engine/generation.h"

#include <functional>

namespace arioso::core {

/// Gives the engine, which must outlive the service. Called on the worker thread, before the first load, so
/// that the half second of opening the module never meets the window. May throw engine::Error, which becomes
/// a failed load.
using EngineGateway = std::function<const engine::Engine&()>;

/// The engine's module as engine::openEngine finds it.
[[nodiscard]] EngineGateway moduleGateway();

} // namespace arioso::core
