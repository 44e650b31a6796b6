// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/encodec.h"

#include "engine/api/error.h"
#include "engine/codec/network.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/stack.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <sstream>
#include <string>

namespace arioso::engine {
namespace {

constexpr std::int64_t kMaxHop = 1'000'000;   ///< samples; real codecs: 320 to 640
constexpr std::int64_t kMaxWidth = 1'000'000; ///< channels; real codecs: 1024

std::string describe(at::IntArrayRef shape)
{
    std::ostringstream out;
    out << shape;
    return out.str();
}

void require(bool condition, const std::string& what)
{
    if (!condition)
        throw Error(ErrorCode::CheckpointInvalid,
                    "The audio encoder's configuration is invalid: " + what + ".");
}

void requireSupported(const AudioEncoderConfig& c)
{
    std::string what;
    if (c.normType == NormType::TimeGroupNorm)
        what = "group normalization (norm_type time_group_norm)";
    else if (c.normalize)
        what = "volume normalization (normalize true)";
    else if (c.chunkLengthSeconds)
        what = "overlapping chunks (chunk_length_s)";
    if (!what.empty()) {
        throw Error(ErrorCode::CheckpointUnsupported,
                    "The audio encoder uses " + what +
                        ", which MusicGen's codecs don't use and Arioso doesn't support.");
    }
}

/// Samples per frame. Throws unless all sizes of the configuration are usable.
std::int64_t checkedHop(const AudioEncoderConfig& c)
{
    requireSupported(c);
    const struct
    {
        const char* name;
        int value;
    } sizes[] = {
        {"audio_channels", c.audioChannels},
        {"hidden_size", c.hiddenSize},
        {"num_filters", c.numFilters},
        {"kernel_size", c.kernelSize},
        {"last_kernel_size", c.lastKernelSize},
        {"residual_kernel_size", c.residualKernelSize},
        {"dilation_growth_rate", c.dilationGrowthRate},
        {"compress", c.compress},
        {"num_lstm_layers", c.lstmLayers},
        {"codebook_size", c.codebookSize},
    };
    for (const auto& size : sizes)
        require(size.value >= 1,
                std::string(size.name) + " is " + std::to_string(size.value) + ", not positive");
    require(c.codebookDim == c.hiddenSize, "codebook_dim is " + std::to_string(c.codebookDim) +
                                               ", but hidden_size is " + std::to_string(c.hiddenSize));
    require(c.compress <= c.numFilters, "compress is larger than num_filters");
    require(c.trimRightRatio >= 0 && c.trimRightRatio <= 1 && (c.causal || c.trimRightRatio == 1),
            "trim_right_ratio must be in 0..1, and 1 unless use_causal_conv is set");

    std::int64_t hop = 1;
    std::int64_t width = c.numFilters;
    for (const int ratio : c.upsamplingRatios) {
        require(ratio >= 1 && hop * ratio <= kMaxHop && 2 * width <= kMaxWidth,
                "upsampling_ratios are out of range");
        hop *= ratio;
        width *= 2;
    }
    double dilation = 1;
    for (int j = 1; j < c.numResidualLayers && dilation <= double(kMaxWidth); ++j)
        dilation *= c.dilationGrowthRate;
    require(c.numResidualLayers >= 0 && c.numResidualLayers <= 1000 && dilation <= double(kMaxWidth),
            "num_residual_layers and dilation_growth_rate are out of range");
    return hop;
}

} // namespace

CodecNetwork::CodecNetwork(const Weights& weights, const AudioEncoderConfig& c, const Backend& b)
    : config(c), hop(checkedHop(c)), backend(b), encoder(Stack::encoder(weights.scope("encoder"), c, b)),
      decoder(Stack::decoder(weights.scope("decoder"), c, b)), quantizer(weights.scope("quantizer"), c, b)
{
}

void CodecNetwork::checkCodes(const at::Tensor& codes) const
{
    if (codes.dim() != 3 || codes.size(0) < 1 || codes.size(1) != quantizer.codebooks() ||
        codes.scalar_type() != at::kLong || !codes.is_cpu()) {
        throw Error(ErrorCode::RequestInvalid, "The codes have the shape " + describe(codes.sizes()) +
                                                   ", but the codec takes whole numbers of shape [batch, " +
                                                   std::to_string(quantizer.codebooks()) + ", frames].");
    }
    if (codes.numel() == 0)
        return;
    const std::int64_t low = codes.min().item<std::int64_t>();
    const std::int64_t high = codes.max().item<std::int64_t>();
    if (low < 0 || high >= config.codebookSize) {
        throw Error(ErrorCode::RequestInvalid, "The code " + std::to_string(low < 0 ? low : high) +
                                                   " is outside the codebook's range of 0 to " +
                                                   std::to_string(config.codebookSize - 1) + ".");
    }
}

std::vector<at::Tensor> CodecNetwork::dequantize(const at::Tensor& codes) const
{
    std::vector<at::Tensor> latents;
    for (std::int64_t clip = 0; clip < codes.size(0); ++clip)
        latents.push_back(quantizer.decode(codes[clip]));
    return latents;
}

at::Tensor gather(const std::vector<at::Tensor>& signals)
{
    return at::stack(signals).transpose(1, 2).contiguous().cpu();
}

struct Encodec::Network : CodecNetwork
{
    using CodecNetwork::CodecNetwork;

    /// [ceil(N / hop), hiddenSize] for each clip. Works in portions of a block, whose activations fit into
    /// the cache.
    [[nodiscard]] std::vector<at::Tensor> encode(const at::Tensor& audio) const;
};

std::vector<at::Tensor> Encodec::Network::encode(const at::Tensor& audio) const
{
    if (audio.dim() != 3 || audio.size(0) < 1 || audio.size(1) != config.audioChannels ||
        audio.scalar_type() != at::kFloat) {
        throw Error(ErrorCode::AudioInvalid, "The audio has the shape " + describe(audio.sizes()) +
                                                 ", but the codec takes samples of shape [batch, " +
                                                 std::to_string(config.audioChannels) + ", samples].");
    }
    const std::int64_t samples = audio.size(2);
    if (samples == 0)
        throw Error(ErrorCode::AudioInvalid, "The audio is empty; the codec needs at least one sample.");
    if (!at::isfinite(audio).all().item<bool>())
        throw Error(ErrorCode::AudioInvalid, "The audio contains samples that are not finite numbers.");

    const at::Tensor signal = audio.transpose(1, 2).contiguous().to(backend.device); // [B, N, C]
    StackPass pass(encoder, int(signal.size(0)));
    std::vector<std::vector<at::Tensor>> latents{std::size_t(signal.size(0))};
    const std::int64_t block = kBlockFrames * hop;
    for (std::int64_t begin = 0; begin < samples; begin += block) {
        std::vector<at::Tensor> portion;
        for (std::int64_t clip = 0; clip < signal.size(0); ++clip)
            portion.push_back(signal[clip].narrow(0, begin, std::min(block, samples - begin)));
        portion = pass.next(std::move(portion), begin + block < samples ? Portion::More : Portion::Last);
        for (std::size_t clip = 0; clip < portion.size(); ++clip)
            latents[clip].push_back(portion[clip]);
    }

    std::vector<at::Tensor> whole;
    for (const auto& portions : latents)
        whole.push_back(at::cat(portions));
    return whole;
}

Encodec::Encodec(const Weights& weights, const AudioEncoderConfig& config, at::Device device, int threads)
{
    const c10::InferenceMode inference;
    m_network = std::make_unique<Network>(weights, config, Backend::best(device, threads));
}

Encodec::~Encodec() = default;

int Encodec::codebooks() const
{
    return m_network->quantizer.codebooks();
}

at::Tensor Encodec::encode(const at::Tensor& audio) const
{
    const c10::InferenceMode inference;
    std::vector<at::Tensor> codes;
    for (const at::Tensor& latents : m_network->encode(audio))
        codes.push_back(m_network->quantizer.encode(latents));
    return at::stack(codes).cpu();
}

at::Tensor Encodec::latents(const at::Tensor& audio) const
{
    const c10::InferenceMode inference;
    return gather(m_network->encode(audio));
}

at::Tensor Encodec::decodeWhole(const at::Tensor& codes) const
{
    const c10::InferenceMode inference;
    m_network->checkCodes(codes);
    if (codes.size(2) == 0)
        throw Error(ErrorCode::RequestInvalid, "There are no frames to decode.");
    StackPass pass(m_network->decoder, int(codes.size(0)));
    return gather(pass.next(m_network->dequantize(codes), Portion::Last));
}

std::unique_ptr<EncodecStream> Encodec::stream(int batch) const
{
    if (batch < 1)
        throw Error(ErrorCode::RequestInvalid,
                    "A stream needs at least one clip, not " + std::to_string(batch) + ".");
    return makeEncodecStream(*m_network, batch);
}

} // namespace arioso::engine
