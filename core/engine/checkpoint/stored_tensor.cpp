// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/stored_tensor.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/ne.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace arioso::engine {
namespace {

constexpr std::array<StoredDtype, 11> kDtypes{{
    {"F32", at::kFloat},
    {"F16", at::kHalf},
    {"BF16", at::kBFloat16},
    {"F64", at::kDouble},
    {"I64", at::kLong},
    {"I32", at::kInt},
    {"I16", at::kShort},
    {"I8", at::kChar},
    {"U8", at::kByte},
    {"BOOL", at::kBool},
    {"C64", at::kComplexFloat},
}};

template <typename Predicate>
const StoredDtype* findIf(Predicate predicate)
{
    const auto* found = std::find_if(kDtypes.begin(), kDtypes.end(), predicate);
    return found == kDtypes.end() ? nullptr : found;
}

} // namespace

const StoredDtype* findDtype(std::string_view name)
{
    return findIf([&](const StoredDtype& dtype) { return dtype.name == name; });
}

const StoredDtype* findDtype(at::ScalarType type)
{
    return findIf([&](const StoredDtype& dtype) { return dtype.scalarType == type; });
}

at::Tensor tensorOver(at::IntArrayRef shape, at::ScalarType type, const char* data,
                      const std::shared_ptr<const FileMap>& map)
{
    const auto dtype = type == at::kBool ? at::kByte : type;
    if (std::find(shape.begin(), shape.end(), 0) != shape.end())
        return at::empty(shape, at::TensorOptions(type));
    // Stricter than necessary for complex numbers, whose alignment is that of their parts.
    if (reinterpret_cast<std::uintptr_t>(data) % c10::elementSize(dtype) != 0) {
        at::Tensor copy = at::empty(shape, at::TensorOptions(dtype));
        std::memcpy(copy.data_ptr(), data, copy.nbytes());
        return type == at::kBool ? copy.ne(0) : copy;
    }
    const at::Tensor view = at::from_blob(
        const_cast<char*>(data), shape, [map](void*) {}, at::TensorOptions(dtype));
    return type == at::kBool ? view.ne(0) : view; // bytes other than 0 and 1 are undefined behavior as bool
}

} // namespace arioso::engine
