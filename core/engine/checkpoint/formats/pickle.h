// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads Python's pickle format as plain data. A pickle is a program that may call any function. This reader
// recognizes the few calls by which PyTorch describes tensors, executes none, and refuses all others.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace arioso::engine {

/// A block of numbers that is stored outside of the pickle.
struct PickledStorage
{
    std::string key;           ///< the name of the file member
    std::string dtype;         ///< as safetensors spells it, such as "BF16"
    std::int64_t elements = 0; ///< 0 or more
};

/// A view of a storage. Not checked against the size of the storage.
struct PickledTensor
{
    PickledStorage storage;
    std::int64_t offset = 0; ///< in elements, as the strides
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> strides; ///< as many as sizes
};

/// The functions and types that PyTorch's files name.
enum class PickleCall {
    OrderedDict,
    RebuildTensor,
    RebuildParameter,
    Size,
    Storage, ///< a storage's type, with its dtype
    Foreign, ///< anything else; calls of it become an Object
};

/// How to treat calls that don't describe a tensor.
enum class ForeignObjects {
    Refuse,
    Keep, ///< as an Object that has only the saved state; nothing is executed
};

/// All values of a pickle. They refer to each other by number, so cyclic and deeply nested values need no
/// special treatment.
class Pickle
{
public:
    using Id = std::uint32_t;

    struct None
    {
    };
    struct Sequence ///< tuple or list
    {
        std::vector<Id> items;
    };
    struct Dict
    {
        std::vector<std::pair<Id, Id>> items; ///< in the order of insertion; keys may repeat
    };
    struct Symbol
    {
        PickleCall call = PickleCall::OrderedDict;
        std::string dtype;
    };
    struct Object ///< of an unknown class
    {
        Id state = 0; ///< refers to None if it has no state
    };
    using Tensor = std::shared_ptr<const PickledTensor>;
    using Value = std::variant<None, bool, std::int64_t, double, std::string, Sequence, Dict, Symbol,
                               PickledStorage, Tensor, Object>;

    [[nodiscard]] const Value& at(Id id) const { return m_values[id]; }
    [[nodiscard]] Value& at(Id id) { return m_values[id]; }
    [[nodiscard]] const Value& root() const { return m_values[m_root]; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }

    Id add(Value value);
    void setRoot(Id id) { m_root = id; }

    /// Increases the number of pairs that were copied from lists into dictionaries, and returns it.
    std::size_t countPairs(std::size_t more) { return m_pairs += more; }

private:
    std::vector<Value> m_values{None{}};
    Id m_root = 0;
    std::size_t m_pairs = 0;
};

/// Reads a pickle of protocol 2 to 5. `source` is the name of the file in messages. Throws Error
/// CheckpointUnsupported for a call that doesn't describe a tensor if these are refused, and
/// CheckpointInvalid for a pickle that is corrupted, truncated or exceeds the limits (a million values).
[[nodiscard]] Pickle readPickle(std::string_view stream, const std::string& source,
                                ForeignObjects foreign = ForeignObjects::Refuse);

} // namespace arioso::engine
