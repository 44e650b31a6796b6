// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The parts of a loaded model.

#include "engine/api/generation.h"
#include "engine/codec/encodec.h"
#include "engine/decoder/conditioning.h"
#include "engine/decoder/decoder.h"
#include "engine/melody/chroma.h"
#include "engine/text/t5_encoder.h"
#include "engine/text/tokenizer.h"

#include <memory>

namespace arioso::engine {

/// What the generation loop works with. Immutable once built.
struct ModelParts
{
    ModelInfo info;
    std::shared_ptr<const Tokenizer> tokenizer; ///< null if the checkpoint has none
    std::shared_ptr<const T5Encoder> textEncoder;
    std::shared_ptr<const Conditioner> conditioner;
    std::shared_ptr<const Decoder> decoder;
    std::shared_ptr<const Encodec> codec;
    ChromaConfig chroma; ///< melody family
    int threads = 1;
};

} // namespace arioso::engine
