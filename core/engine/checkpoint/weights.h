// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The tensors of a checkpoint by name. Each layer is built from a scope, so that the tree of objects
// corresponds to the tree of names.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arioso::engine {

/// Computes a tensor from the stored one.
using TensorChange = std::function<at::Tensor(const at::Tensor& stored)>;

/// All tensors of a checkpoint as stored. Tensors may be views of a mapped file, which they keep alive.
class WeightStore
{
public:
    void add(std::string name, at::Tensor tensor);

    /// Adds a tensor with a dtype that ATen doesn't support. Reading it is an error. `find` doesn't return
    /// it.
    void addUnrepresentable(std::string name, std::string dtype);
    /// The dtype of such a tensor; null for all other names.
    [[nodiscard]] const std::string* unrepresentable(const std::string& name) const;

    /// Makes `Weights` return `change` of an existing tensor, which must have the same shape. It is computed
    /// at each access and not stored, so that only one changed tensor at a time needs memory.
    void change(const std::string& name, TensorChange change);
    /// Null for a tensor without a change.
    [[nodiscard]] const TensorChange* changeOf(const std::string& name) const;

    /// Null if absent. Marks the tensor as used.
    [[nodiscard]] const at::Tensor* find(const std::string& name) const;
    [[nodiscard]] bool contains(const std::string& name) const;
    [[nodiscard]] const std::map<std::string, at::Tensor>& tensors() const { return m_tensors; }
    [[nodiscard]] std::vector<std::string> unused() const; ///< names of tensors that were not read

    /// Sets a function that is called with the bytes of each tensor before `Weights` returns it, and by
    /// `report`, on the same thread. It may throw to stop the reading.
    void onRead(std::function<void(std::int64_t bytes)> heard) { m_heard = std::move(heard); }
    void report(std::int64_t bytes) const;

private:
    std::map<std::string, at::Tensor> m_tensors;
    std::map<std::string, TensorChange> m_changes;
    std::map<std::string, std::string> m_unrepresentable; ///< dtypes by name
    mutable std::set<std::string> m_used;
    std::function<void(std::int64_t)> m_heard; ///< may be empty
};

/// A scope in the tree of names. Cheap to copy. The store must outlive it.
class Weights
{
public:
    explicit Weights(const WeightStore& store, std::string prefix = {});

    /// The scope `prefix + "." + child`.
    [[nodiscard]] Weights scope(std::string_view child) const;
    [[nodiscard]] Weights scope(std::string_view child, int index) const; ///< prefix.child.index

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::int64_t rows(std::string_view name) const; ///< the first dimension; 0 if absent
    [[nodiscard]] std::string fullName(std::string_view name) const;

    /// The tensor in its stored dtype, if possible a view of the file. Throws Error CheckpointInvalid with
    /// the name if the tensor is absent, has another shape (the message has both) or is not floating-point,
    /// and CheckpointUnsupported if it is quantized or ATen doesn't support its dtype.
    [[nodiscard]] at::Tensor stored(std::string_view name, at::IntArrayRef shape) const;

    /// The stored tensor, without the store's change, and without reporting it as read. For its type, size or
    /// a few of its values. Throws as `stored`.
    [[nodiscard]] at::Tensor unread(std::string_view name, at::IntArrayRef shape) const;

    /// Reports bytes as read that came from elsewhere (WeightStore::onRead).
    void report(std::int64_t bytes) const { m_store->report(bytes); }

    /// The same in float32 and contiguous: a view if it is stored so, else a copy.
    [[nodiscard]] at::Tensor f32(std::string_view name, at::IntArrayRef shape) const;

    /// A convolution's weight in float32, with the weight norm folded: w = g * v / ||v||, norm over all
    /// dimensions but the first. The tensors are named `weight_g` and `weight_v`, or
    /// `parametrizations.weight.original0` and `original1`; or there is a plain `weight`.
    [[nodiscard]] at::Tensor convWeight(at::IntArrayRef shape) const;

private:
    const WeightStore* m_store;
    std::string m_prefix;
};

} // namespace arioso::engine
