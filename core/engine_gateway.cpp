// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/engine_gateway.h"

#include "engine/api/module.h"

namespace arioso::core {

EngineGateway moduleGateway()
{
    return []() -> const engine::Engine& { return engine::openEngine(); };
}

ConverterGateway converterGateway()
{
    return []() -> const engine::Converter& { return engine::openConverter(); };
}

} // namespace arioso::core
