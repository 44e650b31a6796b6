// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// An engine without tensors: its codes and sound follow from the seed by arithmetic, and its directories and
// prompts say how it behaves. Directories: "missing" is not found, "slow" takes long to load. Prompts:
// "endless" runs until it is stopped, "invalid", "memory" and "stranger" throw, "early" stops at its first
// step, "unheard" hands out its sound only at the end.

#include "engine/api/conversion.h"
#include "engine/api/error.h"
#include "engine/api/generation.h"

#include <atomic>
#include <chrono>
#include <new>
#include <string>
#include <thread>

namespace arioso::test {

inline constexpr int kFakeSampleRate = 3200;
inline constexpr int kFakeFrameRate = 50;
inline constexpr int kFakeHop = kFakeSampleRate / kFakeFrameRate;
inline constexpr int kFakeCodebooks = 4;
inline constexpr int kFakeChunkFrames = 10;

inline std::int32_t fakeCode(std::uint64_t seed, int codebook, int frame)
{
    return std::int32_t((seed * 31 + std::uint64_t(codebook) * 7 + std::uint64_t(frame)) % 2048);
}

inline float fakeSample(std::uint64_t seed, std::size_t n)
{
    return float((seed * 17 + n) % 1000) / 1000.0F - 0.5F;
}

inline engine::Audio fakeAudio(std::uint64_t seed, std::size_t from, std::size_t to)
{
    engine::Audio audio{kFakeSampleRate, {std::vector<float>(to - from)}};
    for (std::size_t n = from; n < to; ++n)
        audio.channels[0][n - from] = fakeSample(seed, n);
    return audio;
}

inline engine::Codes fakeCodes(std::uint64_t seed, int from, int to)
{
    engine::Codes codes{kFakeCodebooks, to - from, {}};
    for (int k = 0; k < kFakeCodebooks; ++k)
        for (int f = from; f < to; ++f)
            codes.values.push_back(fakeCode(seed, k, f));
    return codes;
}

inline engine::Codes fakeCodes(std::uint64_t seed, int frames)
{
    return fakeCodes(seed, 0, frames);
}

/// What the engine was asked to do; read it when the service is idle or gone.
struct FakeRecord
{
    std::vector<std::string> loads;           ///< directories
    std::vector<engine::LoadOptions> options; ///< of the same loads
    std::atomic<int> loadCount{0};            ///< may be read at any time
    std::vector<engine::GenerationRequest> requests;
    std::vector<engine::RepaintRequest> repaints;
    std::vector<engine::ConversionOptions> conversions;
    std::thread::id thread;
    std::atomic<int> liveModels{0};
    std::atomic<int> mostLiveModels{0};
    std::atomic<bool> holdsEncoding{false}; ///< while so, encode() does not return
    std::atomic<int> encodeCount{0};
};

class FakeModel : public engine::Model
{
public:
    FakeModel(FakeRecord& record, const std::string& directory, const engine::LoadOptions& options = {})
        : m_record(record)
    {
        m_info.name = directory;
        m_info.directory = directory;
        if (!options.adapter.empty()) {
            m_info.adapter = engine::AdapterInfo();
            m_info.adapter->name = options.adapter.filename().string();
            m_info.adapter->directory = options.adapter;
            m_info.adapter->strength = options.strength.value_or(1);
        }
        m_info.defaults.temperature = 0.7F;
        m_info.defaults.topK = 250;
        m_info.config.decoder.codebooks = kFakeCodebooks;
        m_info.sampleRate = kFakeSampleRate;
        m_info.frameRate = kFakeFrameRate;
        m_info.channels = 1;
        m_info.maxFrames = 1500;
        const int live = ++m_record.liveModels;
        m_record.mostLiveModels = std::max(m_record.mostLiveModels.load(), live);
    }
    ~FakeModel() override { --m_record.liveModels; }

    const engine::ModelInfo& info() const override { return m_info; }

    engine::GenerationResult generate(const engine::GenerationRequest& request,
                                      engine::GenerationListener& listener) const override
    {
        m_record.requests.push_back(request);
        const std::string text = request.prompts.front().text.value_or("");
        if (text == "invalid")
            throw engine::Error(engine::ErrorCode::RequestTooLong, "The prompt leaves no room.");
        if (text == "memory")
            throw std::bad_alloc();
        if (text == "stranger")
            throw 42;

        const auto* prompt = std::get_if<engine::Codes>(&request.prompts.front().continuation);
        const int promptFrames = prompt != nullptr ? prompt->frames : 0;
        const auto* seconds = std::get_if<engine::Seconds>(&request.length);
        const int steps =
            text == "endless" ? 1'000'000'000 : int((seconds ? seconds->value : 1) * kFakeFrameRate);
        const bool isEndless = std::holds_alternative<engine::Endless>(request.length);
        int frames = promptFrames;
        engine::GenerationResult result;
        listener.progressed({engine::Phase::EncodingText, 0, steps});
        while ((isEndless || result.steps < steps) && !result.stopped) {
            if (text == "endless" || isEndless)
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            if (text != "early")
                ++frames;
            ++result.steps;
            result.stopped =
                listener.progressed({engine::Phase::Generating, result.steps, isEndless ? 0 : steps}) ==
                    engine::Flow::Stop ||
                text == "early";
            if (frames % kFakeChunkFrames == 0 && text != "early" && text != "unheard")
                tell(request, listener, frames - kFakeChunkFrames, frames);
        }
        if (frames % kFakeChunkFrames != 0 && text != "unheard")
            tell(request, listener, frames - frames % kFakeChunkFrames, frames);
        for (int take = 0; take < request.takes; ++take) {
            const std::uint64_t seed = request.seed + std::uint64_t(take);
            const bool isKept = request.audio == engine::ClipAudio::Kept;
            result.clips.push_back(
                {0, seed, fakeCodes(seed, frames),
                 fakeAudio(seed, 0, isKept ? std::size_t(frames) * kFakeHop : 0), 0});
        }
        return result;
    }

    /// Every code has the likelihood -2.
    engine::Likelihood score(const engine::ScoreRequest& request) const override
    {
        const engine::Codes& codes = request.codes;
        return {codes.codebooks, codes.frames, std::vector<float>(codes.values.size(), -2.0F)};
    }

    /// Candidate i has the codes of its seed and fits by -1 / (i + 1): the last one is the best.
    engine::RepaintResult repaint(const engine::RepaintRequest& request,
                                  engine::GenerationListener& listener) const override
    {
        m_record.repaints.push_back(request);
        if (request.prompt.text == "invalid")
            throw engine::Error(engine::ErrorCode::RequestTooLong, "The selection is too long.");
        if (request.gap.from < 0 || request.gap.from >= request.gap.to ||
            request.gap.to > request.codes.frames)
            throw engine::Error(engine::ErrorCode::RequestInvalid, "The selection is empty.");
        engine::RepaintResult result;
        result.window = {0, request.codes.frames};
        result.followingFrames = request.codes.frames - request.gap.to;
        result.steps = request.gap.frames();
        const bool endless = request.prompt.text == "endless";
        for (int step = 0; step <= result.steps; step += endless ? 0 : 1) {
            if (endless)
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            if (listener.progressed({engine::Phase::Generating, step, result.steps}) == engine::Flow::Stop) {
                result.stopped = true;
                return result;
            }
        }
        for (int i = request.takes - 1; i >= 0; --i) {
            const std::uint64_t seed = request.seed + std::uint64_t(i);
            result.candidates.push_back(
                {seed, fakeCodes(seed, request.gap.from, request.gap.to), -1.0 / (i + 1), -1.5});
        }
        return result;
    }

    /// The samples of the gap become those of the first code's value.
    engine::Audio redecode(const engine::RedecodeRequest& request) const override
    {
        engine::Audio audio = request.audio;
        for (std::vector<float>& channel : audio.channels) {
            for (int n = request.gap.from * kFakeHop; n < request.gap.to * kFakeHop; ++n) {
                if (std::size_t(n) < channel.size())
                    channel[std::size_t(n)] =
                        float(request.codes.at(0, n / kFakeHop)) / 2048.0F; // exact in float32
            }
        }
        return audio;
    }

    engine::Audio decodeLoop(const engine::Codes& codes) const override { return decode(codes); }

    /// A frame for every hop, from the first sample's sign on.
    engine::Codes encode(const engine::Audio& audio) const override
    {
        ++m_record.encodeCount;
        while (m_record.holdsEncoding)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return fakeCodes(5, int(audio.samples() / kFakeHop));
    }

    engine::Audio decode(const engine::Codes& codes) const override
    {
        return fakeAudio(5, 0, std::size_t(codes.frames) * kFakeHop);
    }

private:
    static void tell(const engine::GenerationRequest& request, engine::GenerationListener& listener, int from,
                     int to)
    {
        for (int take = 0; take < request.takes; ++take) {
            listener.codesReady(take, fakeCodes(request.seed + std::uint64_t(take), from, to));
            listener.audioReady(take, fakeAudio(request.seed + std::uint64_t(take),
                                                std::size_t(from) * kFakeHop, std::size_t(to) * kFakeHop));
        }
    }

    FakeRecord& m_record;
    engine::ModelInfo m_info;
};

class FakeEngine : public engine::Engine, public engine::Converter
{
public:
    explicit FakeEngine(FakeRecord& record) : m_record(record) {}

    engine::ModelInfo inspect(const engine::LoadOptions&) const override { return {}; }

    std::unique_ptr<engine::Model> load(const engine::LoadOptions& options,
                                        engine::LoadListener& listener) const override
    {
        const std::string directory = options.directory.string();
        m_record.loads.push_back(directory);
        m_record.options.push_back(options);
        ++m_record.loadCount;
        m_record.thread = std::this_thread::get_id();
        if (directory == "missing")
            throw engine::Error(engine::ErrorCode::FileNotFound, "There is no \"missing\".");
        const int parts = directory == "slow" ? 300 : 4;
        for (int part = 1; part <= parts; ++part) {
            if (directory == "slow")
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (listener.loaded(double(part) / parts) == engine::Flow::Stop)
                return nullptr;
        }
        return std::make_unique<FakeModel>(m_record, directory, options);
    }

    /// From "/missing" is not found, "/endless" goes on until it is stopped, all else makes four steps.
    engine::ConversionOutcome convert(const engine::ConversionOptions& options,
                                      engine::ConversionListener& listener) const override
    {
        const std::string from = options.from.string();
        m_record.conversions.push_back(options);
        if (from == "/missing")
            throw engine::Error(engine::ErrorCode::FileNotFound, "There is no \"missing\".");
        for (int step = 1; step <= 4 || from == "/endless"; ++step) {
            if (from == "/endless")
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            if (listener.progressed(step <= 4 ? step / 4.0 : 0.5) == engine::Flow::Stop)
                return engine::ConversionOutcome::Stopped;
        }
        return engine::ConversionOutcome::Done;
    }

    std::vector<std::string> advice() const override { return {"Its BLAS is slow."}; }

private:
    FakeRecord& m_record;
};

} // namespace arioso::test
