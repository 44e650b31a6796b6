// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/memory_plan.h"

#include "engine/codec/encodec.h"
#include "engine/kernels/int8.h"

#include <ATen/core/Tensor.h>

#include <string>

namespace arioso::engine {
namespace {

constexpr std::int64_t kFloat = sizeof(float);

bool startsWith(const std::string& text, const char* start)
{
    return text.rfind(start, 0) == 0;
}

/// Matrices are stored in the decoder's precision; embeddings and norms are not.
bool isDecoderMatrix(const std::string& name, const at::Tensor& tensor)
{
    return startsWith(name, "decoder.") && tensor.dim() == 2 && name.find(".embed_") == std::string::npos;
}

at::ScalarType typeOf(Precision precision)
{
    switch (precision) {
    case Precision::BFloat16:
        return at::kBFloat16;
    case Precision::Float16:
        return at::kHalf;
    case Precision::Float32:
    case Precision::Int8:
        break;
    }
    return at::kFloat;
}

std::int64_t copiedBytes(const at::Tensor& tensor, at::ScalarType type)
{
    return tensor.scalar_type() == type ? 0 : tensor.numel() * std::int64_t(c10::elementSize(type));
}

} // namespace

bool usesNativeDecoder(const LoadOptions& options)
{
    return options.backend == DecoderBackend::Native ||
           (options.backend == DecoderBackend::Automatic && options.device == Device::Cpu);
}

std::int64_t packedBytes(const WeightStore& store)
{
    std::int64_t bytes = 0;
    for (const auto& [name, tensor] : store.tensors()) {
        if (isDecoderMatrix(name, tensor))
            bytes += kernels::Int8Matrix{nullptr, tensor.size(0), tensor.size(1)}.bytes();
    }
    return bytes;
}

std::int64_t loadBytes(const WeightStore& store, const LoadOptions& options)
{
    if (options.device != Device::Cpu)
        return 0;
    const bool native = usesNativeDecoder(options);
    const bool int8 = native && options.precision == Precision::Int8;
    std::int64_t bytes = int8 ? packedBytes(store) : 0;
    for (const auto& [name, tensor] : store.tensors()) {
        // A tensor that an adapter changes is always a copy.
        const auto bytesAs = [&store, &name = name, &tensor = tensor](at::ScalarType type) {
            return store.changeOf(name) == nullptr ? copiedBytes(tensor, type)
                                                   : tensor.numel() * std::int64_t(c10::elementSize(type));
        };
        if (startsWith(name, "audio_encoder."))
            bytes += 2 * kFloat * tensor.numel();
        else if (isDecoderMatrix(name, tensor))
            bytes += int8 ? 0 : bytesAs(typeOf(options.precision));
        else if (startsWith(name, "decoder.") && !native)
            bytes += bytesAs(typeOf(options.precision));
        else
            bytes += bytesAs(at::kFloat);
    }
    return bytes;
}

std::int64_t renderBytes(const ModelConfig& config, std::int64_t clips, std::int64_t samples)
{
    const std::int64_t rows = clips * config.decoder.audioChannels;
    const std::int64_t block = std::int64_t(Encodec::kBlockFrames) * config.audio.hopLength();
    constexpr std::int64_t kCopies =
        3; // the result, its reallocation while it grows, and the chunks for the listener
    constexpr std::int64_t kSignals = 3; // of the widest layers: input, padded input, output
    return rows * kFloat * (kCopies * samples + kSignals * block * config.audio.numFilters);
}

} // namespace arioso::engine
