// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Conversion of checkpoints between layouts. Includes no header of libtorch.

#include "engine/api/generation.h"

#include <filesystem>
#include <optional>

namespace arioso::engine {

enum class CheckpointLayout {
    HuggingFace, ///< config.json, model.safetensors and a tokenizer: what the engine loads
    Audiocraft,  ///< state_dict.bin and compression_state_dict.bin: what Python's audiocraft loads
};

struct ConversionOptions
{
    /// A folder in the other layout, or a file with audiocraft's language model: an export, a training's
    /// checkpoint, or a bare state dictionary. A folder with pytorch_model.bin is converted to one with
    /// model.safetensors, and a PEFT adapter to a model with the adapter merged.
    std::filesystem::path from;
    /// The new folder. It must not exist, or must be empty.
    std::filesystem::path to;
    CheckpointLayout layout = CheckpointLayout::HuggingFace; ///< of the new folder
    /// Folder of the T5 model, which audiocraft's checkpoints don't contain, or of a MusicGen model in the
    /// Hugging Face layout. Empty: the model that the checkpoint names, from Hugging Face's cache.
    std::filesystem::path textEncoder;
    /// The same for the codec (EnCodec), if the checkpoint doesn't contain it.
    std::filesystem::path codec;
    std::filesystem::path adapter{};  ///< merged into the new model; as in LoadOptions
    std::optional<double> strength{}; ///< of the adapter
};

enum class ConversionOutcome { Done, Stopped };

/// Observes a conversion, on the thread that called `convert`.
class __attribute__((visibility("default"))) ConversionListener
{
public:
    virtual ~ConversionListener() = default;

    /// Called with the part that is done, 0..1. Flow::Stop ends the conversion and removes what it has
    /// written.
    virtual Flow progressed(double /*part*/) { return Flow::Continue; }
};

/// The interface of the conversion module.
class __attribute__((visibility("default"))) Converter
{
public:
    virtual ~Converter() = default;

    /// Writes a checkpoint in another layout. The new folder appears complete or not at all. Needs memory for
    /// a few tensors only. Throws Error as Engine::inspect, and FileUnwritable, also for a full disk.
    [[nodiscard]] virtual ConversionOutcome convert(const ConversionOptions&, ConversionListener&) const = 0;
};

} // namespace arioso::engine
