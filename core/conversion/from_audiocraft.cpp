// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/audiocraft.h"
#include "conversion/convert.h"
#include "conversion/model_json.h"
#include "conversion/original.h"
#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/checkpoint/config_json.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/codec/encodec.h"
#include "engine/files/hub_cache.h"
#include "engine/files/json.h"
#include "engine/text/t5_encoder.h"

#include <algorithm>
#include <cmath>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kTextRows = 256; ///< positions reserved for the text, which precedes the music in melody models

/// A component of a model in the Hugging Face layout, from a folder of its own or from a complete model.
struct Part
{
    fs::path folder;
    json config;
    std::unique_ptr<WeightStore> weights;
    std::string prefix; ///< of its tensors; empty for a folder of its own
};

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// `member`: its name in the config.json of a complete model; `kind`: its model_type.
Part readPart(const fs::path& folder, const std::string& member, const std::string& kind)
{
    Part part;
    part.folder = folder;
    part.config = readJson(folder / "config.json");
    const JsonObject root(part.config, (folder / "config.json").string());
    if (root.text("model_type", "") != kind) {
        const json inner = root.object(member).value();
        if (JsonObject(inner, root.source(), member).text("model_type", "") != kind)
            root.fail(member + ".model_type", "must be " + kind);
        part.config = inner;
        part.prefix = member + ".";
    }
    CheckpointHeader header;
    findWeightFiles(folder, header);
    part.weights = readWeights(header);
    return part;
}

/// The given folder, else the first of the models that is in the cache.
fs::path findPart(const fs::path& named, const std::string& what, const std::vector<std::string>& models)
{
    if (!named.empty())
        return named;
    for (const std::string& model : models) {
        if (const fs::path folder = findInHubCache(model); !folder.empty())
            return folder;
    }
    throw Error(ErrorCode::FileNotFound,
                "The model needs " + what + ", which is not in Hugging Face's cache ('" +
                    hubCache().string() + "'): download " + models.front() + " or name its folder.");
}

/// Complete models that contain T5-base and the 32 kHz codec, which are frozen during the training of
/// MusicGen.
void addWholeModels(std::vector<std::string>& models)
{
    for (const char* size : {"small", "medium", "large", "stereo-small", "stereo-medium", "stereo-large"})
        models.push_back(std::string("facebook/musicgen-") + size);
}

/// Builds the plan step by step.
class Import
{
public:
    Import(const fs::path& from, const ConversionOptions& options)
        : m_from(from), m_options(options), m_original(readOriginalLanguageModel(from)),
          m_config(m_original.config), m_model(languageModelConfig(*m_original.tensors, m_config))
    {
    }

    ConversionPlan plan()
    {
        m_weights.name = "model.safetensors";
        addTextEncoder();
        addCodec();
        finishConfig();
        addLanguageModel();
        m_plan.tensorFiles.push_back(std::move(m_weights));
        return std::move(m_plan);
    }

private:
    void add(const std::string& name, const at::Tensor& tensor)
    {
        m_weights.tensors.push_back({name, {tensor.contiguous()}, at::kFloat});
    }

    /// A store of the planned tensors with a prefix, from which their component can be built.
    WeightStore planned(const std::string& prefix) const
    {
        WeightStore store;
        for (const PlannedTensor& tensor : m_weights.tensors) {
            if (tensor.name.rfind(prefix, 0) == 0)
                store.add(tensor.name, tensor.parts.front());
        }
        return store;
    }

    void addTextEncoder()
    {
        const std::string name = m_config.text("conditioners.description.t5.name", "t5-base");
        std::vector<std::string> models{name.find('/') == std::string::npos ? "google-t5/" + name : name,
                                        name};
        if (name == "t5-base")
            addWholeModels(models);
        const Part part = readPart(findPart(m_options.textEncoder, "the text encoder " + name, models),
                                   "text_encoder", "t5");
        m_textJson = part.config;
        m_textJson["_name_or_path"] = name;
        bool embedding = false;
        for (const auto& [full, stored] : part.weights->tensors()) {
            if (full.compare(0, part.prefix.size(), part.prefix) != 0)
                continue;
            const std::string inner = full.substr(part.prefix.size());
            const at::Tensor& tensor = fineTuned(inner, stored);
            const bool alias = inner == "encoder.embed_tokens.weight";
            if (inner == "shared.weight" ||
                (alias && !part.weights->contains(part.prefix + "shared.weight"))) {
                add(std::string(kTextEmbedding), tensor);
                embedding = true;
            } else if (!alias && inner.rfind("encoder.", 0) == 0 &&
                       !isOptionalTensor("text_encoder." + inner)) {
                add("text_encoder." + inner, tensor);
            } else if (inner == "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight") {
                add("text_encoder." + inner, tensor);
            }
        }
        if (!embedding)
            throw Error(ErrorCode::CheckpointInvalid,
                        "The text encoder in '" + part.folder.string() + "' has no embedding.");
        for (const char* file : {"spiece.model", "tokenizer.json", "tokenizer_config.json",
                                 "special_tokens_map.json", "added_tokens.json"}) {
            if (isThere(part.folder / file))
                m_plan.copies.emplace_back(file, part.folder / file);
        }
        if (!isThere(part.folder / "spiece.model") && !isThere(part.folder / "tokenizer.json"))
            throw Error(ErrorCode::FileNotFound,
                        "The text encoder in '" + part.folder.string() +
                            "' has no tokenizer: neither spiece.model nor tokenizer.json.");
    }

    /// The checkpoint's version of a T5 tensor, if T5 was fine-tuned.
    const at::Tensor& fineTuned(const std::string& inner, const at::Tensor& stored) const
    {
        const auto& tensors = m_original.textEncoder;
        auto found = tensors.find(inner);
        if (found == tensors.end() && inner == "shared.weight")
            found = tensors.find("encoder.embed_tokens.weight");
        if (found == tensors.end())
            return stored;
        if (found->second.sizes() != stored.sizes()) {
            throw Error(
                ErrorCode::CheckpointInvalid,
                "The checkpoint's own text encoder has another shape of " + quotedText(inner) +
                    " than the T5 that was found; --text-encoder must name the kind of T5 that it was "
                    "trained from.");
        }
        return found->second;
    }

    void addCodec()
    {
        std::string pretrained = "facebook/encodec_32khz";
        if (const auto codec = readOriginalCodec(m_from)) {
            if (codec->pretrained.empty())
                return addOwnCodec(*codec);
            pretrained = codec->pretrained;
        }
        if (pretrained.find('/') == std::string::npos)
            throw Error(ErrorCode::CheckpointUnsupported, "The checkpoint's codec is " +
                                                              quotedText(pretrained) +
                                                              ", but only EnCodec is available.");
        std::vector<std::string> models{pretrained};
        if (pretrained == "facebook/encodec_32khz")
            addWholeModels(models);
        const Part part = readPart(findPart(m_options.codec, "the codec " + pretrained, models),
                                   "audio_encoder", "encodec");
        m_codecJson = part.config;
        for (const auto& [name, tensor] : part.weights->tensors()) {
            if (name.compare(0, part.prefix.size(), part.prefix) == 0)
                add("audio_encoder." + name.substr(part.prefix.size()), tensor);
        }
    }

    void addOwnCodec(const OriginalCodec& codec)
    {
        m_codecJson =
            audioEncoderJson(codec.config ? codecConfig(*codec.config) : assumedCodec(*codec.tensors));
        for (const auto& [name, tensor] : codec.tensors->tensors())
            add("audio_encoder." + codecName(name), tensor);
    }

    /// Writes the JSON files, and parses them by the same rules as those of any other checkpoint.
    void finishConfig()
    {
        const std::string& source = m_original.source;
        m_model.audio = parseAudioEncoderConfig(JsonObject(m_codecJson, source, "audio_encoder"));
        const double seconds = segmentSeconds(m_config);
        const int frames = std::max(1, int(std::lround(seconds * m_model.audio.frameRate())));
        DecoderConfig& decoder = m_model.decoder;
        // Positions are computed, so the model has no inherent limit. The training duration is a sensible
        // one.
        if (seconds != 30) {
            const int prefix =
                m_model.family == Family::MusicGenMelody ? m_model.chromaLength + kTextRows : 0;
            decoder.maxPositions = frames + prefix + decoder.codebooksPerChannel() - 1;
        }
        const json config = modelJson(m_model, m_textJson, m_codecJson, "float32");
        m_model = parseModelConfig(JsonObject(config, source));
        ChromaConfig chroma;
        chroma.sampleRate = m_model.audio.samplingRate;
        chroma.chroma = m_model.numChroma;
        chroma.maxSeconds = int(std::ceil(seconds));
        if (!m_model.projectsText)
            throw Error(ErrorCode::CheckpointUnsupported,
                        "The checkpoint projects text to its own width, which the Hugging Face layout "
                        "cannot express.");
        GenerationDefaults defaults;
        defaults.maxLength = frames;
        defaults.guidanceScale =
            float(m_config.number("classifier_free_guidance.inference_coef", 3.0, -1000, 1000));
        m_plan.texts.emplace_back("config.json", config.dump(2) + "\n");
        m_plan.texts.emplace_back("generation_config.json",
                                  generationJson(m_model.decoder, defaults).dump(2) + "\n");
        m_plan.texts.emplace_back("preprocessor_config.json",
                                  preprocessorJson(m_model, chroma).dump(2) + "\n");
        checkParts();
    }

    void checkParts() const
    {
        const WeightStore text = planned("text_encoder.");
        (void)T5Encoder(Weights(text, "text_encoder"), m_model.text, at::kCPU, 1);
        const WeightStore codec = planned("audio_encoder.");
        const Encodec encodec(Weights(codec, "audio_encoder"), m_model.audio, at::kCPU, 1);
        if (encodec.codebooks() < m_model.decoder.codebooksPerChannel()) {
            throw Error(ErrorCode::CheckpointInvalid,
                        "The decoder works with " + std::to_string(m_model.decoder.codebooksPerChannel()) +
                            " codebooks a channel, but the codec has " + std::to_string(encodec.codebooks()) +
                            ".");
        }
        for (const WeightStore* store : {&text, &codec}) {
            if (const auto names = unexpectedTensors(*store); !names.empty())
                refuse(names.front());
        }
    }

    void addLanguageModel()
    {
        const Weights root(*m_original.tensors);
        for (const DecoderName& tensor : decoderNames(m_model)) {
            const at::Tensor whole = root.stored(tensor.original, tensor.shape);
            const std::int64_t rows = tensor.shape.front() / tensor.parts;
            add(tensor.name, tensor.parts == 1 ? whole : whole.narrow(0, tensor.part * rows, rows));
        }
        for (const std::string& name : m_original.tensors->unused()) {
            if (name != "condition_provider.conditioners.self_wav.chroma.spec.window")
                refuse(name);
        }
    }

    [[noreturn]] void refuse(const std::string& name) const
    {
        throw Error(ErrorCode::CheckpointUnsupported, "The checkpoint in '" + m_from.string() +
                                                          "' contains the tensor " + quotedText(name) +
                                                          ", which MusicGen does not use.");
    }

    fs::path m_from;
    const ConversionOptions& m_options;
    OriginalLanguageModel m_original;
    const YamlConfig& m_config;
    ModelConfig m_model;
    json m_textJson;
    json m_codecJson;
    PlannedTensorFile m_weights;
    ConversionPlan m_plan;
};

} // namespace

ConversionPlan planFromAudiocraft(const fs::path& from, const ConversionOptions& options)
{
    return Import(from, options).plan();
}

} // namespace arioso::engine
