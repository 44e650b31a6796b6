// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/convert.h"

#include "conversion/tensor_writer.h"
#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/files/file_map.h"
#include "engine/files/new_file.h"
#include "engine/machine/memory.h"

#include <c10/core/InferenceMode.h>

#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestCopy = std::uint64_t(256) << 20;
constexpr std::uint64_t kSpare = std::uint64_t(16) << 20; ///< for headers and the file system's metadata

struct Stopped
{
};

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::status(path, ignored).type() != fs::file_type::not_found;
}

ModelSource sourceOf(const ConversionOptions& options)
{
    return findModel(options.from, options.adapter, options.strength);
}

ConversionPlan planOf(const ConversionOptions& options)
{
    std::error_code error;
    if (!isThere(options.from))
        throw Error(ErrorCode::FileNotFound, "'" + options.from.string() + "' does not exist.");
    if (!fs::is_directory(options.from, error) && !fs::is_regular_file(options.from, error))
        throw Error(ErrorCode::FileUnreadable,
                    "'" + options.from.string() + "' is neither a folder nor a file.");
    const fs::path original = findAudiocraftFile(options.from);
    if (!original.empty() && (!options.adapter.empty() || options.strength))
        throw Error(ErrorCode::RequestInvalid,
                    "Adapters can be merged only into models in the Hugging Face layout. Convert '" +
                        options.from.string() + "' without it first.");
    switch (options.layout) {
    case CheckpointLayout::HuggingFace:
        return original.empty() ? planToSafetensors(sourceOf(options))
                                : planFromAudiocraft(original, options);
    case CheckpointLayout::Audiocraft:
        break;
    }
    if (!original.empty())
        throw Error(ErrorCode::RequestInvalid,
                    "The folder '" + options.from.string() + "' is already in audiocraft's layout.");
    return planToAudiocraft(sourceOf(options));
}

void writeText(const fs::path& path, const std::string& text)
{
    NewFile file(path);
    file.write(text.data(), std::int64_t(text.size()));
    file.commit();
}

std::uint64_t bytesOfSmallFiles(const ConversionPlan& plan)
{
    std::uint64_t bytes = 0;
    for (const auto& [name, text] : plan.texts)
        bytes += text.size();
    for (const auto& [name, original] : plan.copies) {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(original, error);
        bytes += error ? 0 : size; // reading the file later reports the error
    }
    return bytes;
}

void writePlan(const ConversionPlan& plan, const NewFolder& folder, const BytesWritten& written)
{
    for (const auto& [name, text] : plan.texts)
        writeText(folder.file(name), text);
    for (const auto& [name, original] : plan.copies)
        writeText(folder.file(name), readFile(original, kLargestCopy));
    for (const PlannedTensorFile& planned : plan.tensorFiles) {
        NewFile file(folder.file(planned.name));
        switch (planned.kind) {
        case TensorFileKind::Safetensors:
            writeSafetensorsFile(file, planned, written);
            break;
        case TensorFileKind::Torch:
            writeTorchFile(file, planned, written);
            break;
        }
        file.commit();
    }
}

} // namespace

ConversionPlan planToSafetensors(const ModelSource& from)
{
    CheckpointHeader header = readCheckpointHeader(from.model);
    header.codebooks = 0; // copies keep all codebooks
    ConversionPlan plan;
    PlannedTensorFile weights{"model.safetensors", TensorFileKind::Safetensors, {}, {}};
    const ModelWeights read = readModelWeights(from, header);
    for (const auto& [name, tensor] : read.store->tensors()) {
        weights.tensors.push_back({name, {tensor.contiguous()}, tensor.scalar_type()});
        if (const TensorChange* change = read.store->changeOf(name))
            weights.tensors.back().changes = {*change};
    }
    plan.tensorFiles.push_back(std::move(weights));
    for (const char* name : {"config.json", "generation_config.json", "preprocessor_config.json",
                             "spiece.model", "tokenizer.json", "tokenizer_config.json",
                             "special_tokens_map.json", "added_tokens.json", "processor_config.json"}) {
        if (isThere(from.model / name))
            plan.copies.emplace_back(name, from.model / name);
    }
    return plan;
}

ConversionOutcome convertCheckpoint(const ConversionOptions& options, ConversionListener& listener,
                                    const FreeSpace& freeSpace)
try {
    const c10::InferenceMode inference;
    const ConversionPlan plan = planOf(options);
    std::uint64_t bytes = 0;
    for (const PlannedTensorFile& file : plan.tensorFiles)
        bytes += file.bytes();

    NewFolder folder(options.to, bytes + bytesOfSmallFiles(plan) + kSpare, freeSpace);
    std::uint64_t done = 0;
    writePlan(plan, folder, [&](std::uint64_t more) {
        done += more;
        if (listener.progressed(double(done) / double(bytes)) == Flow::Stop)
            throw Stopped{};
    });
    folder.commit();
    return ConversionOutcome::Done;
} catch (const Stopped&) {
    return ConversionOutcome::Stopped;
} catch (const std::exception&) {
    throwAsError({"the conversion", "Close other applications, then try again."});
}

} // namespace arioso::engine
