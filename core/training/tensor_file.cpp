// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/tensor_file.h"

#include "engine/api/error.h"
#include "engine/checkpoint/formats/safetensors.h"
#include "engine/files/new_file.h"

#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace arioso::training {
namespace {

std::string dtypeName(at::ScalarType type)
{
    switch (type) {
    case at::kFloat:
        return "F32";
    case at::kHalf:
        return "F16";
    case at::kDouble:
        return "F64";
    case at::kLong:
        return "I64";
    case at::kShort:
        return "I16";
    default:
        throw engine::Error(engine::ErrorCode::Internal, "Tensors of this type cannot be written.");
    }
}

} // namespace

void writeTensors(const std::filesystem::path& path, const TensorMap& tensors)
{
    const c10::AutoGradMode off(false);
    nlohmann::json header;
    header["__metadata__"] = {{"format", "pt"}};
    std::vector<at::Tensor> stored;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : tensors) {
        stored.push_back(tensor.detach().cpu().contiguous());
        const auto bytes = std::uint64_t(stored.back().nbytes());
        header[name] = {{"dtype", dtypeName(tensor.scalar_type())},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');

    engine::NewFile file(path);
    const std::uint64_t length = text.size();
    file.write(&length, sizeof length);
    file.write(text.data(), std::int64_t(text.size()));
    for (const at::Tensor& tensor : stored)
        file.write(tensor.data_ptr(), std::int64_t(tensor.nbytes()));
    file.commit();
}

TensorMap readTensors(const std::filesystem::path& path)
{
    TensorMap tensors;
    for (const engine::StoredTensor& stored : engine::mapSafetensors(path)) {
        if (stored.tensor.defined())
            tensors[stored.entry.name] = stored.tensor.clone();
    }
    return tensors;
}

} // namespace arioso::training
