// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/tensor_names.h"

#include <algorithm>

namespace arioso::engine {
namespace {

bool beginsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

} // namespace

std::string canonicalName(const std::string& name)
{
    if (name == "text_encoder.encoder.embed_tokens.weight")
        return std::string(kTextEmbedding);
    if (beginsWith(name, "model.decoder.") || beginsWith(name, "lm_heads."))
        return "decoder." + name;
    return name;
}

bool isOptionalTensor(std::string_view name)
{
    return name == "decoder.model.decoder.embed_positions.weights" || //
           beginsWith(name, "audio_encoder.quantizer.layers.") ||     //
           beginsWith(name, "text_encoder.decoder.") ||               //
           name == "text_encoder.lm_head.weight" ||
           // Only that of block 0 is used; old files repeat it.
           (beginsWith(name, "text_encoder.encoder.block.") &&
            endsWith(name, ".relative_attention_bias.weight"));
}

std::vector<std::string> unexpectedTensors(const WeightStore& store)
{
    std::vector<std::string> names = store.unused();
    names.erase(std::remove_if(names.begin(), names.end(),
                               [](const std::string& name) { return isOptionalTensor(name); }),
                names.end());
    return names;
}

} // namespace arioso::engine
