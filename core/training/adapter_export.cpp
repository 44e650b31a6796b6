// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/adapter_export.h"

#include "engine/files/new_file.h"
#include "training/tensor_file.h"

#include <nlohmann/json.hpp>

#include <set>

namespace arioso::training {
namespace {

namespace fs = std::filesystem;

const std::string kCachePrefix = "models--";
const std::string kMatrix = ".weight";

nlohmann::json configOf(const fs::path& model, engine::Family family, const std::set<std::string>& modules,
                        std::int64_t rank)
{
    const bool melody = family == engine::Family::MusicGenMelody;
    return {{"peft_type", "LORA"},
            {"task_type", nullptr},
            {"auto_mapping",
             {{"base_model_class",
               melody ? "MusicgenMelodyForConditionalGeneration" : "MusicgenForConditionalGeneration"},
              {"parent_library", melody ? "transformers.models.musicgen_melody.modeling_musicgen_melody"
                                        : "transformers.models.musicgen.modeling_musicgen"}}},
            {"base_model_name_or_path", baseName(model)},
            {"revision", nullptr},
            {"inference_mode", true},
            {"r", rank},
            {"lora_alpha", rank}, // alpha equals the rank, so the product of the factors is not scaled
            {"lora_dropout", 0.0},
            {"target_modules", modules},
            {"modules_to_save", nullptr},
            {"bias", "none"},
            {"fan_in_fan_out", false},
            {"init_lora_weights", true},
            {"use_dora", false},
            {"use_rslora", false}};
}

} // namespace

std::string baseName(const fs::path& model)
{
    // models--OWNER--NAME/snapshots/COMMIT
    const fs::path place = fs::absolute(model).lexically_normal();
    const fs::path snapshot = place.has_filename() ? place : place.parent_path();
    const std::string repository = snapshot.parent_path().parent_path().filename().string();
    if (snapshot.parent_path().filename() != "snapshots" || repository.rfind(kCachePrefix, 0) != 0)
        return snapshot.string();
    std::string name = repository.substr(kCachePrefix.size());
    if (const std::size_t owner = name.find("--"); owner != std::string::npos)
        name.replace(owner, 2, "/");
    return name;
}

void writeAdapter(const fs::path& directory, const fs::path& model, engine::Family family,
                  const TensorMap& leaves)
{
    TensorMap tensors;
    std::set<std::string> modules;
    std::int64_t rank = 0;
    for (const auto& [name, tensor] : leaves) {
        const Factor factor = factorNamed(name);
        if (factor.matrix.empty())
            continue;
        const std::string module = factor.matrix.substr(0, factor.matrix.size() - kMatrix.size());
        tensors["base_model.model." + module + (factor.isA ? ".lora_A.weight" : ".lora_B.weight")] = tensor;
        modules.insert(module.substr(module.rfind('.') + 1));
        rank = factor.isA ? tensor.size(0) : rank;
    }
    writeTensors(directory / "adapter_model.safetensors", tensors);
    const std::string text = configOf(model, family, modules, rank).dump(2) +
                             "\n"; // written last, because it marks the folder as an adapter
    engine::NewFile file(directory / "adapter_config.json");
    file.write(text.data(), std::int64_t(text.size()));
    file.commit();
}

} // namespace arioso::training
