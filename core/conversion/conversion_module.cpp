// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The only symbol that the conversion module exports.

#include "conversion/convert.h"
#include "engine/api/module_abi.h"
#include "engine/machine/memory.h"

#include <cstdint>

namespace {

namespace engine = arioso::engine;

class CheckpointConverter : public engine::Converter
{
public:
    [[nodiscard]] engine::ConversionOutcome convert(const engine::ConversionOptions& options,
                                                    engine::ConversionListener& listener) const override
    {
        return engine::guarded(engine::kForAnything,
                               [&] { return engine::convertCheckpoint(options, listener); });
    }
};

} // namespace

extern "C" __attribute__((visibility("default"))) const engine::Converter*
ariosoConverter(std::uint32_t version)
{
    if (version != engine::kModuleAbiVersion)
        return nullptr;
    static const CheckpointConverter converter;
    return &converter;
}
