// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/tiny_checkpoint.h"

#include "support/tiny_checkpoint_config.h"
#include "support/torch_archive.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace arioso::test {
namespace {

namespace fs = std::filesystem;

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

const char* dtypeName(at::ScalarType type)
{
    switch (type) {
    case at::kFloat:
        return "F32";
    case at::kHalf:
        return "F16";
    case at::kBFloat16:
        return "BF16";
    case at::kDouble:
        return "F64";
    case at::kLong:
        return "I64";
    case at::kInt:
        return "I32";
    case at::kBool:
        return "BOOL";
    default:
        throw std::invalid_argument("writeSafetensors does not know this dtype");
    }
}

bool removeSuffix(std::string& text, const std::string& suffix)
{
    if (text.size() < suffix.size() || text.compare(text.size() - suffix.size(), suffix.size(), suffix) != 0)
        return false;
    text.resize(text.size() - suffix.size());
    return true;
}

/// w = g v / ||v|| element by element, in double.
at::Tensor fold(const at::Tensor& gain, const at::Tensor& direction)
{
    at::Tensor folded = at::empty(direction.sizes(), at::kFloat);
    const at::Tensor g = gain.contiguous();
    const at::Tensor v = direction.contiguous();
    const std::int64_t rows = v.size(0);
    const std::int64_t columns = v.numel() / rows;
    for (std::int64_t row = 0; row < rows; ++row) {
        const float* from = v.data_ptr<float>() + row * columns;
        float* to = folded.data_ptr<float>() + row * columns;
        double sum = 0;
        for (std::int64_t i = 0; i < columns; ++i)
            sum += double(from[i]) * double(from[i]);
        for (std::int64_t i = 0; i < columns; ++i)
            to[i] = float(double(g.data_ptr<float>()[row]) * double(from[i]) / std::sqrt(sum));
    }
    return folded;
}

/// A tensor of the store in the style's spelling of weight norm.
void addSpelled(NamedTensors& tensors, std::string name, const at::Tensor& tensor,
                const engine::WeightStore& weights, WeightNormSpelling spelling)
{
    std::string conv = name;
    const bool gain = removeSuffix(conv, ".weight_g");
    const bool direction = !gain && removeSuffix(conv, ".weight_v");
    if ((!gain && !direction) || spelling == WeightNormSpelling::Old)
        tensors.emplace_back(std::move(name), tensor);
    else if (spelling == WeightNormSpelling::New)
        tensors.emplace_back(conv + ".parametrizations.weight.original" + (gain ? "0" : "1"), tensor);
    else if (direction)
        tensors.emplace_back(conv + ".weight", fold(weights.tensors().at(conv + ".weight_g"), tensor));
}

void addStatistics(NamedTensors& tensors, const std::string& name, const at::Tensor& embed)
{
    std::string codebook = name;
    if (!removeSuffix(codebook, ".embed"))
        return;
    tensors.emplace_back(codebook + ".embed_avg", embed);
    tensors.emplace_back(codebook + ".cluster_size", at::ones({embed.size(0)}));
    tensors.emplace_back(codebook + ".inited", at::ones({1}));
}

NamedTensors styledTensors(const engine::ModelConfig& config, const engine::WeightStore& weights,
                           const CheckpointStyle& style)
{
    const bool decoderOnly = style.decoder == DecoderSpelling::StandAlone;
    const std::string decoderPrefix = "decoder.";
    NamedTensors tensors;
    for (const auto& [name, tensor] : weights.tensors()) {
        const bool ofDecoder = name.compare(0, decoderPrefix.size(), decoderPrefix) == 0;
        if (decoderOnly) {
            if (ofDecoder)
                tensors.emplace_back(name.substr(decoderPrefix.size()), tensor);
            continue;
        }
        const bool alias = style.embedTokensAlias && name == "text_encoder.shared.weight";
        addSpelled(tensors, alias ? "text_encoder.encoder.embed_tokens.weight" : name, tensor, weights,
                   style.weightNorm);
        if (style.codebookStatistics)
            addStatistics(tensors, name, tensor);
    }
    if (style.positionTable) {
        tensors.emplace_back(std::string(decoderOnly ? "" : decoderPrefix) +
                                 "model.decoder.embed_positions.weights",
                             positionTable(config.decoder.maxPositions, config.decoder.hiddenSize));
    }
    for (auto& [name, tensor] : tensors)
        tensor = tensor.to(style.dtype);
    return tensors;
}

std::string shardName(const CheckpointStyle& style, int shard)
{
    const bool torch = style.format == WeightFormat::Torch;
    std::ostringstream name;
    name << (torch ? "pytorch_model" : "model") << std::setfill('0');
    if (style.shards > 1)
        name << "-" << std::setw(5) << shard + 1 << "-of-" << std::setw(5) << style.shards;
    name << (torch ? ".bin" : ".safetensors");
    return name.str();
}

void writeText(const fs::path& path, const std::string& text)
{
    if (!(std::ofstream(path, std::ios::binary) << text << std::flush))
        throw std::runtime_error("cannot write " + path.string());
}

void writeShard(const fs::path& path, const NamedTensors& tensors, WeightFormat format)
{
    if (format == WeightFormat::Safetensors)
        return writeSafetensors(path, tensors);
    TorchDict items;
    for (const auto& [name, tensor] : tensors)
        items.push_back({name, tensor});
    writeText(path, torchFile(items));
}

void writeShards(const fs::path& directory, const NamedTensors& tensors, const CheckpointStyle& style)
{
    nlohmann::json index;
    std::int64_t bytes = 0;
    for (int shard = 0; shard < style.shards; ++shard) {
        NamedTensors part;
        for (std::size_t i = std::size_t(shard); i < tensors.size(); i += std::size_t(style.shards)) {
            part.push_back(tensors[i]);
            index["weight_map"][tensors[i].first] = shardName(style, shard);
            bytes += std::int64_t(tensors[i].second.nbytes());
        }
        writeShard(directory / shardName(style, shard), part, style.format);
    }
    index["metadata"]["total_size"] = bytes;
    const char* name =
        style.format == WeightFormat::Torch ? "pytorch_model.bin.index.json" : "model.safetensors.index.json";
    if (style.shards > 1)
        writeText(directory / name, index.dump(2));
}

} // namespace

TemporaryFolder::TemporaryFolder()
{
    std::string name = (fs::temp_directory_path() / "arioso-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary folder can be made at " + name);
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

at::Tensor positionTable(int positions, int width)
{
    at::Tensor table = at::empty({positions, width}, at::kFloat);
    float* row = table.data_ptr<float>();
    const int half = width / 2;
    for (int p = 0; p < positions; ++p, row += width) {
        row[width - 1] = 0; // stays so when the width is odd
        for (int i = 0; i < half; ++i) {
            const double angle = p * std::pow(10000.0, -double(i) / (half - 1));
            row[i] = float(std::cos(angle));
            row[half + i] = float(std::sin(angle));
        }
    }
    return table;
}

void writeSafetensors(const fs::path& path, const std::vector<std::pair<std::string, at::Tensor>>& tensors,
                      const std::string& metadata)
{
    std::ostringstream header;
    std::string data;
    header << "{";
    if (!metadata.empty())
        header << "\"__metadata__\":" << metadata << (tensors.empty() ? "" : ",");
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const at::Tensor tensor = tensors[i].second.contiguous();
        header << (i == 0 ? "" : ",") << nlohmann::json(tensors[i].first) << ":{\"dtype\":\""
               << dtypeName(tensor.scalar_type()) << "\",\"shape\":[";
        for (std::int64_t d = 0; d < tensor.dim(); ++d)
            header << (d == 0 ? "" : ",") << tensor.size(d);
        header << "],\"data_offsets\":[" << data.size() << "," << data.size() + tensor.nbytes() << "]}";
        data.append(static_cast<const char*>(tensor.data_ptr()), tensor.nbytes());
    }
    header << "}";

    std::string text = header.str();
    text.append((8 - text.size() % 8) % 8, ' ');
    std::string file;
    for (int byte = 0; byte < 8; ++byte)
        file.push_back(char((text.size() >> (8 * byte)) & 0xff));
    writeText(path, file + text + data);
}

void writeCheckpoint(const fs::path& directory, const engine::ModelConfig& config,
                     const engine::WeightStore& weights, const CheckpointStyle& style)
{
    fs::create_directories(directory);
    const bool decoderOnly = style.decoder == DecoderSpelling::StandAlone;
    writeText(directory / "config.json",
              (decoderOnly ? decoderConfigJson(config) : configJson(config)).dump(2));
    writeText(directory / "generation_config.json", generationConfigJson(config).dump(2));
    if (!decoderOnly)
        writeText(directory / "preprocessor_config.json", preprocessorConfigJson(config).dump(2));

    const NamedTensors tensors = styledTensors(config, weights, style);
    writeShards(directory, tensors, style);

    const fs::path tokenizer = ARIOSO_GOLDEN_DIR "/tokenizer/spiece.model";
    if (style.tokenizer && !decoderOnly && fs::exists(tokenizer))
        fs::copy_file(tokenizer, directory / "spiece.model", fs::copy_options::overwrite_existing);
}

} // namespace arioso::test
