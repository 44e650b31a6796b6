// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/api/error.h"
#include "engine/codec/network.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

#include <string>
#include <utility>

namespace arioso::engine {
namespace {

class Stream : public EncodecStream
{
public:
    Stream(const CodecNetwork& network, int batch)
        : m_network(network), m_batch(batch), m_pass(network.decoder, batch),
          m_waiting(at::empty({batch, network.quantizer.codebooks(), 0}, at::kLong))
    {
    }

    at::Tensor push(const at::Tensor& codes) override
    {
        const c10::InferenceMode inference;
        m_network.checkCodes(codes);
        if (codes.size(0) != m_batch) {
            throw Error(ErrorCode::RequestInvalid, "The codes are for " + std::to_string(codes.size(0)) +
                                                       " clips, but the stream decodes " +
                                                       std::to_string(m_batch) + ".");
        }
        if (m_finished)
            throw Error(ErrorCode::Internal, "Codes were pushed into a finished codec stream.");

        m_waiting = at::cat({m_waiting, codes}, 2);
        std::vector<at::Tensor> chunks{silence()};
        while (m_waiting.size(2) >= Encodec::kBlockFrames)
            chunks.push_back(decode(Encodec::kBlockFrames, Portion::More));
        return at::cat(chunks, 2);
    }

    at::Tensor finish() override
    {
        const c10::InferenceMode inference;
        if (std::exchange(m_finished, true))
            throw Error(ErrorCode::Internal, "A codec stream was finished twice.");
        // Without any frame there is nothing to pad.
        if (!m_begun && m_waiting.size(2) == 0)
            return silence();
        return decode(m_waiting.size(2), Portion::Last);
    }

private:
    at::Tensor silence() const { return at::empty({m_batch, m_network.config.audioChannels, 0}, at::kFloat); }

    at::Tensor decode(std::int64_t frames, Portion portion)
    {
        m_begun = true;
        const at::Tensor codes = m_waiting.narrow(2, 0, frames);
        m_waiting = m_waiting.narrow(2, frames, m_waiting.size(2) - frames);
        return gather(m_pass.next(m_network.dequantize(codes), portion));
    }

    const CodecNetwork& m_network;
    int m_batch;
    StackPass m_pass;
    at::Tensor m_waiting; ///< [B, K, fewer than a block]
    bool m_begun = false;
    bool m_finished = false;
};

} // namespace

std::unique_ptr<EncodecStream> makeEncodecStream(const CodecNetwork& network, int batch)
{
    const c10::InferenceMode inference;
    return std::make_unique<Stream>(network, batch);
}

} // namespace arioso::engine
