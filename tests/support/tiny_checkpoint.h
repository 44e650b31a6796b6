// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes checkpoint directories for tests: any configuration, any spelling, dtype and sharding.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace arioso::test {

/// A folder of its own that goes away with the object.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

enum class WeightNormSpelling { Old, New, Folded };
enum class DecoderSpelling { Composite, StandAlone };
enum class WeightFormat { Safetensors, Torch };

struct CheckpointStyle
{
    at::ScalarType dtype = at::kFloat;
    WeightNormSpelling weightNorm = WeightNormSpelling::Old;
    WeightFormat format = WeightFormat::Safetensors;
    int shards = 1; ///< 1: model.safetensors or pytorch_model.bin; more: an index and that many files
    bool embedTokensAlias = false;   ///< T5's embedding under its other name
    bool positionTable = false;      ///< with the optional embed_positions.weights
    bool codebookStatistics = false; ///< with embed_avg, cluster_size and inited
    DecoderSpelling decoder =
        DecoderSpelling::Composite; ///< StandAlone: config and tensors of the decoder only
    bool tokenizer = true; ///< copies the test tokenizer (golden/tokenizer/spiece.model) into the folder
};

/// A safetensors file as the format's description says, written independently of the engine's reader.
void writeSafetensors(const std::filesystem::path& path,
                      const std::vector<std::pair<std::string, at::Tensor>>& tensors,
                      const std::string& metadata = R"({"format":"pt"})");

/// The numbers of a tensor that is nowhere else stored: row p of
/// decoder.model.decoder.embed_positions.weights is cos(p f), sin(p f) with f = 10000^(-i / (width/2 - 1)).
[[nodiscard]] at::Tensor positionTable(int positions, int width);

/// config.json, generation_config.json, preprocessor_config.json, weights and tokenizer for `config`, which
/// must name its tensors as `formulaWeights` does. Without the test tokenizer in golden/ the folder gets
/// none.
void writeCheckpoint(const std::filesystem::path& directory, const engine::ModelConfig& config,
                     const engine::WeightStore& weights, const CheckpointStyle& style = {});

} // namespace arioso::test
