// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/original.h"

#include "conversion/audiocraft.h"
#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/checkpoint/formats/torch_file.h"
#include "engine/files/json.h"

#include <array>
#include <string_view>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr const char* kText = "condition_provider.conditioners.description.";

/// Dictionary keys under which weights are stored by audiocraft's exports and trainings (sharded or not),
/// Lightning and others.
const std::array<TorchFile::Path, 9> kPlaces{{{kBestState},
                                              {"fsdp_best_state", "model"},
                                              {kBestState, "model"},
                                              {"ema", "state", "model"},
                                              {"state_dict"},
                                              {"model_state_dict"},
                                              {"model"},
                                              {"lm"},
                                              {}}};

void eraseAll(std::string& text, std::string_view part)
{
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}

/// Removes the name parts that torch.compile, parallel training and other module wrappers add.
std::string withoutWrappers(std::string name)
{
    for (const char* wrapper : {"_orig_mod.", "_fsdp_wrapped_module.", "_checkpoint_wrapped_module."})
        eraseAll(name, wrapper);
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view prefix : {"module.", "model.", "lm."}) {
            if (name.compare(0, prefix.size(), prefix) == 0) {
                name.erase(0, prefix.size());
                more = true;
            }
        }
    }
    // audiocraft's attention module may wrap PyTorch's.
    if (const std::size_t at = name.find(".mha."); at != std::string::npos)
        name.erase(at, 4);
    return name;
}

/// The first dictionary with a tensor called `known` once wrapper names are removed.
std::optional<std::vector<StoredTensor>> findTensors(const TorchFile& file, const std::string& known)
{
    for (const TorchFile::Path& place : kPlaces) {
        if (!file.holdsTensors(place))
            continue;
        std::vector<StoredTensor> tensors = file.tensors(place);
        bool found = false;
        for (StoredTensor& tensor : tensors) {
            tensor.entry.name = withoutWrappers(std::move(tensor.entry.name));
            found = found || tensor.entry.name == known;
        }
        if (found)
            return tensors;
    }
    return std::nullopt;
}

/// xp.cfg: YAML text in exports, omegaconf objects in training checkpoints.
std::optional<YamlConfig> configOf(const TorchFile& file)
{
    if (const std::string* text = file.text(kConfigKey))
        return YamlConfig(*text, file.source());
    if (const nlohmann::json data = file.data(kConfigKey); data.is_object() && !data.empty())
        return YamlConfig(data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), file.source());
    return std::nullopt;
}

/// The configuration derived from the tensors, for files without one. The rest is as in the published models.
YamlConfig assumedConfig(const WeightStore& tensors, const std::string& source)
{
    int codebooks = 0;
    while (tensors.contains("emb." + std::to_string(codebooks) + ".weight"))
        ++codebooks;
    const at::Tensor* projection = tensors.find(std::string(kText) + "output_proj.weight");
    const std::int64_t width = projection != nullptr && projection->dim() == 2 ? projection->size(1) : 0;
    const char* text = width == 512 ? "t5-small" : width == 1024 ? "t5-large" : "t5-base";
    return {std::string("interleave_stereo_codebooks: {use: ") + (codebooks > 4 ? "true" : "false") +
                "}\nconditioners: {description: {model: t5, t5: {name: " + text + "}}}\n",
            source};
}

} // namespace

OriginalLanguageModel readOriginalLanguageModel(const fs::path& path)
{
    const TorchFile file(path, ForeignObjects::Keep);
    auto tensors = findTensors(file, "emb.0.weight");
    if (!tensors) {
        throw Error(ErrorCode::CheckpointInvalid,
                    "'" + file.source() +
                        "' contains no audiocraft language model: it has no tensor 'emb.0.weight'. Name a "
                        "state_dict.bin, or export the training with audiocraft's export functions.");
    }
    auto store = std::make_unique<WeightStore>();
    std::map<std::string, at::Tensor> text;
    for (StoredTensor& tensor : *tensors) {
        const std::string prefix = std::string(kText) + "t5.";
        const std::string& name = tensor.entry.name;
        if (name.compare(0, prefix.size(), prefix) == 0)
            text[name.substr(prefix.size())] = std::move(tensor.tensor);
        else if (name.compare(0, 18, "compression_model.") !=
                 0) // the codec is frozen during training, so the published one is used
            store->add(name, std::move(tensor.tensor));
    }
    auto config = configOf(file);
    YamlConfig known = config ? std::move(*config) : assumedConfig(*store, file.source());
    return {file.source(), std::move(store), std::move(known), std::move(text)};
}

std::optional<OriginalCodec> readOriginalCodec(const fs::path& languageModel)
{
    const fs::path path = languageModel.parent_path() / kCodecFile;
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return std::nullopt;
    const TorchFile file(path, ForeignObjects::Keep);
    OriginalCodec codec;
    codec.source = file.source();
    if (const std::string* pretrained = file.text("pretrained")) {
        codec.pretrained = *pretrained;
        return codec;
    }
    auto tensors = findTensors(file, "quantizer.vq.layers.0._codebook.embed");
    if (!tensors) {
        throw Error(
            ErrorCode::CheckpointInvalid,
            "'" + file.source() +
                "' contains no audiocraft codec: no tensor 'quantizer.vq.layers.0._codebook.embed' is "
                "in it.");
    }
    codec.tensors = std::make_unique<WeightStore>();
    for (StoredTensor& tensor : *tensors)
        codec.tensors->add(tensor.entry.name, std::move(tensor.tensor));
    codec.config = configOf(file);
    return codec;
}

} // namespace arioso::engine
