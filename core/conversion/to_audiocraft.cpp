// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/audiocraft.h"
#include "conversion/convert.h"
#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/checkpoint/formats/json_object.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/codec/encodec.h"
#include "engine/files/json.h"

#include <ATen/ops/eye.h>
#include <ATen/ops/hann_window.h>
#include <ATen/ops/norm.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCodecPrefix = "audio_encoder.";
constexpr const char* kVersion = "1.4.0a2"; ///< version of audiocraft that reads this layout
constexpr int kChromaWindow = 16384;

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string withoutEnd(const std::string& text, const std::string& end)
{
    return text.substr(0, text.size() - end.size());
}

/// audiocraft's name of the text encoder. audiocraft supports the published sizes of T5 and Flan-T5.
std::string textEncoderName(const fs::path& from, const TextEncoderConfig& config)
{
    const nlohmann::json json = readJson(from / "config.json");
    std::string name =
        JsonObject(json, (from / "config.json").string()).object("text_encoder").text("_name_or_path", "");
    if (name.rfind("google-t5/", 0) == 0)
        name.erase(0, 10);
    if (name.rfind("t5-", 0) == 0 || name.rfind("google/flan-t5-", 0) == 0) {
        if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") == std::string::npos)
            return name;
    }
    const std::map<int, std::string> sizes{{512, "small"}, {768, "base"}, {1024, "large"}};
    const auto size = sizes.find(config.width);
    if (size == sizes.end())
        throw Error(ErrorCode::CheckpointUnsupported,
                    "The model in '" + from.string() +
                        "' cannot be written for audiocraft, which supports only the published sizes of T5. "
                        "This text "
                        "encoder's width is " +
                        std::to_string(config.width) + ".");
    return (config.gated ? "google/flan-t5-" : "t5-") + size->second;
}

/// The segment duration, from which audiocraft derives the melody's length, and from_audiocraft.cpp the
/// window.
double segmentSeconds(const ModelConfig& config)
{
    constexpr double kUsual = 30;
    const double frameRate = config.audio.frameRate();
    if (config.family != Family::MusicGenMelody) {
        const int frames = config.decoder.maxPositions - config.decoder.codebooksPerChannel() + 1;
        return std::clamp(frames / frameRate, 1.0, kUsual);
    }
    // A segment of n whole hops has n + 1 rows. Prefer a whole number of seconds that gives this many rows;
    // otherwise use the middle of the last hop.
    const double row = double(kChromaHop) / config.audio.samplingRate;
    const double whole = std::ceil((config.chromaLength - 1) * row);
    return std::max(1.0, whole < config.chromaLength * row ? whole : (config.chromaLength - 0.5) * row);
}

class Export
{
public:
    explicit Export(const ModelSource& from)
        : m_from(from.model), m_header(readCheckpointHeader(m_from)),
          m_store(readModelWeights(from, m_header).store), m_weights(*m_store)
    {
        for (const auto& [name, tensor] : m_store->tensors()) {
            if (name.rfind("text_encoder.", 0) == 0 && m_store->changeOf(name) != nullptr)
                throw Error(ErrorCode::CheckpointUnsupported,
                            "The adapter '" + from.adapter.string() +
                                "' changes the text encoder, which audiocraft's layout does not contain.");
        }
    }

    ConversionPlan plan()
    {
        const ModelConfig& model = m_header.config;
        checkCodec();
        checkMelody();
        const double seconds = segmentSeconds(model);
        const std::string text = textEncoderName(m_from, model.text);
        ConversionPlan plan;
        plan.tensorFiles.push_back({kLanguageModelFile, TensorFileKind::Torch, languageModel(), {}});
        plan.tensorFiles.back().texts = {
            {kConfigKey, languageModelYaml(model, text, m_header.defaults.guidanceScale, seconds)},
            {"version", kVersion}};
        plan.tensorFiles.push_back({kCodecFile, TensorFileKind::Torch, codec(), {}});
        plan.tensorFiles.back().texts = {{kConfigKey, codecYaml(model.audio, quantizers())},
                                         {"version", kVersion}};
        return plan;
    }

private:
    static void add(std::vector<PlannedTensor>& tensors, const std::string& name, const at::Tensor& tensor)
    {
        tensors.push_back({name, {tensor.contiguous()}, tensor.scalar_type()});
    }

    std::vector<PlannedTensor> languageModel() const
    {
        const ModelConfig& model = m_header.config;
        if (model.decoder.activation != Activation::Gelu)
            throw Error(ErrorCode::CheckpointUnsupported,
                        "The model's activation is not gelu, which audiocraft's models use.");
        std::vector<PlannedTensor> tensors;
        for (const DecoderName& name : decoderNames(model)) {
            std::vector<std::int64_t> shape = name.shape;
            shape.front() /= name.parts;
            const at::Tensor tensor = originalTensor(name, shape);
            if (name.part == 0)
                add(tensors, name.original, tensor);
            else
                tensors.back().parts.push_back(tensor.contiguous());
            const TensorChange* change = m_store->changeOf(name.name);
            tensors.back().changes.push_back(change != nullptr ? *change : TensorChange());
        }
        if (model.family == Family::MusicGenMelody)
            add(tensors, "condition_provider.conditioners.self_wav.chroma.spec.window",
                at::hann_window(kChromaWindow));
        return tensors;
    }

    at::Tensor originalTensor(const DecoderName& name, const std::vector<std::int64_t>& shape) const
    {
        // If the widths agree, this layout has no projection. audiocraft always has one, so it gets the
        // identity.
        if (name.name.find("enc_to_dec_proj") != std::string::npos && !m_weights.has(name.name))
            return shape.size() == 2 ? at::eye(shape[0], shape[1]) : at::zeros(shape);
        return m_weights.unread(name.name, shape);
    }

    at::Tensor changed(const std::string& name, const at::Tensor& tensor) const
    {
        const TensorChange* change = m_store->changeOf(name);
        return change != nullptr ? (*change)(tensor) : tensor;
    }

    int quantizers() const { return m_header.config.decoder.codebooksPerChannel(); }

    /// audiocraft extracts chroma with fixed settings.
    void checkMelody() const
    {
        const ModelConfig& model = m_header.config;
        const ChromaConfig& chroma = m_header.chroma;
        if (model.family == Family::MusicGenMelody &&
            (chroma.fftSize != kChromaWindow || chroma.hopLength != kChromaHop ||
             chroma.sampleRate != model.audio.samplingRate)) {
            throw Error(ErrorCode::CheckpointUnsupported,
                        "The model in '" + m_from.string() +
                            "' cannot be written for audiocraft, which analyzes melodies at the model's "
                            "sampling rate "
                            "with n_fft 16384 and hop_length 4096. This model's preprocessor has other "
                            "settings.");
        }
    }

    /// Checks that the codec has exactly the tensors that its configuration requires, in the required shapes.
    void checkCodec() const
    {
        const Encodec codec(m_weights.scope("audio_encoder"), m_header.config.audio, at::kCPU, 1);
        if (codec.codebooks() < quantizers()) {
            throw Error(ErrorCode::CheckpointInvalid, "The decoder works with " +
                                                          std::to_string(quantizers()) +
                                                          " codebooks a channel, but the codec has " +
                                                          std::to_string(codec.codebooks()) + ".");
        }
        for (const std::string& name : unexpectedTensors(*m_store)) {
            if (name.rfind(kCodecPrefix, 0) == 0)
                throw Error(ErrorCode::CheckpointUnsupported,
                            "The checkpoint in '" + m_from.string() + "' contains the tensor " +
                                quotedText(name) + ", which audiocraft does not use.");
        }
    }

    std::vector<PlannedTensor> codec() const
    {
        std::vector<PlannedTensor> tensors;
        const std::string prefix = kCodecPrefix;
        for (const auto& [name, tensor] : m_store->tensors()) {
            if (name.compare(0, prefix.size(), prefix) == 0 && name.find(".quantizer.") == std::string::npos)
                addCodecTensor(tensors, name.substr(prefix.size()), changed(name, tensor));
        }
        for (int q = 0; q < quantizers(); ++q)
            addCodebook(tensors, "quantizer.layers." + std::to_string(q) + ".codebook.",
                        "quantizer.vq.layers." + std::to_string(q) + "._codebook.");
        return tensors;
    }

    /// Maps "decoder.layers.3.conv.weight_g" to "decoder.model.3.convtr.convtr.weight_g", with the older
    /// names of weight norm.
    void addCodecTensor(std::vector<PlannedTensor>& tensors, const std::string& name,
                        const at::Tensor& tensor) const
    {
        std::string original = name;
        original.replace(original.find(".layers."), 8, ".model.");
        if (const std::size_t conv = original.find(".conv."); conv != std::string::npos)
            original.replace(conv, 6, isTransposed(name) ? ".convtr.convtr." : ".conv.conv.");
        for (const auto& [newer, older] :
             {std::pair<std::string, std::string>("parametrizations.weight.original0", "weight_g"),
              std::pair<std::string, std::string>("parametrizations.weight.original1", "weight_v")}) {
            if (endsWith(original, newer))
                return add(tensors, withoutEnd(original, newer) + older, tensor);
        }
        if (!endsWith(original, ".weight"))
            return add(tensors, original, tensor);
        std::vector<std::int64_t> gain(std::size_t(tensor.dim()),
                                       1); // folded: the direction is the weight itself
        gain[0] = tensor.size(0);
        add(tensors, original + "_g", at::norm(tensor.to(at::kFloat).flatten(1), 2, {1}).view(gain));
        add(tensors, original + "_v", tensor);
    }

    /// The decoder's convolutions between its first and its last one are the upsampling ones.
    bool isTransposed(const std::string& name) const
    {
        const std::string start = "decoder.layers.";
        if (name.compare(0, start.size(), start) != 0 || name.find(".block.") != std::string::npos ||
            name.find(".shortcut.") != std::string::npos)
            return false;
        const AudioEncoderConfig& c = m_header.config.audio;
        const int last = 3 + int(c.upsamplingRatios.size()) * (2 + c.numResidualLayers);
        const int index = std::atoi(name.c_str() + start.size()); // checkCodec has checked the name
        return index != 0 && index != last;
    }

    /// Adds a codebook with its training statistics, which audiocraft requires. If they are missing or not
    /// usable, they are set as if all entries had been used equally often.
    void addCodebook(std::vector<PlannedTensor>& tensors, const std::string& name,
                     const std::string& original) const
    {
        const at::Tensor& embed = m_store->tensors().at(kCodecPrefix + name + "embed");
        const auto statistic = [&](const char* what, const at::Tensor& otherwise) {
            const at::Tensor* found = m_store->find(kCodecPrefix + name + what);
            const bool usable =
                found != nullptr && found->is_floating_point() && found->sizes() == otherwise.sizes();
            add(tensors, original + what, usable ? *found : otherwise);
        };
        add(tensors, original + "embed", embed);
        statistic("embed_avg", embed);
        statistic("cluster_size", at::ones({embed.size(0)}));
        statistic("inited", at::ones({1}));
    }

    fs::path m_from;
    CheckpointHeader m_header;
    std::unique_ptr<WeightStore> m_store;
    Weights m_weights;
};

} // namespace

ConversionPlan planToAudiocraft(const ModelSource& from)
{
    return Export(from).plan();
}

} // namespace arioso::engine
