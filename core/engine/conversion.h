// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Converting checkpoints between layouts, through Engine::convert. No torch header is needed to use it.

#include "engine/generation.h"

#include <filesystem>
#include <optional>

namespace arioso::engine {

enum class CheckpointLayout {
    HuggingFace, ///< config.json, model.safetensors, the tokenizer: what the engine runs
    Audiocraft,  ///< state_dict.bin and compression_state_dict.bin: what Python's audiocraft runs
};

struct ConversionOptions
{
    /// A folder in the other layout, or a file with audiocraft's language model: exported, of a training, or a
    /// bare state dictionary. A folder with pytorch_model.bin becomes one with model.safetensors, and a PEFT
    /// adapter the model that it makes of its base.
    std::filesystem::path from;
    /// The new folder, which must not exist or be empty.
    std::filesystem::path to;
    CheckpointLayout layout = CheckpointLayout::HuggingFace; ///< of the new folder
    /// Folder of the T5 model, which audiocraft's checkpoints lack; a whole MusicGen in the Hugging Face
    /// layout will do too. Empty: the one that the checkpoint names, from Hugging Face's cache.
    std::filesystem::path textEncoder;
    /// The same for the codec (EnCodec) of a checkpoint that only names it.
    std::filesystem::path codec;
    std::filesystem::path adapter{};  ///< as LoadOptions', merged into the new model
    std::optional<double> strength{}; ///< of the adapter
};

enum class ConversionOutcome { Done, Stopped };

/// Hears of a conversion, on the thread that called `convert`.
class __attribute__((visibility("default"))) ConversionListener
{
public:
    virtual ~ConversionListener() = default;

    /// The part done, 0..1. Flow::Stop ends the conversion, and nothing is left of it.
    virtual Flow progressed(double /*part*/) { return Flow::Continue; }
};

} // namespace arioso::engine
