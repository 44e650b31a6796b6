// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/tensor_file.h"

#include "engine/api/error.h"
#include "engine/checkpoint/formats/safetensors.h"
#include "engine/files/new_file.h"
#include "engine/files/safetensors_header.h"

#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <string>
#include <vector>

namespace arioso::training {

void writeTensors(const std::filesystem::path& path, const TensorMap& tensors)
{
    const c10::AutoGradMode off(false);
    std::vector<engine::TensorEntry> entries;
    std::vector<at::Tensor> stored;
    for (const auto& [name, tensor] : tensors) {
        const engine::StoredDtype* dtype = engine::findDtype(tensor.scalar_type());
        if (dtype == nullptr)
            throw engine::Error(engine::ErrorCode::Internal, "Tensors of this type can't be written.");
        stored.push_back(tensor.detach().cpu().contiguous());
        entries.push_back(
            {name, std::string(dtype->name), tensor.sizes().vec(), std::int64_t(stored.back().nbytes())});
    }
    engine::NewFile file(path);
    const std::string header = engine::safetensorsHeader(entries, {{"format", "pt"}});
    file.write(header.data(), std::int64_t(header.size()));
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
