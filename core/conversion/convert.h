// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Converter::convert: plans, checks the plan, and writes it.

#include "conversion/plan.h"
#include "engine/adapter/adapter.h"
#include "engine/api/conversion.h"
#include "engine/files/new_folder.h"

namespace arioso::engine {

/// Plans an audiocraft checkpoint, whose language model is in the file `from`, in the Hugging Face layout.
/// All tensors are present and have the shapes that the configuration requires. Throws the same errors as
/// Converter::convert.
[[nodiscard]] ConversionPlan planFromAudiocraft(const std::filesystem::path& from,
                                                const ConversionOptions& options);

/// Plans a model of the Hugging Face layout in the audiocraft layout, with its adapter merged.
[[nodiscard]] ConversionPlan planToAudiocraft(const ModelSource& from);

/// Plans a model in the Hugging Face layout with its weights in one safetensors file and its adapter merged.
[[nodiscard]] ConversionPlan planToSafetensors(const ModelSource& from);

/// See Converter::convert. Nothing is written if `freeSpace` reports too little space for all files.
[[nodiscard]] ConversionOutcome convertCheckpoint(const ConversionOptions& options,
                                                  ConversionListener& listener,
                                                  const FreeSpace& freeSpace = freeSpaceOf);

} // namespace arioso::engine
