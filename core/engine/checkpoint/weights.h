// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The tensors of a checkpoint by name. Layers are built from a scope of it, so that the tree of members is
// the tree of tensor names.

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

/// What a weight file lists of one tensor.
struct TensorEntry
{
    std::string name;
    std::string dtype; ///< as safetensors spells it, such as "BF16"
    std::vector<std::int64_t> shape;
    std::int64_t bytes = 0;
};

/// Makes a tensor of a stored one.
using TensorChange = std::function<at::Tensor(const at::Tensor& stored)>;

/// All tensors of a checkpoint as stored. A tensor may be a view of a mapped file, which it keeps alive.
class WeightStore
{
public:
    void add(std::string name, at::Tensor tensor);

    /// Notes a tensor whose dtype ATen does not have: an error only for whoever asks for it. `find` does not
    /// give it.
    void addUnrepresentable(std::string name, std::string dtype);
    /// The dtype of such a tensor, null for all other names.
    [[nodiscard]] const std::string* unrepresentable(const std::string& name) const;

    /// Lets `Weights` give what `change` makes of a tensor that is there, in the same shape. It is computed
    /// whenever it is asked for and never kept, so that memory holds one changed tensor at a time.
    void change(const std::string& name, TensorChange change);
    /// Null for a tensor that stays as it is stored.
    [[nodiscard]] const TensorChange* changeOf(const std::string& name) const;

    /// Null when absent. Marks the tensor as used.
    [[nodiscard]] const at::Tensor* find(const std::string& name) const;
    [[nodiscard]] bool contains(const std::string& name) const;
    [[nodiscard]] const std::map<std::string, at::Tensor>& tensors() const { return m_tensors; }
    [[nodiscard]] std::vector<std::string> unused() const; ///< names that nothing has asked for

    /// Calls `heard` with the bytes of every tensor that `Weights` is about to hand out, and with those
    /// reported to it, on the same thread. It may throw, to stop the reading.
    void onRead(std::function<void(std::int64_t bytes)> heard) { m_heard = std::move(heard); }
    void report(std::int64_t bytes) const;

private:
    std::map<std::string, at::Tensor> m_tensors;
    std::map<std::string, TensorChange> m_changes;
    std::map<std::string, std::string> m_unrepresentable; ///< dtypes by name
    mutable std::set<std::string> m_used;
    std::function<void(std::int64_t)> m_heard; ///< empty: nobody listens
};

/// A place in the tree of names. A cheap value; the store must outlive it.
class Weights
{
public:
    explicit Weights(const WeightStore& store, std::string prefix = {});

    /// The scope below, `prefix + "." + child`.
    [[nodiscard]] Weights scope(std::string_view child) const;
    [[nodiscard]] Weights scope(std::string_view child, int index) const; ///< prefix.child.index

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::int64_t rows(std::string_view name) const; ///< its first dimension; 0 when absent
    [[nodiscard]] std::string fullName(std::string_view name) const;

    /// The tensor in the dtype it is stored in, a view of the file where that is possible. Throws Error
    /// CheckpointInvalid naming the tensor when it is absent, of another shape (both are named), or not of a
    /// floating-point dtype, and CheckpointUnsupported when its dtype is one that ATen does not have.
    [[nodiscard]] at::Tensor stored(std::string_view name, at::IntArrayRef shape) const;

    /// As the file has it, without the store's change and without counting it as read: for its type, its size
    /// or a few of its values.
    [[nodiscard]] at::Tensor unread(std::string_view name, at::IntArrayRef shape) const;

    /// Counts bytes as read, for who read them from elsewhere (WeightStore::onRead).
    void report(std::int64_t bytes) const { m_store->report(bytes); }

    /// The same in float32, contiguous: a view when it is stored so, else a converted copy.
    [[nodiscard]] at::Tensor f32(std::string_view name, at::IntArrayRef shape) const;

    /// A convolution's weight in float32 with weight norm folded, from any of the three spellings: `weight_g`
    /// and `weight_v`, `parametrizations.weight.original0` and `original1`, or a plain `weight`. w = g * v /
    /// ||v||, norm over all dimensions but the first.
    [[nodiscard]] at::Tensor convWeight(at::IntArrayRef shape) const;

private:
    const WeightStore* m_store;
    std::string m_prefix;
};

} // namespace arioso::engine
