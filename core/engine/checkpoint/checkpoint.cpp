// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/checkpoint.h"

#include "engine/api/error.h"
#include "engine/checkpoint/config_json.h"
#include "engine/checkpoint/formats/safetensors.h"
#include "engine/checkpoint/formats/torch_file.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/files/json.h"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>
#include <utility>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

/// The names of weight files: a single file, or an index that names shards.
struct WeightPlace
{
    const char* file;
    const char* index;
};

constexpr std::array<WeightPlace, 2> kWeightPlaces{{
    {"model.safetensors", "model.safetensors.index.json"},
    {"pytorch_model.bin", "pytorch_model.bin.index.json"},
}};

bool isThere(const fs::path& path)
{
    std::error_code ignored; // if the status can't be read, opening the file gives the reason
    return fs::status(path, ignored).type() != fs::file_type::not_found;
}

void checkDirectory(const fs::path& directory)
{
    std::error_code error;
    const fs::file_status status = fs::status(directory, error);
    if (status.type() == fs::file_type::not_found)
        throw Error(ErrorCode::FileNotFound, "The folder '" + directory.string() + "' does not exist.");
    if (error) {
        throw Error(ErrorCode::FileUnreadable,
                    "The folder '" + directory.string() + "' cannot be read: " + error.message() + ".");
    }
    if (status.type() != fs::file_type::directory)
        throw Error(ErrorCode::FileUnreadable, "'" + directory.string() + "' is not a folder.");
}

/// Whether PEFT wrote this folder: a few tensors that change another model.
bool holdsAdapter(const fs::path& directory)
{
    return isThere(directory / "adapter_config.json");
}

[[noreturn]] void refuseAdapter(const fs::path& directory)
{
    throw Error(
        ErrorCode::CheckpointUnsupported,
        "The folder '" + directory.string() +
            "' contains an adapter (adapter_config.json), not a complete model. arioso-cli convert merges it "
            "into its model.");
}

nlohmann::json readConfig(const fs::path& directory)
{
    checkDirectory(directory);
    if (!isThere(directory / "config.json")) {
        if (const fs::path original = findAudiocraftFile(directory); !original.empty()) {
            throw Error(ErrorCode::CheckpointUnsupported,
                        "The folder '" + directory.string() +
                            "' contains an original audiocraft checkpoint (" + original.filename().string() +
                            "), which must be converted first: use arioso-cli convert.");
        }
        if (holdsAdapter(directory))
            refuseAdapter(directory);
        throw Error(ErrorCode::FileNotFound,
                    "The folder '" + directory.string() + "' is not a checkpoint: it has no config.json.");
    }
    return readJson(directory / "config.json");
}

/// The path of a file that an index names. It must be in the directory.
fs::path shardPath(const fs::path& directory, const fs::path& index, const nlohmann::json& name)
{
    const std::string* text = name.get_ptr<const std::string*>();
    if (text == nullptr)
        throw Error(ErrorCode::CheckpointInvalid,
                    "The index '" + index.string() + "' contains a file name that is not a string.");
    const bool plain = !text->empty() && *text != "." && text->find("..") == std::string::npos &&
                       text->find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    if (!plain) {
        throw Error(ErrorCode::CheckpointInvalid, "The index '" + index.string() + "' names the file " +
                                                      quotedText(*text) +
                                                      ", which is not a plain file name.");
    }
    return directory / *text;
}

void readIndex(const fs::path& directory, const fs::path& index, CheckpointHeader& header)
{
    const nlohmann::json json = readJson(index);
    const JsonObject map = JsonObject(json, index.string()).object("weight_map");
    std::set<fs::path> shards;
    for (const auto& [tensor, file] : map.value().items()) {
        const fs::path shard = shardPath(directory, index, file);
        shards.insert(shard);
        header.weightMap.emplace(tensor, shard);
    }
    if (shards.empty())
        throw Error(ErrorCode::CheckpointInvalid, "The index '" + index.string() + "' lists no tensors.");
    for (const fs::path& shard : shards) {
        if (!isThere(shard)) {
            throw Error(ErrorCode::FileNotFound, "The index '" + index.string() + "' names the file " +
                                                     quotedText(shard.filename().string()) +
                                                     ", which is missing.");
        }
    }
    header.weightFiles.assign(shards.begin(), shards.end());
}

bool isTorchFile(const fs::path& file)
{
    return file.extension() == ".bin";
}

std::vector<StoredTensor> mapWeights(const fs::path& file)
{
    return isTorchFile(file) ? mapTorchWeights(file) : mapSafetensors(file);
}

std::vector<TensorEntry> listFile(const fs::path& file)
{
    std::vector<TensorEntry> entries;
    if (isTorchFile(file)) {
        for (StoredTensor& tensor : mapTorchWeights(file))
            entries.push_back(std::move(tensor.entry));
    } else {
        for (SafetensorsEntry& entry : readSafetensorsHeader(file))
            entries.push_back(std::move(entry.tensor));
    }
    return entries;
}

fs::path findTokenizer(const fs::path& directory)
{
    for (const char* name : {"tokenizer.json", "spiece.model"}) { // the order of Transformers
        if (isThere(directory / name))
            return directory / name;
    }
    return {};
}

/// Transformers 5 stores the feature extractor's settings in processor_config.json.
ChromaConfig readChromaConfig(const fs::path& directory, const ModelConfig& config)
{
    if (const fs::path path = directory / "processor_config.json"; isThere(path)) {
        const nlohmann::json json = readJson(path);
        const JsonObject root(json, path.string());
        for (const char* key : {"feature_extractor", "audio_processor"}) {
            if (root.has(key))
                return parseChromaConfig(root.object(key), config);
        }
    }
    if (const fs::path path = directory / "preprocessor_config.json"; isThere(path)) {
        const nlohmann::json json = readJson(path);
        return parseChromaConfig(JsonObject(json, path.string()), config);
    }
    ChromaConfig chroma;
    chroma.chroma = config.numChroma;
    return chroma;
}

/// Throws unless each tensor of the index is in the shard that the index names. held: the tensors in the
/// shards, by file and name.
void checkIndex(const CheckpointHeader& header, const std::set<std::pair<fs::path, std::string>>& held)
{
    for (const auto& [tensor, shard] : header.weightMap) {
        if (held.count({shard, tensor}) == 0) {
            throw Error(ErrorCode::CheckpointInvalid, "The tensor " + quotedText(tensor) +
                                                          " is missing from '" + shard.string() +
                                                          "', where the index says it is.");
        }
    }
}

/// T5's embedding is tied: a file may contain it under one of its names or under both.
bool isSecondTextEmbedding(const std::string& name, const std::set<std::string>& names)
{
    return name != kTextEmbedding && canonicalName(name) == kTextEmbedding &&
           names.count(std::string(kTextEmbedding)) != 0;
}

/// Calls `take(tensor)` for the tensors of all weight files, with canonical names. `read(file)` returns the
/// tensors of a file, `entryOf(tensor)` the TensorEntry of one of them.
template <typename Read, typename EntryOf, typename Take>
void readAll(const CheckpointHeader& header, Read read, EntryOf entryOf, Take take)
{
    using Tensors = decltype(read(fs::path()));
    Tensors all;
    std::set<std::string> names;
    std::set<std::pair<fs::path, std::string>> held;
    for (const fs::path& file : header.weightFiles) {
        for (auto& tensor : read(file)) {
            const std::string& name = entryOf(tensor).name;
            if (!names.insert(name).second) {
                throw Error(ErrorCode::CheckpointInvalid, "The tensor " + quotedText(name) + " of '" +
                                                              file.string() +
                                                              "' is also in another file of the checkpoint.");
            }
            if (!header.weightMap.empty())
                held.emplace(file, name);
            all.push_back(std::move(tensor));
        }
    }
    checkIndex(header, held);
    for (auto& tensor : all) {
        TensorEntry& entry = entryOf(tensor);
        if (isSecondTextEmbedding(entry.name, names))
            continue;
        const std::string canonical = canonicalName(entry.name);
        if (canonical != entry.name && canonical != kTextEmbedding && names.count(canonical) != 0) {
            throw Error(ErrorCode::CheckpointInvalid, "The checkpoint contains the tensor " +
                                                          quotedText(canonical) + " twice, also as " +
                                                          quotedText(entry.name) + ".");
        }
        entry.name = canonical;
        take(tensor);
    }
}

/// A codec for several bandwidths has more codebooks than the decoder uses. Transformers uses the first ones.
bool isUnusedCodebook(const std::string& name, int used)
{
    constexpr std::string_view kLayers = "audio_encoder.quantizer.layers.";
    if (used == 0 || name.compare(0, kLayers.size(), kLayers) != 0)
        return false;
    const std::string number = name.substr(kLayers.size(), name.find('.', kLayers.size()) - kLayers.size());
    constexpr std::size_t kLongest = 6;
    return !number.empty() && number.size() <= kLongest &&
           number.find_first_not_of("0123456789") == std::string::npos && std::stoi(number) >= used;
}

/// One of the two decoders would add such factors to its matrices, the other would not know them.
void refuseFactors(const std::string& name)
{
    for (const std::string_view end : {kLowRankA, kLowRankB}) {
        if (name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0)
            throw Error(ErrorCode::CheckpointUnsupported,
                        "The checkpoint contains the tensor " + quotedText(name) +
                            ", a low-rank factor of an unfinished training. Export the training first.");
    }
}

/// The tensors whose canonical names begin with `prefix`.
std::unique_ptr<WeightStore> readStore(const CheckpointHeader& header, const std::string& prefix)
{
    auto store = std::make_unique<WeightStore>();
    readAll(
        header, mapWeights, [](StoredTensor& tensor) -> TensorEntry& { return tensor.entry; },
        [&](StoredTensor& tensor) {
            if (tensor.entry.name.compare(0, prefix.size(), prefix) != 0 ||
                isUnusedCodebook(tensor.entry.name, header.codebooks))
                return;
            refuseFactors(tensor.entry.name);
            if (tensor.tensor.defined())
                store->add(std::move(tensor.entry.name), std::move(tensor.tensor));
            else
                store->addUnrepresentable(std::move(tensor.entry.name), std::move(tensor.entry.dtype));
        });
    return store;
}

} // namespace

fs::path findAudiocraftFile(const fs::path& path)
{
    std::error_code error;
    if (fs::is_regular_file(path, error))
        return path;
    if (isThere(path / "config.json"))
        return {};
    for (const char* name : {"state_dict.bin", "checkpoint.th", "last.ckpt", "lm_final.pt"}) {
        if (isThere(path / name))
            return path / name;
    }
    fs::path found;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path& file = entry->path();
        if (file.extension() != ".pt" && file.extension() != ".th" && file.extension() != ".ckpt")
            continue;
        if (!found.empty()) {
            throw Error(ErrorCode::CheckpointInvalid,
                        "The folder '" + path.string() + "' contains several models, such as " +
                            quotedText(found.filename().string()) + " and " +
                            quotedText(file.filename().string()) + "; name the file to convert.");
        }
        found = file;
    }
    return found;
}

void findWeightFiles(const fs::path& directory, CheckpointHeader& header)
{
    // The first match is used.
    for (const WeightPlace& place : kWeightPlaces) {
        if (isThere(directory / place.file)) {
            header.weightFiles = {directory / place.file};
            return;
        }
        if (isThere(directory / place.index)) {
            readIndex(directory, directory / place.index, header);
            return;
        }
    }
    if (holdsAdapter(directory))
        refuseAdapter(directory);
    throw Error(ErrorCode::FileNotFound,
                "The folder '" + directory.string() +
                    "' has no weights: neither model.safetensors nor pytorch_model.bin exists.");
}

CheckpointHeader readCheckpointHeader(const fs::path& directory)
{
    CheckpointHeader header;
    const nlohmann::json config = readConfig(directory);
    header.config = parseModelConfig(JsonObject(config, (directory / "config.json").string()));

    header.codebooks = header.config.decoder.codebooksPerChannel();

    header.defaults = generationDefaults(header.config.decoder);
    if (const fs::path path = directory / "generation_config.json"; isThere(path)) {
        const nlohmann::json json = readJson(path);
        const JsonObject root(json, path.string());
        header.defaults = parseGenerationDefaults(root, header.config.decoder);
        header.ignored = ignoredSettings(root);
    }
    if (header.config.family == Family::MusicGenMelody)
        header.chroma = readChromaConfig(directory, header.config);
    header.tokenizer = findTokenizer(directory);
    findWeightFiles(directory, header);
    return header;
}

std::vector<TensorEntry> listWeights(const CheckpointHeader& header)
{
    std::vector<TensorEntry> entries;
    readAll(
        header, listFile, [](TensorEntry& entry) -> TensorEntry& { return entry; },
        [&](TensorEntry& entry) { entries.push_back(std::move(entry)); });
    std::sort(entries.begin(), entries.end(),
              [](const TensorEntry& a, const TensorEntry& b) { return a.name < b.name; });
    return entries;
}

std::unique_ptr<WeightStore> readWeights(const CheckpointHeader& header)
{
    return readStore(header, "");
}

DecoderCheckpoint readDecoderCheckpoint(const fs::path& directory)
{
    const nlohmann::json config = readConfig(directory);
    DecoderCheckpoint decoder;
    decoder.config = parseDecoderConfig(JsonObject(config, (directory / "config.json").string()));

    CheckpointHeader header;
    findWeightFiles(directory, header);
    decoder.weights = readStore(header, "decoder.");
    return decoder;
}

} // namespace arioso::engine
