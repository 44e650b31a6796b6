// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the calls in PyTorch's pickles mean.

#include "engine/checkpoint/pickle.h"

#include <string>

namespace arioso::engine {

/// Throws Error CheckpointInvalid: the file `source` is damaged.
[[noreturn]] void failPickle(const std::string& source, const std::string& complaint);

/// The symbol that a stream asks for. What is not on the list is Foreign, or Error CheckpointUnsupported.
[[nodiscard]] Pickle::Symbol pickleSymbol(const std::string& module, const std::string& name,
                                          const std::string& source, ForeignObjects foreign);

/// The value that calling `function` with the tuple `arguments` stands for. Throws Error CheckpointInvalid.
[[nodiscard]] Pickle::Id callPickled(Pickle& pickle, Pickle::Id function, Pickle::Id arguments,
                                     const std::string& source);

/// The storage that a persistent id names. Throws Error CheckpointInvalid.
[[nodiscard]] Pickle::Id pickledStorage(Pickle& pickle, Pickle::Id id, const std::string& source);

} // namespace arioso::engine
