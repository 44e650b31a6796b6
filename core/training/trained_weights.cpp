// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/trained_weights.h"

#include "engine/checkpoint/tensor_names.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <utility>

namespace arioso::training {
namespace {

const std::string kFactorA{engine::kLowRankA};
const std::string kFactorB{engine::kLowRankB};

bool startsWith(const std::string& text, const std::string& start)
{
    return text.rfind(start, 0) == 0;
}

/// The position table is stored, but not a weight.
bool isTrained(const std::string& name, Trained trained)
{
    if (name == "decoder.model.decoder.embed_positions.weights")
        return false;
    return trained == Trained::All || startsWith(name, "decoder.");
}

bool isLayerMatrix(const std::string& name, const at::Tensor& tensor)
{
    return startsWith(name, "decoder.model.decoder.layers.") && tensor.dim() == 2;
}

} // namespace

TrainedWeights::TrainedWeights(TensorMap base, Trained trained, int rank, std::uint64_t seed)
    : m_base(std::move(base)), m_trained(trained)
{
    at::Generator generator = at::detail::createCPUGenerator(seed);
    for (const auto& [name, tensor] : m_base) {
        if (trained != Trained::LowRank) {
            if (isTrained(name, trained))
                m_initial[name] = tensor;
        } else if (isLayerMatrix(name, tensor)) {
            const double deviation = 1 / std::sqrt(double(tensor.size(1)));
            m_initial[name + kFactorA] =
                at::empty({rank, tensor.size(1)}, at::kFloat).normal_(0, deviation, generator);
            m_initial[name + kFactorB] = at::zeros({tensor.size(0), rank}, at::kFloat);
        }
    }
}

std::int64_t TrainedWeights::fingerprint() const
{
    const c10::AutoGradMode off(false);
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a over four bytes at a time
    for (const auto& [name, tensor] : m_base) {
        if (m_initial.count(name) != 0)
            continue;
        const at::Tensor values = tensor.cpu().to(at::kFloat).contiguous();
        const auto* bits = static_cast<const std::uint32_t*>(values.data_ptr());
        for (std::int64_t i = 0; i < values.numel(); ++i)
            hash = (hash ^ bits[i]) * 0x100000001b3;
    }
    return std::int64_t(hash);
}

TensorMap TrainedWeights::complete(const TensorMap& leaves) const
{
    TensorMap all = m_base;
    for (const auto& [name, leaf] : leaves)
        all[name] = leaf;
    return all;
}

at::Tensor TrainedWeights::value(const std::string& name, const TensorMap& leaves) const
{
    if (m_initial.count(name) != 0)
        return leaves.at(name);
    if (m_initial.count(name + kFactorA) == 0)
        return {};
    // Factors that were read from a file are on the CPU, even if training ran on another device.
    const at::Tensor& base = m_base.at(name);
    const auto factor = [&](const std::string& kind) { return leaves.at(name + kind).to(base.device()); };
    return base + at::matmul(factor(kFactorB), factor(kFactorA));
}

Factor factorNamed(const std::string& leaf)
{
    for (const std::string& kind : {kFactorA, kFactorB}) {
        if (leaf.size() > kind.size() && leaf.compare(leaf.size() - kind.size(), kind.size(), kind) == 0)
            return {leaf.substr(0, leaf.size() - kind.size()), kind == kFactorA};
    }
    return {};
}

engine::WeightStore storeOf(const TensorMap& tensors)
{
    engine::WeightStore store;
    for (const auto& [name, tensor] : tensors)
        store.add(name, tensor);
    return store;
}

TensorMap networkTensors(const engine::WeightStore& checkpoint, at::Device device)
{
    TensorMap tensors;
    for (const auto& [name, tensor] : checkpoint.tensors()) {
        if (!startsWith(name, "audio_encoder."))
            tensors[name] = tensor.to(device, at::kFloat);
    }
    return tensors;
}

TensorMap merged(const engine::WeightStore& checkpoint, const TrainedWeights& weights,
                 const TensorMap& leaves)
{
    const c10::AutoGradMode off(false);
    TensorMap tensors;
    for (const auto& [name, tensor] : checkpoint.tensors()) {
        const at::Tensor trained = weights.value(name, leaves);
        tensors[name] = trained.defined() ? trained.cpu().to(tensor.scalar_type()) : tensor;
    }
    return tensors;
}

} // namespace arioso::training
