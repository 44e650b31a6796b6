// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Whole checkpoints that are well-formed but wrong: tensors with other names, shapes and dtypes, and
// configurations with values of other types. Inspecting, loading and converting them succeeds or throws an
// engine::Error that is not Internal. Mutated bytes rarely get this far, because they break the format first.
//
// An input is the layout, then edits: what to edit, where, and how, a byte each, some with a text.

#include "conversion/convert.h"
#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/checkpoint/formats/safetensors.h"
#include "engine/checkpoint/formats/torch_file.h"
#include "engine/pipeline/model_loading.h"
#include "input_file.h"
#include "support/audiocraft_checkpoint.h"
#include "support/formula_weights.h"
#include "support/tiny_checkpoint.h"
#include "support/torch_archive.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>

using namespace arioso;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

constexpr const char* kConfigs[] = {"config.json", "generation_config.json", "preprocessor_config.json"};

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& content)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

NamedTensors namedTensors(const std::vector<engine::StoredTensor>& stored)
{
    NamedTensors tensors;
    for (const engine::StoredTensor& tensor : stored)
        tensors.emplace_back(tensor.entry.name, tensor.tensor.clone()); // the files are written anew
    return tensors;
}

/// Correct checkpoints in both layouts.
struct Originals
{
    Originals()
    {
        config.decoder.vocabSize = config.audio.codebookSize = 16;
        config.decoder.padTokenId = config.decoder.bosTokenId = 16;
        const engine::WeightStore weights = test::formulaWeights(config, 4);
        test::CheckpointStyle style;
        style.tokenizer = false;
        style.codebookStatistics = true;
        test::writeCheckpoint(folder / "model", config, weights, style);
        tensors = namedTensors(engine::mapSafetensors(folder / "model" / "model.safetensors"));
        for (const char* name : kConfigs)
            configs[name] = json::parse(contentOf(folder / "model" / name));
        configs["config.json"]["text_encoder"]["_name_or_path"] = "t5-base";

        test::writeAudiocraft(folder / "original", config, weights);
        test::writeTextEncoder(folder / "t5", config, weights);
        const engine::TorchFile file(folder / "original" / "state_dict.bin");
        originalTensors = namedTensors(file.tensors({"best_state"}));
        yaml = *file.text("xp.cfg");
    }

    test::TemporaryFolder folder;
    engine::ModelConfig config = test::tinyMelody();
    NamedTensors tensors;
    std::map<std::string, json> configs;
    NamedTensors originalTensors;
    std::string yaml;
};

/// Reads edits from the input; zeros when it is used up.
class Edits
{
public:
    Edits(const std::uint8_t* data, std::size_t size) : m_data(data), m_size(size) {}

    [[nodiscard]] bool empty() const { return m_at >= m_size; }
    std::size_t next() { return empty() ? 0 : m_data[m_at++]; }
    std::size_t below(std::size_t count) { return count == 0 ? 0 : (next() * 256 + next()) % count; }

    std::string text()
    {
        std::string bytes;
        for (std::size_t left = next() % 32; left > 0; --left)
            bytes += char(next());
        return bytes;
    }

private:
    const std::uint8_t* m_data;
    std::size_t m_size;
    std::size_t m_at = 0;
};

/// Safetensors names are JSON; the file must stay well-formed.
std::string ascii(std::string text)
{
    for (char& c : text)
        c = char(std::max(c & 0x7F, 0x20));
    return text;
}

std::string changedName(const std::string& name, Edits& edits)
{
    const std::size_t at = edits.below(name.size() + 1);
    std::string digits = name;
    switch (edits.next() % 7) {
    case 0:
        return edits.text();
    case 1:
        return name.substr(0, at);
    case 2:
        return name.substr(at);
    case 3:
        return name.substr(0, at) + edits.text() + name.substr(at);
    case 4: // numbers that are none, or too large for any
        std::replace_if(
            digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }, 'x');
        return digits;
    case 5:
        for (std::size_t i = digits.size(); i-- > 0;) {
            if (digits[i] >= '0' && digits[i] <= '9')
                digits.insert(i, "99999999999999999999");
        }
        return digits;
    default:
        return name + ".x";
    }
}

at::Tensor changedTensor(const at::Tensor& tensor, Edits& edits)
{
    constexpr at::ScalarType kTypes[] = {at::kFloat,  at::kHalf, at::kBFloat16,
                                         at::kDouble, at::kLong, at::kBool};
    switch (edits.next() % 6) {
    case 0:
        return tensor.to(kTypes[edits.below(std::size(kTypes))]);
    case 1:
        return tensor.flatten()[0].clone(); // without dimensions
    case 2:
        return tensor.flatten().narrow(0, 0, 0).clone();
    case 3:
        return tensor.unsqueeze(0).clone();
    case 4:
        return tensor.dim() == 0 ? tensor : tensor.transpose(0, -1).contiguous();
    default:
        return tensor.dim() == 0 ? tensor
                                 : tensor.narrow(0, 0, std::min<std::int64_t>(1, tensor.size(0))).clone();
    }
}

void editTensors(NamedTensors& tensors, Edits& edits, bool anyBytes)
{
    if (tensors.empty())
        return;
    auto& [name, tensor] = tensors[edits.below(tensors.size())];
    switch (edits.next() % 4) {
    case 0: {
        const std::string changed = changedName(name, edits);
        name = anyBytes ? changed : ascii(changed);
        break;
    }
    case 1:
        tensor = changedTensor(tensor, edits);
        break;
    case 2: {
        const std::string changed = changedName(name, edits);
        const at::Tensor copy = tensor;
        tensors.emplace_back(anyBytes ? changed : ascii(changed), changedTensor(copy, edits));
        break;
    }
    default:
        std::swap(name, tensors.back().first);
        tensors.pop_back();
    }
}

json anyValue(Edits& edits)
{
    switch (edits.next() % 12) {
    case 0:
        return nullptr;
    case 1:
        return edits.next() % 2 == 0;
    case 2:
        return std::int64_t(edits.below(65536)) - 8;
    case 3:
        return std::uint64_t(1) << (edits.next() % 64);
    case 4:
        return -(std::int64_t(1) << (edits.next() % 63));
    case 5:
        return 1e300;
    case 6:
        return double(edits.below(1000)) / 100;
    case 7:
        return ascii(edits.text());
    case 8:
        return json::array();
    case 9:
        return json::array({0, "x", nullptr});
    case 10:
        return json::object();
    default:
        return json{{"x", 1}};
    }
}

void editJson(json& root, Edits& edits)
{
    json* value = &root;
    for (int depth = 0; depth < 4 && value->is_structured() && !value->empty(); ++depth) {
        auto child = value->begin();
        std::advance(child, std::ptrdiff_t(edits.below(value->size())));
        if (depth > 0 && edits.next() % 4 == 0)
            break;
        value = &*child;
    }
    if (edits.next() % 5 == 0 && value->is_object() && !value->empty())
        value->erase(value->begin());
    else
        *value = anyValue(edits);
}

/// A line of the configuration that is a value gets another one.
void editYaml(std::string& yaml, Edits& edits)
{
    const auto lines = std::size_t(std::count(yaml.begin(), yaml.end(), '\n'));
    std::size_t begin = 0;
    for (std::size_t line = edits.below(lines); line > 0; --line)
        begin = yaml.find('\n', begin) + 1;
    const std::size_t colon = yaml.find(": ", begin);
    const std::size_t end = yaml.find('\n', begin);
    if (colon < end)
        yaml.replace(colon + 2, end - colon - 2, anyValue(edits).dump());
}

test::TorchDict dictOf(const NamedTensors& tensors)
{
    test::TorchDict dict;
    for (const auto& [name, tensor] : tensors)
        dict.push_back({name, tensor});
    return dict;
}

template <typename Work>
void tryTo(Work work)
{
    try {
        work();
    } catch (const engine::Error& error) {
        if (error.code() == engine::ErrorCode::Internal)
            std::fprintf(stderr, "A fault of ours: %s\n", error.what());
        fuzz::require(error.code() != engine::ErrorCode::Internal);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "Not an engine::Error: %s\n", error.what());
        fuzz::require(false);
    }
}

void convert(const engine::ConversionOptions& options)
{
    tryTo([&] {
        engine::ConversionListener quiet;
        (void)engine::convertCheckpoint(options, quiet);
    });
    std::error_code ignored;
    fs::remove_all(options.to, ignored);
}

void tryHuggingFace(const Originals& originals, Edits& edits, bool torchFile)
{
    const fs::path model = originals.folder / "model";
    NamedTensors tensors = originals.tensors;
    std::map<std::string, json> configs = originals.configs;
    while (!edits.empty()) {
        if (const std::size_t what = edits.next() % 6; what < std::size(kConfigs))
            editJson(configs[kConfigs[what]], edits);
        else
            editTensors(tensors, edits, torchFile);
    }
    for (const auto& [name, root] : configs)
        write(model / name, root.dump());
    fs::remove(model / (torchFile ? "model.safetensors" : "pytorch_model.bin"));
    if (torchFile)
        write(model / "pytorch_model.bin", test::torchFile(dictOf(tensors)));
    else
        test::writeSafetensors(model / "model.safetensors", tensors);

    for (const auto backend : {engine::DecoderBackend::Native, engine::DecoderBackend::Torch}) {
        tryTo([&] {
            engine::LoadOptions options;
            options.directory = model;
            options.backend = backend;
            options.threads = 1;
            engine::LoadListener quiet;
            (void)engine::inspectCheckpoint(options);
            (void)engine::loadModel(options, {}, quiet);
        });
    }
    engine::ConversionOptions options;
    options.from = model;
    options.to = originals.folder / "new";
    for (const auto layout : {engine::CheckpointLayout::HuggingFace, engine::CheckpointLayout::Audiocraft}) {
        options.layout = layout;
        convert(options);
    }
}

void tryAudiocraft(const Originals& originals, Edits& edits)
{
    NamedTensors tensors = originals.originalTensors;
    std::string yaml = originals.yaml;
    while (!edits.empty()) {
        if (edits.next() % 2 == 0)
            editYaml(yaml, edits);
        else
            editTensors(tensors, edits, true);
    }
    write(originals.folder / "original" / "state_dict.bin",
          test::torchFile(test::TorchDict{{"best_state", dictOf(tensors)}, {"xp.cfg", yaml}}));
    engine::ConversionOptions options;
    options.from = originals.folder / "original";
    options.to = originals.folder / "new";
    options.textEncoder = originals.folder / "t5";
    convert(options);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Originals originals;
    constexpr std::size_t kLongest = 128; // dozens of edits are refused by the first of them
    Edits edits(data, std::min(size, kLongest));
    switch (edits.next() % 3) {
    case 0:
        tryHuggingFace(originals, edits, false);
        break;
    case 1:
        tryHuggingFace(originals, edits, true);
        break;
    default:
        tryAudiocraft(originals, edits);
    }
    return 0;
}
