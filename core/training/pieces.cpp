// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/pieces.h"

#include "engine/api/error.h"
#include "engine/melody/chroma.h"
#include "training/schedule.h"
#include "training/team.h"
#include "training/tensor_file.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/bincount.h>
#include <ATen/ops/log.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>

namespace arioso::training {
namespace {

TensorMap cachedCodes(const std::filesystem::path& cache)
{
    return std::filesystem::exists(cache) ? readTensors(cache) : TensorMap{};
}

/// The clip's name and a hash of its samples.
std::string keyOf(const Clip& clip)
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a
    for (const std::vector<std::int16_t>& channel : clip.channels) {
        for (const std::int16_t sample : channel)
            hash = (hash ^ std::uint16_t(sample)) * 0x100000001b3;
        hash = (hash ^ 0x10000) * 0x100000001b3;
    }
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
    return clip.name + "#" + digits;
}

/// [K, T] int16.
at::Tensor encoded(const engine::Encodec& codec, const Clip& clip)
{
    std::vector<at::Tensor> channels;
    for (std::size_t c = 0; c < clip.channels.size(); ++c) {
        const at::Tensor samples = clip.part(0, clip.samples(), c);
        channels.push_back(codec.encode(samples.view({1, 1, -1}))[0].to(at::kShort));
    }
    return at::stack(channels, 1).flatten(0, 1); // [K, C, T] to [K C, T]
}

/// Adds the codes of clips that are missing in `codes`, and periodically writes them to the cache.
void encodeMissing(const engine::Encodec& codec,
                   const std::vector<std::pair<std::string, const Clip*>>& clips,
                   const EncodingOptions& options, TensorMap& codes)
{
    constexpr std::chrono::seconds kRound{60};
    std::vector<std::pair<std::string, const Clip*>> missing;
    for (const auto& [key, clip] : clips) {
        if (codes.count(key) == 0 && clip->samples() > 0)
            missing.emplace_back(key, clip);
    }
    std::size_t done = 0;
    while (done < missing.size() && !stopRequested()) {
        const auto end = std::chrono::steady_clock::now() + kRound;
        std::vector<at::Tensor> results(missing.size());
        std::atomic<std::size_t> next{done};
        runTeam(options.workers, [&](int, Barrier&) {
            while (std::chrono::steady_clock::now() < end && !stopRequested()) {
                const std::size_t i = next++;
                if (i >= missing.size())
                    return;
                results[i] = encoded(codec, *missing[i].second);
            }
        });
        for (; done < missing.size() && results[done].defined(); ++done)
            codes[missing[done].first] =
                results[done].clone(); // copied, because inference tensors cannot be used in training
        writeTensors(options.cache, codes);
        std::printf("Encoded %zu of %zu clips.\n", done, missing.size());
        std::fflush(stdout);
    }
}

std::vector<int> melodyOf(const Clip& clip, int sampleRate, engine::ChromaConfig config)
{
    engine::Audio audio;
    audio.sampleRate = sampleRate;
    for (const std::vector<std::int16_t>& channel : clip.channels) {
        std::vector<float>& samples = audio.channels.emplace_back();
        samples.reserve(channel.size());
        for (const std::int16_t sample : channel)
            samples.push_back(float(sample) / 32768);
    }
    config.maxSeconds = std::min(int(audio.seconds()) + 1, 3600);
    return engine::melodyBins(audio, config);
}

/// Assigns an index to each distinct text.
class TextTable
{
public:
    TextTable(const engine::Tokenizer& tokenizer, std::vector<std::vector<std::int64_t>>& ids)
        : m_tokenizer(tokenizer), m_ids(ids)
    {
    }

    std::size_t place(const std::string& text)
    {
        const auto [found, isNew] = m_places.emplace(text, m_ids.size());
        if (isNew)
            m_ids.push_back(m_tokenizer.encode(text));
        return found->second;
    }

private:
    const engine::Tokenizer& m_tokenizer;
    std::vector<std::vector<std::int64_t>>& m_ids;
    std::map<std::string, std::size_t> m_places;
};

} // namespace

std::vector<int> EncodedPiece::melodyOf(std::int64_t begin, std::int64_t frames, int frameRate) const
{
    const double perFrame = melodyRate / frameRate;
    const auto first = std::size_t(std::lround(double(begin) * perFrame));
    const auto count = std::size_t(1 + std::lround(std::floor(double(frames) * perFrame)));
    if (first >= melody.size())
        return {};
    const auto from = melody.begin() + std::ptrdiff_t(first);
    return {from, from + std::ptrdiff_t(std::min(count, melody.size() - first))};
}

Pieces encodePieces(const engine::Encodec& codec, const engine::Tokenizer& tokenizer, const ClipSet& clips,
                    const EncodingOptions& options)
{
    constexpr std::int64_t kShortest = 50; ///< frames
    std::vector<std::pair<std::string, const Clip*>> all;
    for (const std::vector<Clip>* set : {&clips.training, &clips.validation}) {
        for (const Clip& clip : *set)
            all.emplace_back(keyOf(clip), &clip);
    }
    TensorMap codes = cachedCodes(options.cache);
    encodeMissing(codec, all, options, codes);

    Pieces pieces;
    TextTable table(tokenizer, pieces.texts);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Clip& clip = *all[i].second;
        const auto found = codes.find(all[i].first);
        if (found == codes.end() || found->second.size(1) < kShortest)
            continue;
        EncodedPiece piece{clip.name, found->second.to(at::kLong), {}, {}};
        for (const std::string& text : clip.texts)
            piece.texts.push_back(table.place(text));
        if (options.melody) {
            piece.melody = melodyOf(clip, clips.sampleRate, options.chroma);
            piece.melodyRate = double(options.chroma.sampleRate) / options.chroma.hopLength;
        }
        (i < clips.training.size() ? pieces.training : pieces.validation).push_back(std::move(piece));
    }
    if (pieces.training.empty() && !stopRequested())
        throw engine::Error(engine::ErrorCode::AudioInvalid,
                            "All clips are too short. At least one second is needed.");
    return pieces;
}

std::vector<double> repeatRates(const std::vector<EncodedPiece>& pieces, int frameRate)
{
    std::vector<double> sums;
    for (const EncodedPiece& piece : pieces) {
        const std::int64_t frames = piece.codes.size(1);
        at::Tensor best = at::zeros({piece.codes.size(0)}, at::kFloat);
        for (std::int64_t lag = 2 * frameRate; lag <= std::min<std::int64_t>(10 * frameRate, frames / 2);
             ++lag) {
            const at::Tensor same =
                piece.codes.narrow(1, 0, frames - lag).eq(piece.codes.narrow(1, lag, frames - lag));
            const at::Tensor rates = same.to(at::kFloat).mean(1);
            if (rates[0].item<float>() > best[0].item<float>())
                best = rates;
        }
        sums.resize(std::size_t(best.size(0)));
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += best[std::int64_t(k)].item<double>() / double(pieces.size());
    }
    return sums;
}

std::vector<double> unigramLosses(const std::vector<EncodedPiece>& counted,
                                  const std::vector<EncodedPiece>& pieces, int vocabulary)
{
    const std::int64_t codebooks = counted.front().codes.size(0);
    std::vector<double> losses;
    for (std::int64_t k = 0; k < codebooks; ++k) {
        at::Tensor counts = at::zeros({vocabulary}, at::kDouble) + 1;
        for (const EncodedPiece& piece : counted)
            counts += at::bincount(piece.codes[k], {}, vocabulary);
        const at::Tensor costs = -at::log(counts / counts.sum());
        double sum = 0;
        double count = 0;
        for (const EncodedPiece& piece : pieces) {
            sum += costs.index_select(0, piece.codes[k]).sum().item<double>();
            count += double(piece.codes.size(1));
        }
        losses.push_back(sum / std::max(count, 1.0));
    }
    return losses;
}

} // namespace arioso::training
