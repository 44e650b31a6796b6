// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Any bytes as a safetensors file: refused with an engine::Error, or every tensor lies inside of it.

#include "engine/api/error.h"
#include "engine/checkpoint/formats/safetensors.h"
#include "input_file.h"

using namespace arioso;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::InputFile file(data, size);
    try {
        for (const auto& [entry, begin] : engine::readSafetensorsHeader(file.path()))
            fuzz::require(begin <= size && std::uint64_t(entry.bytes) <= size - begin);
        for (const engine::StoredTensor& stored : engine::mapSafetensors(file.path())) {
            if (stored.tensor.defined())
                fuzz::touch(stored.tensor.data_ptr(), stored.tensor.nbytes());
        }
    } catch (const engine::Error&) {
    }
    return 0;
}
