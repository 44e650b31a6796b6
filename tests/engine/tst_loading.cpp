// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Loading a checkpoint: how far it is, and stopping it at any moment.

#include "engine/pipeline/model_loading.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

using namespace arioso::engine;
using namespace arioso::test;

namespace {

/// Remembers the parts, and stops at one of them.
class Recorder : public LoadListener
{
public:
    explicit Recorder(std::size_t stopAt = 0) : m_stopAt(stopAt) {}

    Flow loaded(double part) override
    {
        parts.push_back(part);
        return parts.size() == m_stopAt ? Flow::Stop : Flow::Continue;
    }

    std::vector<double> parts;

private:
    std::size_t m_stopAt; // counted from 1; 0: never
};

/// A checkpoint whose decoder is most of it, as in real ones.
class Checkpoint
{
public:
    Checkpoint()
    {
        ModelConfig config = tinyMono();
        config.decoder.hiddenSize = 96;
        config.decoder.feedForward = 384;
        config.decoder.layers = 6;
        CheckpointStyle style;
        style.dtype = at::kHalf; // so that everything is converted
        style.tokenizer = false;
        writeCheckpoint(m_folder / "model", config, formulaWeights(config, 4), style);
        setenv("XDG_CACHE_HOME", (m_folder / "cache").c_str(), 1);
    }

    [[nodiscard]] std::unique_ptr<Model> load(DecoderBackend backend, Precision precision,
                                              LoadListener& listener) const
    {
        LoadOptions options;
        options.directory = m_folder / "model";
        options.backend = backend;
        options.precision = precision;
        options.threads = 1;
        return loadModel(options, {}, listener);
    }

private:
    TemporaryFolder m_folder;
};

constexpr std::pair<DecoderBackend, Precision> kWays[] = {
    {DecoderBackend::Native, Precision::Float32}, {DecoderBackend::Native, Precision::BFloat16},
    {DecoderBackend::Native, Precision::Float16}, {DecoderBackend::Native, Precision::Int8},
    {DecoderBackend::Torch, Precision::Float32},  {DecoderBackend::Torch, Precision::BFloat16},
};

} // namespace

ARIOSO_TEST(progressIsEven)
{
    const Checkpoint checkpoint;
    for (const auto& [backend, precision] : kWays) {
        Recorder recorder;
        QVERIFY(checkpoint.load(backend, precision, recorder) != nullptr);
        const std::vector<double>& parts = recorder.parts;
        QVERIFY(parts.size() > 100); // every tensor
        QVERIFY(std::is_sorted(parts.begin(), parts.end()));
        QVERIFY(parts.front() >= 0 && parts.back() == 1);
        QVERIFY(*std::max_element(parts.begin(), parts.end() - 1) < 1); // 1 is a model that is ready
        double widest = 0;
        for (std::size_t i = 1; i + 1 < parts.size(); ++i)
            widest = std::max(widest, parts[i] - parts[i - 1]);
        QVERIFY2(widest < 0.2, std::to_string(widest).c_str());
        QVERIFY2(parts[parts.size() - 2] >
                     (precision == Precision::Int8 ? 0.6 : 0.95), // so small a model is not cached
                 std::to_string(parts[parts.size() - 2]).c_str());
    }
}

ARIOSO_TEST(loadingStopsAtEveryStep)
{
    const Checkpoint checkpoint;
    for (const auto& [backend, precision] : kWays) {
        Recorder all;
        (void)checkpoint.load(backend, precision, all);
        for (std::size_t step = 1; step <= all.parts.size(); step += step < 10 ? 1 : 17) {
            Recorder stopping(step);
            QVERIFY(checkpoint.load(backend, precision, stopping) == nullptr);
            QCOMPARE(stopping.parts.size(), step); // and nothing more was done
        }
    }
}
