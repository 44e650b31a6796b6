// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The meaning of the calls in PyTorch's pickles.

#include "engine/checkpoint/formats/pickle.h"

#include <string>

namespace arioso::engine {

/// Throws Error CheckpointInvalid: the file `source` is corrupted.
[[noreturn]] void failPickle(const std::string& source, const std::string& complaint);

/// The symbol with this name. Unknown ones are Foreign, or throw Error CheckpointUnsupported.
[[nodiscard]] Pickle::Symbol pickleSymbol(const std::string& module, const std::string& name,
                                          const std::string& source, ForeignObjects foreign);

/// The value that a call of `function` with the tuple `arguments` describes. Throws Error CheckpointInvalid.
[[nodiscard]] Pickle::Id callPickled(Pickle& pickle, Pickle::Id function, Pickle::Id arguments,
                                     const std::string& source);

/// The storage that a persistent id describes. Throws Error CheckpointInvalid.
[[nodiscard]] Pickle::Id pickledStorage(Pickle& pickle, Pickle::Id id, const std::string& source);

} // namespace arioso::engine
