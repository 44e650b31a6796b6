// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/tensor_writer.h"

#include "engine/checkpoint/stored_tensor.h"
#include "engine/files/safetensors_header.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>

namespace arioso::engine {
namespace {

constexpr std::int64_t kPieceElements = std::int64_t(1) << 21;

std::int64_t product(const std::vector<std::int64_t>& shape)
{
    return std::accumulate(shape.begin(), shape.end(), std::int64_t(1), std::multiplies<>());
}

/// Types with more bytes first, then by name, so that every tensor is aligned for its type.
std::vector<const PlannedTensor*> sorted(const std::vector<PlannedTensor>& tensors)
{
    std::vector<const PlannedTensor*> order;
    for (const PlannedTensor& tensor : tensors)
        order.push_back(&tensor);
    std::sort(order.begin(), order.end(), [](const PlannedTensor* a, const PlannedTensor* b) {
        const auto sizeA = c10::elementSize(a->dtype);
        const auto sizeB = c10::elementSize(b->dtype);
        return sizeA != sizeB ? sizeA > sizeB : a->name < b->name;
    });
    return order;
}

} // namespace

at::Tensor PlannedTensor::part(std::size_t index) const
{
    if (index >= changes.size() || !changes[index])
        return parts[index];
    return changes[index](parts[index]).contiguous();
}

std::vector<std::int64_t> PlannedTensor::shape() const
{
    std::vector<std::int64_t> shape = parts.front().sizes().vec();
    for (std::size_t i = 1; i < parts.size(); ++i)
        shape.front() += parts[i].size(0);
    return shape;
}

std::int64_t PlannedTensor::elements() const
{
    return product(shape());
}

std::uint64_t PlannedTensor::bytes() const
{
    return std::uint64_t(elements()) * c10::elementSize(dtype);
}

std::uint64_t PlannedTensorFile::bytes() const
{
    std::uint64_t sum = 0;
    for (const PlannedTensor& tensor : tensors)
        sum += tensor.bytes();
    return sum;
}

void convertBytes(const PlannedTensor& tensor,
                  const std::function<void(const char* bytes, std::size_t count)>& take)
{
    for (std::size_t i = 0; i < tensor.parts.size(); ++i) {
        const at::Tensor flat = tensor.part(i).flatten();
        for (std::int64_t at = 0; at < flat.numel(); at += kPieceElements) {
            const at::Tensor piece =
                flat.narrow(0, at, std::min(kPieceElements, flat.numel() - at)).to(tensor.dtype);
            take(static_cast<const char*>(piece.data_ptr()), piece.nbytes());
        }
    }
}

void writeSafetensorsFile(NewFile& file, const PlannedTensorFile& planned, const BytesWritten& written)
{
    const std::vector<const PlannedTensor*> order = sorted(planned.tensors);
    std::vector<TensorEntry> entries;
    for (const PlannedTensor* tensor : order) {
        entries.push_back({tensor->name, std::string(findDtype(tensor->dtype)->name), tensor->shape(),
                           std::int64_t(tensor->bytes())});
    }
    const std::string header = safetensorsHeader(entries, {{"format", "pt"}});
    file.write(header.data(), std::int64_t(header.size()));
    for (const PlannedTensor* tensor : order) {
        convertBytes(*tensor, [&](const char* bytes, std::size_t count) {
            file.write(bytes, std::int64_t(count));
            file.throwIfFailed();
            written(count);
        });
    }
    file.throwIfFailed();
}

} // namespace arioso::engine
