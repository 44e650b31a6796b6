// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Any bytes as each of a checkpoint's JSON files: refused with an engine::Error, or the sizes are usable.

#include "engine/api/error.h"
#include "engine/checkpoint/config_json.h"
#include "input_file.h"

using namespace arioso;
using engine::JsonObject;

namespace {

template <typename Parse>
void tryTo(Parse parse)
{
    try {
        parse();
    } catch (const engine::Error&) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    nlohmann::json json;
    try {
        json = engine::parseJson({reinterpret_cast<const char*>(data), size}, "input");
    } catch (const engine::Error&) {
        return 0;
    }
    engine::ModelConfig model;
    tryTo([&] {
        model = engine::parseModelConfig(JsonObject(json, "input"));
        fuzz::require(model.audio.hopLength() > 0 && model.audio.quantizers() > 0);
        fuzz::require(model.decoder.headWidth() > 0 && model.decoder.codebooksPerChannel() > 0);
    });
    tryTo([&] { (void)engine::parseDecoderConfig(JsonObject(json, "input")); });
    tryTo([&] { (void)engine::parseGenerationDefaults(JsonObject(json, "input"), model.decoder); });
    tryTo([&] { (void)engine::parseChromaConfig(JsonObject(json, "input"), model); });
    return 0;
}
