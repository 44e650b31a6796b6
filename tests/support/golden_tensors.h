// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// golden-tiny.json beside tensors: entries by key, the inputs that its entries share, and numbers in
// row-major order.

#include <ATen/core/Tensor.h>
#include <ATen/ops/tensor.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace arioso::test {

[[nodiscard]] inline nlohmann::json golden(const std::string& key)
{
    return nlohmann::json::parse(std::ifstream(ARIOSO_GOLDEN_DIR "/golden-tiny.json")).at(key);
}

/// The numbers of nested arrays.
[[nodiscard]] inline std::vector<double> flat(const nlohmann::json& values)
{
    if (!values.is_array())
        return {values.get<double>()};
    std::vector<double> numbers;
    for (const nlohmann::json& value : values) {
        const std::vector<double> inner = flat(value);
        numbers.insert(numbers.end(), inner.begin(), inner.end());
    }
    return numbers;
}

/// The numbers of a tensor of any dtype.
[[nodiscard]] inline std::vector<double> flat(const at::Tensor& tensor)
{
    const at::Tensor numbers = tensor.detach().to(at::kCPU, at::kDouble).contiguous();
    return {numbers.data_ptr<double>(), numbers.data_ptr<double>() + numbers.numel()};
}

[[nodiscard]] inline at::Tensor ids(const std::vector<std::int64_t>& values, at::IntArrayRef shape)
{
    return at::tensor(values, at::kLong).view(shape);
}

/// Token ids and mask of the golden entries with text, [2, 4].
[[nodiscard]] inline at::Tensor goldenTextIds()
{
    return ids({5, 6, 7, 1, 9, 1, 0, 0}, {2, 4});
}
[[nodiscard]] inline at::Tensor goldenTextMask()
{
    return ids({1, 1, 1, 1, 1, 1, 0, 0}, {2, 4});
}

/// decoder_input_ids of the golden forward entries, [2, K, 3].
[[nodiscard]] inline at::Tensor goldenDecoderIds()
{
    std::vector<std::int64_t> values;
    for (const double id : flat(golden("decoder_forward").at("decoder_input_ids")))
        values.push_back(std::int64_t(id));
    return ids(values, {2, 4, 3});
}

} // namespace arioso::test
