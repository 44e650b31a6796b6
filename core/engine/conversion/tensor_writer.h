// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes files of tensors, a few megabytes in memory at a time.

#include "engine/audio/new_file.h"
#include "engine/conversion/plan.h"

#include <functional>

namespace arioso::engine {

/// Told how many bytes of tensors were written since the last call. What it throws ends the writing.
using BytesWritten = std::function<void(std::uint64_t bytes)>;

/// Hands the tensor's bytes to `take`, in order and in pieces.
void convertBytes(const PlannedTensor& tensor,
                  const std::function<void(const char* bytes, std::size_t count)>& take);

/// The first size and offset that the zip format's own fields have no room for: it is in 64-bit fields beside
/// them, which is called zip64. A smaller one, for tests, makes small files of that kind.
constexpr std::uint64_t kZip64Begins = 0xFFFFFFFF;

/// Throw Error FileUnwritable.
void writeSafetensorsFile(NewFile& file, const PlannedTensorFile& planned, const BytesWritten& written);
void writeTorchFile(NewFile& file, const PlannedTensorFile& planned, const BytesWritten& written,
                    std::uint64_t zip64Begins = kZip64Begins);

} // namespace arioso::engine
