// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes files of tensors in small blocks of memory.

#include "conversion/plan.h"
#include "engine/files/new_file.h"

#include <functional>

namespace arioso::engine {

/// Called with the number of tensor bytes written since the last call. May throw to stop writing.
using BytesWritten = std::function<void(std::uint64_t bytes)>;

/// Passes the tensor's bytes to `take` in order, block by block.
void convertBytes(const PlannedTensor& tensor,
                  const std::function<void(const char* bytes, std::size_t count)>& take);

/// The first size or offset that does not fit the 32-bit fields of the zip format and is stored in zip64
/// fields instead. Tests pass a smaller one to create small zip64 files.
constexpr std::uint64_t kZip64Begins = 0xFFFFFFFF;

/// Throw Error FileUnwritable.
void writeSafetensorsFile(NewFile& file, const PlannedTensorFile& planned, const BytesWritten& written);
void writeTorchFile(NewFile& file, const PlannedTensorFile& planned, const BytesWritten& written,
                    std::uint64_t zip64Begins = kZip64Begins);

} // namespace arioso::engine
