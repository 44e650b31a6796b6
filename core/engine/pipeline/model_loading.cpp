// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/model_loading.h"

#include "engine/adapter/adapter.h"
#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/checkpoint/weights.h"
#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "engine/machine/memory.h"
#include "engine/machine/threads.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/pipeline/model.h"
#include "engine/pipeline/request_plan.h"

#include <ATen/Context.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace arioso::engine {
namespace {

bool startsWith(const std::string& text, const char* start)
{
    return text.rfind(start, 0) == 0;
}

void addSizes(const CheckpointHeader& header, ModelInfo& info)
{
    std::set<std::string> dtypes;
    for (const TensorEntry& entry : listWeights(header)) {
        std::int64_t elements = 1;
        for (const std::int64_t size : entry.shape)
            elements *= size;
        if (startsWith(entry.name, "text_encoder."))
            info.textEncoderParameters += elements;
        else if (startsWith(entry.name, "audio_encoder."))
            info.audioEncoderParameters += elements;
        else
            info.decoderParameters += elements; // with the projections
        info.bytesOnDisk += entry.bytes;
        dtypes.insert(entry.dtype);
    }
    info.dtypes.assign(dtypes.begin(), dtypes.end());
}

ModelInfo infoOf(const CheckpointHeader& header, const ModelSource& source)
{
    ModelInfo info;
    const std::filesystem::path place = std::filesystem::absolute(source.model).lexically_normal();
    info.name = (place.has_filename() ? place : place.parent_path()).filename().string();
    info.directory = place;
    info.config = header.config;
    info.defaults = header.defaults;
    info.sampleRate = header.config.audio.samplingRate;
    info.frameRate = header.config.audio.frameRate();
    info.channels = header.config.decoder.audioChannels;
    info.maxFrames = windowFrames(header.config, 1);
    for (const std::string& setting : header.ignored) {
        info.warnings.push_back("generation_config.json sets " + setting +
                                ", which Arioso doesn't support and ignores.");
    }
    addSizes(header, info);
    if (!source.adapter.empty())
        info.adapter = describeAdapter(source);
    return info;
}

at::Device deviceOf(const LoadOptions& options)
{
    if (options.device == Device::Cpu)
        return at::kCPU;
    if (!at::hasCUDA()) {
        throw Error(ErrorCode::DeviceUnavailable, "No CUDA device can be used: this computer has none, or "
                                                  "the installed libtorch was built without it.");
    }
    // The codec computes in float32. TF32 would keep ten bits of the mantissa in its convolutions.
    at::globalContext().setAllowTF32CuDNN(false);
    return at::Device(at::kCUDA, 0);
}

/// The type that libtorch computes in.
at::ScalarType dtypeOf(Precision precision)
{
    switch (precision) {
    case Precision::Float32:
        return at::kFloat;
    case Precision::BFloat16:
        return at::kBFloat16;
    case Precision::Float16:
        return at::kHalf;
    case Precision::Int8:
        throw Error(ErrorCode::DeviceUnavailable,
                    "Only Arioso's own decoder on the CPU supports int8; choose fp32, bf16 or fp16.");
    }
    return at::kFloat;
}

/// The cache for a checkpoint's packed weights, which are identified by the names, sizes and times of its
/// files and by its adapter.
WeightCache cacheFor(const CheckpointHeader& header, const std::string& adapter)
{
    WeightCache cache;
    cache.folder = userCacheFolder();
    cache.source = adapter;
    for (const std::filesystem::path& file : header.weightFiles) {
        std::error_code error;
        const auto size = std::filesystem::file_size(file, error);
        const auto time = std::filesystem::last_write_time(file, error).time_since_epoch().count();
        if (error) // a changed file could not be detected
            return {};
        cache.source +=
            file.filename().string() + " " + std::to_string(size) + " " + std::to_string(time) + "\n";
    }
    return cache;
}

std::shared_ptr<const Decoder> makeDecoder(const ModelWeights& weights, const CheckpointHeader& header,
                                           const LoadOptions& options, int threads)
{
    const at::Device device = deviceOf(options);
    const Weights root(*weights.store);
    const DecoderConfig& config = header.config.decoder;
    if (usesNativeDecoder(options)) {
        if (!device.is_cpu())
            throw Error(ErrorCode::DeviceUnavailable, "The native decoder runs on the CPU only.");
        return std::make_shared<CpuDecoder>(
            root.scope("decoder"), config,
            CpuDecoderOptions{options.precision, threads, cacheFor(header, weights.adapter)});
    }
    const at::ScalarType dtype = dtypeOf(options.precision);
    if (device.is_cpu() && dtype == at::kHalf)
        throw Error(ErrorCode::DeviceUnavailable,
                    "libtorch can't compute in fp16 on the CPU; choose fp32 or bf16.");
    return std::make_shared<TorchDecoder>(root.scope("decoder"), config, TorchDecoderOptions{device, dtype});
}

/// The decoder must match the codec, whose codebooks are counted in the file.
void checkAgreement(const ModelConfig& config, int codebooks)
{
    if (config.audio.audioChannels != 1) {
        throw Error(ErrorCode::CheckpointUnsupported, "The checkpoint's codec has " +
                                                          std::to_string(config.audio.audioChannels) +
                                                          " channels; MusicGen's codec is mono.");
    }
    if (config.decoder.codebooksPerChannel() != codebooks) { // further codebooks of the file were not read
        throw Error(ErrorCode::CheckpointInvalid,
                    "The decoder works with " + std::to_string(config.decoder.codebooksPerChannel()) +
                        " codebooks a channel, but the codec has " + std::to_string(codebooks) + ".");
    }
}

/// Thrown when the listener stops the loading.
struct LoadStopped
{
};

/// Reports progress to the listener.
class LoadSteps
{
public:
    explicit LoadSteps(LoadListener& listener) : m_listener(listener) {}

    void reach(double part) const
    {
        if (m_listener.loaded(part) == Flow::Stop)
            throw LoadStopped{};
    }

    /// Reports every tensor that is read from `store`, and the packing of the decoder's matrices.
    void follow(WeightStore& store, const LoadOptions& options)
    {
        if (usesNativeDecoder(options) && options.precision == Precision::Int8)
            m_total += double(packedBytes(store));
        for (const auto& [name, tensor] : store.tensors())
            m_total += double(tensor.nbytes());
        store.onRead([this](std::int64_t bytes) {
            m_done += double(bytes);
            reach(kBeforeWeights + (kMost - kBeforeWeights) * std::min(1.0, m_done / m_total));
        });
    }

    static constexpr double kBeforeWeights = 0.02;

private:
    static constexpr double kMost = 0.99; // 1 is reported when the model is ready

    LoadListener& m_listener;
    double m_total = 1; // bytes
    double m_done = 0;
};

std::unique_ptr<Model> readModel(const LoadOptions& options, const std::filesystem::path& modules,
                                 LoadListener& listener)
{
    const c10::InferenceMode inference;
    LoadSteps steps(listener);
    steps.reach(0);

    const at::Device device = deviceOf(options);
    ModelParts parts;
    parts.threads = options.threads > 0 ? options.threads : physicalCores();
    setComputeThreads(parts.threads);

    const ModelSource source = findModel(options.directory, options.adapter, options.strength);
    const CheckpointHeader header = readCheckpointHeader(source.model);
    parts.info = infoOf(header, source);
    parts.chroma = header.chroma;
    if (!header.tokenizer.empty())
        parts.tokenizer = Tokenizer::open(header.tokenizer, modules / "arioso_tokenizer.so");
    steps.reach(LoadSteps::kBeforeWeights);

    const ModelWeights weights = readModelWeights(source, header);
    requireMemory(loadBytes(*weights.store, options), kForLoading);
    steps.follow(*weights.store, options);
    const Weights root(*weights.store);
    parts.textEncoder =
        std::make_shared<T5Encoder>(root.scope("text_encoder"), header.config.text, device, parts.threads);
    parts.codec =
        std::make_shared<Encodec>(root.scope("audio_encoder"), header.config.audio, device, parts.threads);
    checkAgreement(header.config, parts.codec->codebooks());
    parts.conditioner = std::make_shared<Conditioner>(root, header.config, device, parts.threads);
    parts.decoder = makeDecoder(weights, header, options, parts.threads);
    for (const std::string& name : unexpectedTensors(*weights.store))
        parts.info.warnings.push_back("The checkpoint contains the tensor '" + name +
                                      "', which this model doesn't use.");
    steps.reach(1);
    return makeModel(std::move(parts));
}

} // namespace

ModelInfo inspectCheckpoint(const LoadOptions& options)
{
    const ModelSource source = findModel(options.directory, options.adapter, options.strength);
    return infoOf(readCheckpointHeader(source.model), source);
}

std::unique_ptr<Model> loadModel(const LoadOptions& options, const std::filesystem::path& modules,
                                 LoadListener& listener)
{
    try {
        return guarded(kForLoading, [&] { return readModel(options, modules, listener); });
    } catch (const LoadStopped&) {
        return nullptr;
    }
}

} // namespace arioso::engine
