// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// How long the 32 kHz codec of MusicGen takes, with weights by formula (speed does not depend on their
// values).
//     bench_codec [threads] [seconds]

#include "engine/codec/encodec.h"
#include "support/formula_weights.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/sin.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace arioso;
using namespace arioso::engine;

namespace {

ModelConfig realConfig()
{
    ModelConfig config;
    config.audio.targetBandwidths = {2.2};
    config.audio.samplingRate = 32000;
    config.audio.numFilters = 64;
    config.audio.upsamplingRatios = {8, 5, 4, 4};
    config.audio.causal = false;
    config.audio.codebookSize = 2048;
    config.audio.convShortcut = false;
    return config;
}

/// The LSTM's weights are made small enough not to saturate it; weight norm keeps the rest in bounds.
WeightStore realWeights(const ModelConfig& config)
{
    WeightStore store;
    for (const auto& [name, shape] : test::tensorShapes(config, 4)) {
        if (name.rfind("audio_encoder.", 0) != 0)
            continue;
        const at::Tensor tensor = test::formulaTensor(name, shape);
        store.add(name, name.find("lstm.weight") != std::string::npos ? tensor / 16 : tensor);
    }
    return store;
}

double processorSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

template <typename Run>
auto timed(const char* what, Run run)
{
    const auto begin = std::chrono::steady_clock::now();
    const double processor = processorSeconds();
    auto result = run();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
    std::printf("%-34s %6.2f s, %6.2f s of processor time\n", what, elapsed.count(),
                processorSeconds() - processor);
    return result;
}

at::Tensor streamed(const Encodec& codec, const at::Tensor& codes)
{
    const auto stream = codec.stream(int(codes.size(0)));
    std::vector<at::Tensor> chunks;
    for (std::int64_t frame = 0; frame < codes.size(2); ++frame)
        chunks.push_back(stream->push(codes.narrow(2, frame, 1)));
    chunks.push_back(stream->finish());
    return at::cat(chunks, 2);
}

} // namespace

int main(int argc, char** argv)
{
    const int threads = argc > 1 ? std::atoi(argv[1]) : 2;
    const double seconds = argc > 2 ? std::atof(argv[2]) : 30;
    at::set_num_threads(threads);
    std::printf("%.1f s of sound, %d threads\n", seconds, threads);

    const ModelConfig config = realConfig();
    const WeightStore weights = realWeights(config);
    const auto codec = timed("load (pack the weights)", [&] {
        return std::make_unique<Encodec>(Weights(weights, "audio_encoder"), config.audio, at::kCPU, threads);
    });

    const auto samples = std::int64_t(seconds * config.audio.samplingRate);
    const at::Tensor audio = at::sin(at::arange(samples) * 0.05).to(at::kFloat).view({1, 1, -1}) * 0.5;
    const at::Tensor codes = timed("encode", [&] { return codec->encode(audio); });
    const at::Tensor stream =
        timed("decode, streamed frame by frame", [&] { return streamed(*codec, codes); });
    const at::Tensor whole = timed("decode, whole", [&] { return codec->decodeWhole(codes); });
    timed("decode, streamed, 4 clips at once", [&] { return streamed(*codec, codes.repeat({4, 1, 1})); });

    std::printf("largest sample %g, largest difference of streamed and whole %g\n",
                stream.abs().max().item<double>(), (stream - whole).abs().max().item<double>());
    return 0;
}
