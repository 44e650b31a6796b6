// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A loaded checkpoint: the parts of the pipeline, and how they are built from a directory.

#include "engine/api/generation.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/codec/encodec.h"
#include "engine/decoder/conditioning.h"
#include "engine/decoder/decoder.h"
#include "engine/text/t5_encoder.h"
#include "engine/text/tokenizer.h"

#include <filesystem>
#include <memory>

namespace arioso::engine {

/// What the generation loop works with. Immutable once built.
struct ModelParts
{
    ModelInfo info;
    std::shared_ptr<const Tokenizer> tokenizer; ///< null if the checkpoint has none
    std::shared_ptr<const T5Encoder> textEncoder;
    std::shared_ptr<const Conditioner> conditioner;
    std::shared_ptr<const Decoder> decoder;
    std::shared_ptr<const Encodec> codec;
    ChromaConfig chroma; ///< melody family
    int threads = 1;
};

/// Configuration, sizes and defaults of a model, read from its headers. Throws as Engine::inspect.
[[nodiscard]] ModelInfo inspectCheckpoint(const LoadOptions& options);

/// Builds all parts. `modules`: folder of the tokenizer's module. Returns null if the listener stops it.
/// Throws as Engine::load.
[[nodiscard]] std::unique_ptr<Model> loadModel(const LoadOptions& options,
                                               const std::filesystem::path& modules, LoadListener& listener);

/// A Model with these parts.
[[nodiscard]] std::unique_ptr<Model> makeModel(ModelParts parts);

/// Throws Error RequestInvalid for codes that a model with this configuration doesn't have.
void checkCodes(const Codes& codes, const ModelConfig& config);

/// Encodes audio [C][N] at the model's own rate and number of channels to [K, F]. Each channel is encoded by
/// the mono codec; in a stereo model rows 2j and 2j + 1 are level j of the left and right channel.
[[nodiscard]] Codes encodeChannels(const Encodec& codec, const Audio& audio);

} // namespace arioso::engine
