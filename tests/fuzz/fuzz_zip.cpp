// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Any bytes as a zip file and as one of PyTorch's: refused with an engine::Error, or all members and tensors
// lie inside of it.

#include "engine/api/error.h"
#include "engine/checkpoint/formats/torch_file.h"
#include "engine/checkpoint/formats/zip_archive.h"
#include "input_file.h"

using namespace arioso;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        std::uint64_t sum = 0;
        for (const engine::ZipMember& member :
             engine::readZipDirectory({reinterpret_cast<const char*>(data), size}, "input")) {
            fuzz::require(member.begin <= size && member.size <= size - member.begin);
            fuzz::touch(data + member.begin, std::size_t(member.size));
            sum += member.size;
        }
        fuzz::require(sum <= size); // as they lie apart
    } catch (const engine::Error&) {
    }
    if (size == 0)
        return 0;
    const fuzz::InputFile file(data, size);
    try {
        const engine::TorchFile torch(file.path());
        (void)torch.text("xp.cfg");
        using Path = engine::TorchFile::Path;
        for (const Path& path : {Path{}, Path{"best_state"}}) {
            if (!path.empty() && !torch.holdsTensors(path))
                continue;
            for (const engine::StoredTensor& stored : torch.tensors(path))
                fuzz::touch(stored.tensor.data_ptr(), stored.tensor.nbytes());
        }
        (void)torch.data("hyper_parameters");
    } catch (const engine::Error&) {
    }
    return 0;
}
