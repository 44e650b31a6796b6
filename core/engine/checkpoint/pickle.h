// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Python's pickle format as plain data. A pickle is a program that may call anything; this reader knows the
// few calls by which PyTorch describes tensors, runs none of them, and refuses every other.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace arioso::engine {

/// Numbers that lie outside of the pickle.
struct PickledStorage
{
    std::string key;           ///< the name of the place
    std::string dtype;         ///< as safetensors spells it, such as "BF16"
    std::int64_t elements = 0; ///< 0 or more
};

/// A view of a storage. Nothing in it has been checked against the storage's size.
struct PickledTensor
{
    PickledStorage storage;
    std::int64_t offset = 0; ///< in elements, as the strides
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> strides; ///< one for each size
};

/// The calls that PyTorch's files make, and the types they name.
enum class PickleCall {
    OrderedDict,
    RebuildTensor,
    RebuildParameter,
    Size,
    Storage, ///< a storage's type, with its dtype
    Foreign, ///< something else, which is not called: it stands for an Object
};

/// What becomes of a call that does not describe a tensor.
enum class ForeignObjects {
    Refuse,
    Keep, ///< as an Object, which is nothing but the state that was saved of it; nothing is called either
};

/// All values of a pickle. They refer to each other by their number, so that values which contain themselves
/// and a million nested ones are nothing special.
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
        std::vector<std::pair<Id, Id>> items; ///< in the order in which they were set; keys may repeat
    };
    struct Symbol
    {
        PickleCall call = PickleCall::OrderedDict;
        std::string dtype;
    };
    struct Object ///< of a class that is not known
    {
        Id state = 0; ///< None when it has none
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

    /// Adds to the number of pairs that were copied from lists into dictionaries, and returns it.
    std::size_t countPairs(std::size_t more) { return m_pairs += more; }

private:
    std::vector<Value> m_values{None{}};
    Id m_root = 0;
    std::size_t m_pairs = 0;
};

/// Reads a stream of protocol 2 to 5. `source` names the file in messages. Throws Error CheckpointUnsupported
/// for a call that is not PyTorch's description of a tensor when these are refused, CheckpointInvalid for a
/// stream that is damaged, cut off or beyond the limits (a million values).
[[nodiscard]] Pickle readPickle(std::string_view stream, const std::string& source,
                                ForeignObjects foreign = ForeignObjects::Refuse);

} // namespace arioso::engine
