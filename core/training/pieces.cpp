// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/pieces.h"

#include "engine/error.h"
#include "training/team.h"
#include "training/tensor_file.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/bincount.h>
#include <ATen/ops/log.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cstdio>
#include <map>

namespace arioso::training {
namespace {

TensorMap cachedCodes(const std::filesystem::path& cache)
{
    return std::filesystem::exists(cache) ? readTensors(cache) : TensorMap{};
}

/// Adds the codes of the clips that `codes` lacks.
void encodeMissing(const engine::Encodec& codec, const ClipSet& clips, int workers, TensorMap& codes)
{
    std::vector<const Clip*> missing;
    for (const std::vector<Clip>* set : {&clips.training, &clips.validation}) {
        for (const Clip& clip : *set) {
            if (codes.count(clip.name) == 0)
                missing.push_back(&clip);
        }
    }
    std::vector<at::Tensor> results(missing.size());
    runTeam(workers, [&](int rank, Barrier&) {
        for (std::size_t i = std::size_t(rank); i < missing.size(); i += std::size_t(workers)) {
            const auto samples = std::int64_t(missing[i]->samples.size());
            if (samples == 0)
                continue;
            results[i] = codec.encode(missing[i]->part(0, samples).view({1, 1, -1}))[0].to(at::kShort);
            if (rank == 0 && i % 200 < std::size_t(workers)) {
                std::printf("Encoded %zu of %zu clips.\n", i, missing.size());
                std::fflush(stdout);
            }
        }
    });
    for (std::size_t i = 0; i < missing.size(); ++i) {
        if (results[i].defined())
            codes[missing[i]->name] = results[i].clone(); // not an inference tensor
    }
}

/// Gives each text one place.
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

Pieces encodePieces(const engine::Encodec& codec, const engine::Tokenizer& tokenizer, const ClipSet& clips,
                    int channels, int workers, const std::filesystem::path& cache)
{
    constexpr std::int64_t kShortest = 50; ///< frames
    TensorMap codes = cachedCodes(cache);
    const std::size_t cached = codes.size();
    encodeMissing(codec, clips, workers, codes);
    if (codes.size() > cached)
        writeTensors(cache, codes);

    Pieces pieces;
    TextTable table(tokenizer, pieces.texts);
    const auto add = [&](const std::vector<Clip>& from, std::vector<Piece>& to) {
        for (const Clip& clip : from) {
            const auto found = codes.find(clip.name);
            if (found == codes.end() || found->second.size(1) < kShortest)
                continue;
            Piece piece{clip.name, found->second.to(at::kLong), {}};
            if (channels > 1)
                piece.codes = piece.codes.repeat_interleave(channels, 0);
            for (const std::string& text : clip.texts)
                piece.texts.push_back(table.place(text));
            to.push_back(std::move(piece));
        }
    };
    add(clips.training, pieces.training);
    add(clips.validation, pieces.validation);
    if (pieces.training.empty())
        throw engine::Error(engine::ErrorCode::AudioInvalid,
                            "No clip is long enough: a second is the least.");
    return pieces;
}

std::vector<double> repeatRates(const std::vector<Piece>& pieces, int frameRate)
{
    std::vector<double> sums;
    for (const Piece& piece : pieces) {
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

std::vector<double> unigramLosses(const std::vector<Piece>& counted, const std::vector<Piece>& pieces,
                                  int vocabulary)
{
    const std::int64_t codebooks = counted.front().codes.size(0);
    std::vector<double> losses;
    for (std::int64_t k = 0; k < codebooks; ++k) {
        at::Tensor counts = at::zeros({vocabulary}, at::kDouble) + 1;
        for (const Piece& piece : counted)
            counts += at::bincount(piece.codes[k], {}, vocabulary);
        const at::Tensor costs = -at::log(counts / counts.sum());
        double sum = 0;
        double count = 0;
        for (const Piece& piece : pieces) {
            sum += costs.index_select(0, piece.codes[k]).sum().item<double>();
            count += double(piece.codes.size(1));
        }
        losses.push_back(sum / std::max(count, 1.0));
    }
    return losses;
}

} // namespace arioso::training
