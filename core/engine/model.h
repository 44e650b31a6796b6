// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A loaded checkpoint: the parts of the pipeline and how they are made from a directory.

#include "engine/checkpoint/checkpoint.h"
#include "engine/codec/encodec.h"
#include "engine/decoder/conditioning.h"
#include "engine/decoder/decoder.h"
#include "engine/generation.h"
#include "engine/text/t5_encoder.h"
#include "engine/text/tokenizer.h"

#include <filesystem>
#include <memory>

namespace arioso::engine {

/// What the generation loop works with. Immutable once made.
struct ModelParts
{
    ModelInfo info;
    std::shared_ptr<const Tokenizer> tokenizer; ///< null when the directory has none
    std::shared_ptr<const T5Encoder> textEncoder;
    std::shared_ptr<const Conditioner> conditioner;
    std::shared_ptr<const Decoder> decoder;
    std::shared_ptr<const Encodec> codec;
    ChromaConfig chroma; ///< melody family
    int threads = 1;
};

/// Configuration, sizes and defaults of a model, from its headers. Throws as Engine::inspect.
[[nodiscard]] ModelInfo inspectCheckpoint(const LoadOptions& options);

/// Builds all parts. `modules`: folder of the tokenizer's module. Returns null when the listener stops it.
/// Throws as Engine::load.
[[nodiscard]] std::unique_ptr<Model> loadModel(const LoadOptions& options, const std::filesystem::path& modules,
                                               LoadListener& listener);

/// A Model of given parts.
[[nodiscard]] std::unique_ptr<Model> makeModel(ModelParts parts);

/// Throws Error RequestInvalid for codes that a model of this configuration does not have.
void checkCodes(const Codes& codes, const ModelConfig& config);

/// Codes of `audio` [C][N] at the model's own rate and channels, [K, F]: each channel goes through the mono codec, and
/// in a stereo model rows 2j and 2j + 1 are level j of left and right.
[[nodiscard]] Codes encodeChannels(const Encodec& codec, const Audio& audio);

} // namespace arioso::engine
