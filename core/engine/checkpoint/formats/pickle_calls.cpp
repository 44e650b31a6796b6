// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/formats/pickle_calls.h"

#include "engine/api/error.h"
#include "engine/files/json.h"

#include <array>
#include <optional>

namespace arioso::engine {
namespace {

constexpr std::size_t kMostDimensions = 16;
constexpr std::size_t kLongestKey = 64;
constexpr std::size_t kMostPairs = 1'000'000; ///< total of all dictionaries that are built from lists

struct KnownSymbol
{
    std::string_view module;
    std::string_view name;
    PickleCall call;
    const char* dtype; ///< of storages
};

constexpr std::array<KnownSymbol, 15> kSymbols{{
    {"collections", "OrderedDict", PickleCall::OrderedDict, ""},
    {"torch._utils", "_rebuild_tensor_v2", PickleCall::RebuildTensor, ""},
    {"torch._utils", "_rebuild_parameter", PickleCall::RebuildParameter, ""},
    {"torch.nn.parameter", "Parameter", PickleCall::RebuildParameter, ""},
    {"torch", "Size", PickleCall::Size, ""},
    {"torch", "FloatStorage", PickleCall::Storage, "F32"},
    {"torch", "HalfStorage", PickleCall::Storage, "F16"},
    {"torch", "BFloat16Storage", PickleCall::Storage, "BF16"},
    {"torch", "DoubleStorage", PickleCall::Storage, "F64"},
    {"torch", "LongStorage", PickleCall::Storage, "I64"},
    {"torch", "IntStorage", PickleCall::Storage, "I32"},
    {"torch", "ShortStorage", PickleCall::Storage, "I16"},
    {"torch", "CharStorage", PickleCall::Storage, "I8"},
    {"torch", "ByteStorage", PickleCall::Storage, "U8"},
    {"torch", "BoolStorage", PickleCall::Storage, "BOOL"},
}};

template <typename T>
const T* valueAs(const Pickle& pickle, Pickle::Id id)
{
    return std::get_if<T>(&pickle.at(id));
}

/// A tuple of non-negative integers.
std::vector<std::int64_t> wholeNumbers(const Pickle& pickle, Pickle::Id id, const char* what,
                                       const std::string& source)
{
    const auto* sequence = valueAs<Pickle::Sequence>(pickle, id);
    if (sequence == nullptr || sequence->items.size() > kMostDimensions)
        failPickle(source, std::string("a tensor's ") + what + " are not a short list");
    std::vector<std::int64_t> numbers;
    for (const Pickle::Id item : sequence->items) {
        const auto* number = valueAs<std::int64_t>(pickle, item);
        if (number == nullptr || *number < 0)
            failPickle(source, std::string("a tensor's ") + what + " are not all non-negative integers");
        numbers.push_back(*number);
    }
    return numbers;
}

/// (storage, offset, sizes, strides, requires_grad, hooks[, metadata])
Pickle::Value rebuildTensor(const Pickle& pickle, const std::vector<Pickle::Id>& arguments,
                            const std::string& source)
{
    if (arguments.size() < 6 || arguments.size() > 7)
        failPickle(source,
                   "a tensor is described by " + std::to_string(arguments.size()) + " values, not 6 or 7");
    const auto* storage = valueAs<PickledStorage>(pickle, arguments[0]);
    const auto* offset = valueAs<std::int64_t>(pickle, arguments[1]);
    if (storage == nullptr || offset == nullptr || *offset < 0)
        failPickle(source, "a tensor has no valid storage");
    PickledTensor tensor;
    tensor.storage = *storage;
    tensor.offset = *offset;
    tensor.sizes = wholeNumbers(pickle, arguments[2], "sizes", source);
    tensor.strides = wholeNumbers(pickle, arguments[3], "strides", source);
    if (tensor.sizes.size() != tensor.strides.size())
        failPickle(source, "a tensor has " + std::to_string(tensor.sizes.size()) + " sizes, but " +
                               std::to_string(tensor.strides.size()) + " strides");
    return std::make_shared<const PickledTensor>(std::move(tensor));
}

/// (tensor, requires_grad[, hooks])
Pickle::Value rebuildParameter(const Pickle& pickle, const std::vector<Pickle::Id>& arguments,
                               const std::string& source)
{
    if (arguments.empty() || arguments.size() > 3 || valueAs<Pickle::Tensor>(pickle, arguments[0]) == nullptr)
        failPickle(source, "a parameter is not built from a tensor");
    return pickle.at(arguments[0]);
}

/// () or (list of pairs)
Pickle::Value orderedDict(Pickle& pickle, const std::vector<Pickle::Id>& arguments, const std::string& source)
{
    Pickle::Dict dict;
    if (arguments.empty())
        return dict;
    const auto* pairs = arguments.size() == 1 ? valueAs<Pickle::Sequence>(pickle, arguments[0]) : nullptr;
    if (pairs == nullptr)
        failPickle(source, "an OrderedDict is not built from a list of pairs");
    // A few bytes of the stream can copy the same list, again and again.
    if (pickle.countPairs(pairs->items.size()) > kMostPairs)
        failPickle(source, "it contains more than a million values");
    for (const Pickle::Id id : pairs->items) {
        const auto* pair = valueAs<Pickle::Sequence>(pickle, id);
        if (pair == nullptr || pair->items.size() != 2)
            failPickle(source, "an OrderedDict is not built from a list of pairs");
        dict.items.emplace_back(pair->items[0], pair->items[1]);
    }
    return dict;
}

} // namespace

void failPickle(const std::string& source, const std::string& complaint)
{
    throw Error(ErrorCode::CheckpointInvalid,
                "'" + source + "' is not a valid PyTorch file: " + complaint + ".");
}

Pickle::Symbol pickleSymbol(const std::string& module, const std::string& name, const std::string& source,
                            ForeignObjects foreign)
{
    for (const KnownSymbol& symbol : kSymbols) {
        if (symbol.module == module && symbol.name == name)
            return {symbol.call, symbol.dtype};
    }
    if (foreign == ForeignObjects::Keep)
        return {PickleCall::Foreign, {}};
    const std::string full = quotedText(module + "." + name);
    throw Error(ErrorCode::CheckpointUnsupported,
                "'" + source + "' is refused because it contains more than data: it uses " + full + ".");
}

Pickle::Id callPickled(Pickle& pickle, Pickle::Id function, Pickle::Id arguments, const std::string& source)
{
    const auto* symbol = valueAs<Pickle::Symbol>(pickle, function);
    const auto* tuple = valueAs<Pickle::Sequence>(pickle, arguments);
    if (valueAs<Pickle::Object>(pickle, function) != nullptr ||
        (symbol != nullptr && symbol->call == PickleCall::Foreign))
        return pickle.add(Pickle::Object{});
    if (symbol == nullptr || tuple == nullptr)
        failPickle(source, "it calls a value that is not a function");
    switch (symbol->call) {
    case PickleCall::OrderedDict:
        return pickle.add(orderedDict(pickle, tuple->items, source));
    case PickleCall::RebuildTensor:
        return pickle.add(rebuildTensor(pickle, tuple->items, source));
    case PickleCall::RebuildParameter:
        return pickle.add(rebuildParameter(pickle, tuple->items, source));
    case PickleCall::Size:
        if (tuple->items.size() != 1 || valueAs<Pickle::Sequence>(pickle, tuple->items[0]) == nullptr)
            failPickle(source, "a size is not built from a tuple");
        return tuple->items[0];
    case PickleCall::Storage:
    case PickleCall::Foreign:
        break;
    }
    failPickle(source, "it calls a storage type");
}

Pickle::Id pickledStorage(Pickle& pickle, Pickle::Id id, const std::string& source)
{
    // ("storage", type, key, location, elements)
    const auto* tuple = valueAs<Pickle::Sequence>(pickle, id);
    if (tuple == nullptr || tuple->items.size() != 5)
        failPickle(source, "a storage is not described by five values");
    const auto* kind = valueAs<std::string>(pickle, tuple->items[0]);
    const auto* type = valueAs<Pickle::Symbol>(pickle, tuple->items[1]);
    const auto* key = valueAs<std::string>(pickle, tuple->items[2]);
    const auto* elements = valueAs<std::int64_t>(pickle, tuple->items[4]);
    if (kind == nullptr || *kind != "storage" || type == nullptr || type->call != PickleCall::Storage ||
        key == nullptr || key->size() > kLongestKey || elements == nullptr || *elements < 0)
        failPickle(source, "the description of a storage is invalid");
    return pickle.add(PickledStorage{*key, type->dtype, *elements});
}

} // namespace arioso::engine
