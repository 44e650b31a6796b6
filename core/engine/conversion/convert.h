// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Engine::convert: plans, checks the plan, and writes it.

#include "engine/adapter/adapter.h"
#include "engine/conversion.h"
#include "engine/conversion/new_folder.h"
#include "engine/conversion/plan.h"

namespace arioso::engine {

/// An audiocraft checkpoint, whose language model is in the file `from`, in the Hugging Face layout. Every
/// tensor is found and has the shape that the configuration asks for. Throws as Engine::convert.
[[nodiscard]] ConversionPlan planFromAudiocraft(const std::filesystem::path& from,
                                                const ConversionOptions& options);

/// A model in the Hugging Face layout in that of audiocraft, with its adapter merged.
[[nodiscard]] ConversionPlan planToAudiocraft(const ModelSource& from);

/// A model in the Hugging Face layout with its weights in one safetensors file, and its adapter merged.
[[nodiscard]] ConversionPlan planToSafetensors(const ModelSource& from);

/// As Engine::convert. Nothing is written when `freeSpace` says that there is too little for all of it.
[[nodiscard]] ConversionOutcome convertCheckpoint(const ConversionOptions& options,
                                                  ConversionListener& listener,
                                                  const FreeSpace& freeSpace = freeSpaceOf);

} // namespace arioso::engine
