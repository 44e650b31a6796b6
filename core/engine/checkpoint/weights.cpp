// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/weights.h"

#include "engine/api/error.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/norm.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace arioso::engine {
namespace {

std::string describe(at::IntArrayRef shape)
{
    std::ostringstream out;
    out << shape;
    return out.str();
}

[[noreturn]] void failTwice(const std::string& name)
{
    throw Error(ErrorCode::CheckpointInvalid, "The checkpoint contains the tensor '" + name + "' twice.");
}

} // namespace

void WeightStore::add(std::string name, at::Tensor tensor)
{
    if (m_unrepresentable.count(name) != 0 || !m_tensors.emplace(name, std::move(tensor)).second)
        failTwice(name);
}

void WeightStore::addUnrepresentable(std::string name, std::string dtype)
{
    if (m_tensors.count(name) != 0 || !m_unrepresentable.emplace(name, std::move(dtype)).second)
        failTwice(name);
}

const std::string* WeightStore::unrepresentable(const std::string& name) const
{
    const auto found = m_unrepresentable.find(name);
    return found == m_unrepresentable.end() ? nullptr : &found->second;
}

void WeightStore::change(const std::string& name, TensorChange change)
{
    m_changes[name] = std::move(change);
}

const TensorChange* WeightStore::changeOf(const std::string& name) const
{
    const auto found = m_changes.find(name);
    return found == m_changes.end() ? nullptr : &found->second;
}

const at::Tensor* WeightStore::find(const std::string& name) const
{
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end())
        return nullptr;
    m_used.insert(name);
    return &found->second;
}

bool WeightStore::contains(const std::string& name) const
{
    return m_tensors.count(name) != 0 || m_unrepresentable.count(name) != 0;
}

void WeightStore::report(std::int64_t bytes) const
{
    if (m_heard)
        m_heard(bytes);
}

std::vector<std::string> WeightStore::unused() const
{
    std::vector<std::string> names;
    for (const auto& [name, tensor] : m_tensors) {
        if (m_used.count(name) == 0)
            names.push_back(name);
    }
    for (const auto& [name, dtype] : m_unrepresentable)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

Weights::Weights(const WeightStore& store, std::string prefix) : m_store(&store), m_prefix(std::move(prefix))
{
}

Weights Weights::scope(std::string_view child) const
{
    return Weights(*m_store, fullName(child));
}

Weights Weights::scope(std::string_view child, int index) const
{
    return scope(std::string(child) + "." + std::to_string(index));
}

bool Weights::has(std::string_view name) const
{
    return m_store->contains(fullName(name));
}

std::int64_t Weights::rows(std::string_view name) const
{
    const at::Tensor* tensor = m_store->find(fullName(name));
    return tensor != nullptr && tensor->dim() > 0 ? tensor->size(0) : 0;
}

std::string Weights::fullName(std::string_view name) const
{
    return m_prefix.empty() ? std::string(name) : m_prefix + "." + std::string(name);
}

at::Tensor Weights::stored(std::string_view name, at::IntArrayRef shape) const
{
    const at::Tensor tensor = unread(name, shape);
    m_store->report(std::int64_t(tensor.nbytes()));
    const TensorChange* change = m_store->changeOf(fullName(name));
    return change != nullptr ? (*change)(tensor) : tensor;
}

at::Tensor Weights::unread(std::string_view name, at::IntArrayRef shape) const
{
    const std::string full = fullName(name);
    const at::Tensor* tensor = m_store->find(full);
    if (const std::string* dtype = m_store->unrepresentable(full)) {
        throw Error(ErrorCode::CheckpointUnsupported, "The tensor '" + full + "' is stored as " + *dtype +
                                                          ", but weights must be F32, F16, BF16 or F64.");
    }
    if (tensor == nullptr)
        throw Error(ErrorCode::CheckpointInvalid, "The checkpoint lacks the tensor '" + full + "'.");
    if (tensor->sizes() != shape) {
        throw Error(ErrorCode::CheckpointInvalid,
                    "The tensor '" + full + "' has the shape " + describe(tensor->sizes()) +
                        ", but the configuration requires " + describe(shape) + ".");
    }
    if (tensor->scalar_type() == at::kChar || tensor->scalar_type() == at::kByte) {
        throw Error(
            ErrorCode::CheckpointUnsupported,
            "The tensor '" + full +
                "' is quantized. Use the checkpoint's original weights; Arioso quantizes them itself.");
    }
    if (!tensor->is_floating_point()) {
        throw Error(ErrorCode::CheckpointInvalid, "The tensor '" + full + "' is stored as " +
                                                      std::string(c10::toString(tensor->scalar_type())) +
                                                      ", but weights must be floating-point numbers.");
    }
    return *tensor;
}

at::Tensor Weights::f32(std::string_view name, at::IntArrayRef shape) const
{
    return stored(name, shape).to(at::kFloat).contiguous();
}

at::Tensor Weights::convWeight(at::IntArrayRef shape) const
{
    std::string gain = "weight_g";
    std::string direction = "weight_v";
    if (!has(direction)) {
        gain = "parametrizations.weight.original0";
        direction = "parametrizations.weight.original1";
    }
    if (!has(direction) && has("weight"))
        return f32("weight", shape);

    std::vector<std::int64_t> gainShape(shape.size(), 1);
    gainShape[0] = shape[0];
    const at::Tensor g = f32(gain, gainShape);
    const at::Tensor v = f32(direction, shape);
    return g * v / at::norm(v.flatten(1), 2, {1}).view(gainShape);
}

} // namespace arioso::engine
