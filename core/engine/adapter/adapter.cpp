// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/adapter/adapter.h"

#include "engine/adapter/adapter_tensors.h"
#include "engine/api/error.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/decoder/cpu/weight_cache.h"
#include "engine/files/json.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/matmul.h>

#include <cmath>
#include <cstring>
#include <sstream>
#include <utility>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr double kLargestStrength = 10;

std::string text(at::IntArrayRef shape)
{
    std::ostringstream out;
    out << shape;
    return out.str();
}

/// W + s B A; with a magnitude m, its rows are scaled to these lengths.
TensorChange lowRankChange(const AdapterTensors::LowRank& factors, double scale)
{
    return [factors, scale](const at::Tensor& stored) {
        at::Tensor product = at::matmul(factors.b.to(at::kFloat), factors.a.to(at::kFloat));
        if (factors.embedding)
            product = product.t();
        const at::Tensor whole = stored.to(at::kFloat) + product * scale;
        if (!factors.magnitude.defined())
            return whole;
        const at::Tensor norms = at::linalg_vector_norm(whole, 2, at::IntArrayRef{1}, true);
        return whole * (factors.magnitude.to(at::kFloat).view({-1, 1}) / norms);
    };
}

class Merge
{
public:
    Merge(const ModelSource& source, WeightStore& store) : m_source(source), m_store(store) {}

    void apply(const AdapterTensors& tensors)
    {
        for (const auto& [module, factors] : tensors.lowRank)
            applyLowRank(module, factors);
        for (const auto& [name, tensor] : tensors.whole) {
            require(name, tensor.sizes());
            m_store.change(name, [tensor = tensor](const at::Tensor&) { return tensor; });
        }
    }

private:
    void applyLowRank(const std::string& module, const AdapterTensors::LowRank& factors)
    {
        const std::string name = canonicalName(module + ".weight");
        const int rank = m_source.config.rankOf(module);
        if (factors.a.size(0) != rank)
            fail("says that its rank for '" + module + "' is " + std::to_string(rank) +
                 ", but its factors have " + std::to_string(factors.a.size(0)));
        if (m_source.config.dora && !factors.magnitude.defined())
            fail("is a DoRA adapter, but lacks the magnitude of '" + module + "'");
        const double scale = m_source.strength * m_source.config.scaleOf(module);
        std::vector<std::int64_t> shape{factors.b.size(0), factors.a.size(1)};
        if (factors.embedding)
            std::swap(shape[0], shape[1]);
        require(name, shape);
        if (factors.magnitude.defined() && factors.magnitude.numel() != shape[0])
            fail("has " + std::to_string(factors.magnitude.numel()) + " magnitudes for the " +
                 std::to_string(shape[0]) + " rows of '" + module + "'");
        m_store.change(name, lowRankChange(factors, scale));
        if (factors.bias.defined()) {
            require(canonicalName(module + ".bias"), factors.bias.sizes());
            m_store.change(canonicalName(module + ".bias"),
                           [bias = factors.bias, scale](const at::Tensor& stored) {
                               return stored.to(at::kFloat) + bias.to(at::kFloat) * scale;
                           });
        }
    }

    void require(const std::string& name, at::IntArrayRef shape) const
    {
        const auto found = m_store.tensors().find(name);
        if (found == m_store.tensors().end())
            fail("changes the tensor '" + name + "', which the model " + model() + " does not have");
        if (found->second.sizes() != shape)
            fail("changes the tensor '" + name + "' in the shape " + text(shape) + ", but in the model " +
                 model() + " it is " + text(found->second.sizes()));
    }

    [[nodiscard]] std::string model() const { return "'" + m_source.model.string() + "'"; }

    [[noreturn]] void fail(const std::string& what) const
    {
        const std::string& base = m_source.config.base;
        throw Error(ErrorCode::CheckpointInvalid,
                    "The adapter '" + m_source.adapter.string() + "'" +
                        (base.empty() ? "" : ", made for " + quotedText(base) + ",") + " " + what + ".");
    }

    const ModelSource& m_source;
    WeightStore& m_store;
};

/// Hashes everything besides the model on which the result depends. Adapters are small enough to be read
/// completely.
std::string fingerprintOf(const ModelSource& source, const AdapterTensors& tensors)
{
    Fingerprint fingerprint;
    const auto add = [&](const at::Tensor& tensor) {
        if (!tensor.defined())
            return;
        const at::Tensor bytes = tensor.contiguous();
        fingerprint.add(c10::toString(bytes.scalar_type()));
        fingerprint.add(bytes.data_ptr(), bytes.nbytes());
    };
    const auto addNumber = [&](double number) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &number, sizeof bits);
        fingerprint.add(bits);
    };
    for (const auto& [module, factors] : tensors.lowRank) {
        fingerprint.add(module);
        addNumber(source.strength * source.config.scaleOf(module));
        for (const at::Tensor& tensor : {factors.a, factors.b, factors.magnitude, factors.bias})
            add(tensor);
    }
    for (const auto& [name, tensor] : tensors.whole) {
        fingerprint.add(name);
        add(tensor);
    }
    return "adapter " + std::to_string(fingerprint.value()) + "\n";
}

} // namespace

ModelSource findModel(const fs::path& directory, const fs::path& adapter, std::optional<double> strength)
{
    ModelSource source;
    source.model = directory;
    source.adapter = adapter;
    const bool isItself = !directory.empty() && isAdapter(directory);
    if (isItself && !adapter.empty())
        throw Error(ErrorCode::RequestInvalid, "'" + directory.string() +
                                                   "' is itself an adapter. The adapter '" +
                                                   adapter.string() + "' needs a complete model.");
    if (isItself)
        source.adapter = directory;
    if (source.adapter.empty()) {
        if (strength)
            throw Error(ErrorCode::RequestInvalid,
                        "A strength needs an adapter: '" + directory.string() + "' is a complete model.");
        return source;
    }
    source.strength = strength.value_or(1);
    if (!(std::abs(source.strength) <= kLargestStrength)) // also rejects NaN
        throw Error(ErrorCode::RequestInvalid,
                    "An adapter's strength must be between -10 and 10. 1 is the trained strength.");
    source.config = readAdapterConfig(source.adapter);
    if (isItself || directory.empty())
        source.model = findBaseModel(source.adapter, source.config);
    return source;
}

AdapterInfo describeAdapter(const ModelSource& source)
{
    AdapterInfo info;
    const fs::path place = fs::absolute(source.adapter).lexically_normal();
    info.name = (place.has_filename() ? place : place.parent_path()).filename().string();
    info.directory = place;
    info.base = source.config.base;
    info.kind = source.config.kind();
    info.rank = source.config.rank;
    info.strength = source.strength;
    const AdapterTensors tensors = readAdapterTensors(source.adapter);
    for (const auto& [module, factors] : tensors.lowRank) {
        for (const at::Tensor& tensor : {factors.a, factors.b, factors.magnitude, factors.bias})
            info.parameters += tensor.defined() ? tensor.numel() : 0;
    }
    for (const auto& [name, tensor] : tensors.whole)
        info.parameters += tensor.numel();
    return info;
}

std::string mergeAdapter(const ModelSource& source, WeightStore& store)
{
    const AdapterTensors tensors = readAdapterTensors(source.adapter);
    Merge(source, store).apply(tensors);
    return fingerprintOf(source, tensors);
}

ModelWeights readModelWeights(const ModelSource& source, const CheckpointHeader& header)
{
    ModelWeights weights{readWeights(header), {}};
    if (!source.adapter.empty())
        weights.adapter = mergeAdapter(source, *weights.store);
    return weights;
}

} // namespace arioso::engine
