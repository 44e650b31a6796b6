// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/formats/safetensors.h"

#include "engine/files/file_map.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace arioso::engine {

std::vector<SafetensorsEntry> readSafetensorsHeader(const std::filesystem::path& path)
{
    const InputFile file(path);
    std::string length(std::size_t(std::min(file.size(), kSafetensorsLengthBytes)), '\0');
    file.read(0, length.data(), length.size());
    std::string header(std::size_t(safetensorsHeaderLength(length, file.size(), path.string())), '\0');
    file.read(kSafetensorsLengthBytes, header.data(), header.size());
    return parseSafetensorsHeader(header, file.size(), path.string());
}

std::vector<StoredTensor> mapSafetensors(const std::filesystem::path& path)
{
    const auto map = std::make_shared<const FileMap>(path);
    const std::string_view bytes(map->data(), map->size());
    const auto length = std::size_t(safetensorsHeaderLength(bytes, bytes.size(), path.string()));
    const std::string_view header = bytes.substr(kSafetensorsLengthBytes, length);

    std::vector<StoredTensor> tensors;
    for (auto& [entry, begin] : parseSafetensorsHeader(header, map->size(), path.string())) {
        at::Tensor tensor;
        if (const StoredDtype* dtype = findDtype(entry.dtype))
            tensor = tensorOver(entry.shape, dtype->scalarType, map->data() + begin, map);
        tensors.push_back({std::move(entry), std::move(tensor)});
    }
    return tensors;
}

} // namespace arioso::engine
