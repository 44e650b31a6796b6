// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/checkpoint_export.h"

#include "conversion/model_json.h"
#include "engine/api/error.h"
#include "engine/files/new_file.h"
#include "training/codec_network.h"
#include "training/discriminator.h"
#include "training/tensor_file.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/norm.h>
#include <ATen/ops/ones.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

namespace arioso::training {
namespace {

namespace fs = std::filesystem;

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool startsWith(const std::string& text, const std::string& start)
{
    return text.rfind(start, 0) == 0;
}

std::string codebookName(int k)
{
    return "quantizer.layers." + std::to_string(k) + ".codebook.embed";
}

void makeFolder(const fs::path& directory)
{
    std::error_code error;
    fs::create_directories(directory, error);
    if (error)
        throw engine::Error(engine::ErrorCode::FileUnwritable, "The folder '" + directory.string() +
                                                                   "' cannot be created: " + error.message() +
                                                                   ".");
}

void copyFile(const fs::path& from, const fs::path& folder)
{
    std::error_code error;
    fs::copy_file(from, folder / from.filename(), fs::copy_options::overwrite_existing, error);
    if (error)
        throw engine::Error(engine::ErrorCode::FileUnwritable,
                            "The file '" + from.string() + "' cannot be copied: " + error.message() + ".");
}

void writeJson(const fs::path& path, const nlohmann::json& value)
{
    const std::string text = value.dump(2) + "\n";
    engine::NewFile file(path);
    file.write(text.data(), std::int64_t(text.size()));
    file.commit();
}

/// Weights in any format, and indices of shards.
bool isWeightFile(const std::string& name)
{
    return endsWith(name, ".safetensors") || endsWith(name, ".bin") || endsWith(name, ".index.json");
}

} // namespace

TensorMap codecTensors(const TensorMap& codec)
{
    const c10::AutoGradMode off(false);
    const std::string root = "audio_encoder.";
    const std::string plain = ".conv.weight";
    TensorMap tensors;
    for (const auto& [name, tensor] : codec) {
        if (startsWith(name, kDiscriminator)) // not part of the codec
            continue;
        if (endsWith(name, plain)) {
            const std::string conv = root + name.substr(0, name.size() - std::string("weight").size());
            std::vector<std::int64_t> shape(std::size_t(tensor.dim()), 1);
            shape[0] = tensor.size(0);
            tensors[conv + "weight_g"] = at::norm(tensor.flatten(1), 2, {1}).view(shape);
            tensors[conv + "weight_v"] = tensor;
            continue;
        }
        tensors[root + name] = tensor;
        if (endsWith(name, ".embed")) {
            const std::string codebook = root + name.substr(0, name.size() - std::string("embed").size());
            tensors[codebook + "embed_avg"] = tensor;
            tensors[codebook + "cluster_size"] = at::ones({tensor.size(0)}, at::kFloat);
            tensors[codebook + "inited"] = at::ones({1}, at::kFloat);
        }
    }
    return tensors;
}

TensorMap codecOf(const engine::WeightStore& checkpoint, const engine::AudioEncoderConfig& config)
{
    requireTrainable(config);
    const c10::AutoGradMode off(false);
    const engine::Weights codec(checkpoint, "audio_encoder");
    const std::string plain = ".conv.weight";
    TensorMap tensors = initialCodec(config, 1);
    for (auto& [name, tensor] : tensors) {
        const bool conv = endsWith(name, plain);
        const std::string place = name.substr(0, name.rfind('.'));
        tensor =
            (conv ? codec.scope(place).convWeight(tensor.sizes()) : codec.f32(name, tensor.sizes())).clone();
    }
    for (int k = 0; codec.has(codebookName(k)); ++k)
        tensors[codebookName(k)] =
            codec.f32(codebookName(k), {config.codebookSize, config.codebookDim}).clone();
    return tensors;
}

TensorMap codecTensors(const TensorMap& codec, const engine::WeightStore& start,
                       const engine::AudioEncoderConfig& config)
{
    const c10::AutoGradMode off(false);
    TensorMap tensors = codecTensors(codec);
    for (const auto& [name, tensor] : codecOf(start, config)) {
        const auto trained = codec.find(name);
        if (trained == codec.end() || !trained->second.equal(tensor))
            continue;
        for (const auto& [stored, value] : codecTensors({{name, tensor}})) {
            if (const at::Tensor* before = start.find(stored); before != nullptr)
                tensors[stored] = *before;
        }
    }
    return tensors;
}

void writeModel(const fs::path& directory, const ModelFiles& files, const TensorMap& tensors)
{
    makeFolder(directory);
    const bool half = files.storedAs == StoredAs::Float16;
    TensorMap stored;
    for (const auto& [name, tensor] : tensors)
        stored[name] = tensor.to(half ? at::kHalf : at::kFloat);
    writeTensors(directory / "model.safetensors", stored);
    engine::ModelConfig config = files.config;
    config.decoder.maxPositions = files.frames + config.decoder.codebooksPerChannel() - 1;
    const nlohmann::json text = engine::textEncoderJson(config.text);
    const nlohmann::json audio = engine::audioEncoderJson(config.audio);
    writeJson(directory / "config.json",
              engine::modelJson(config, text, audio, half ? "float16" : "float32"));
    engine::GenerationDefaults defaults = files.defaults;
    const int rate = config.audio.frameRate();
    defaults.maxLength = std::max(files.frames / rate, 1) * rate; // whole seconds
    writeJson(directory / "generation_config.json", engine::generationJson(config.decoder, defaults));
    writeJson(directory / "preprocessor_config.json", engine::preprocessorJson(config, {}));
    for (const char* name : {"spiece.model", "tokenizer.json", "tokenizer_config.json",
                             "special_tokens_map.json", "vocabulary.json"}) {
        if (fs::exists(files.tokenizer / name))
            copyFile(files.tokenizer / name, directory);
    }
}

void prepareVariant(const fs::path& directory, const fs::path& source)
{
    makeFolder(directory);
    std::error_code ignored;
    if (fs::equivalent(directory, source, ignored))
        throw engine::Error(
            engine::ErrorCode::FileUnwritable,
            "The trained model must be saved in a folder other than that of the original model.");
    const engine::NewFile attempt(directory / "model.safetensors");
}

void writeVariant(const fs::path& directory, const fs::path& source, const TensorMap& tensors)
{
    prepareVariant(directory, source);
    for (const auto& entry : fs::directory_iterator(source)) {
        if (entry.is_regular_file() && !isWeightFile(entry.path().filename().string()))
            copyFile(entry.path(), directory);
    }
    writeTensors(directory / "model.safetensors", tensors);
}

} // namespace arioso::training
