// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/decoder_input.h"

#include "engine/api/error.h"

#include <ATen/TensorOperators.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

namespace arioso::engine {
namespace {

/// A -1 in `shape` stands for any size.
void requireShape(const char* what, const at::Tensor& tensor, at::IntArrayRef shape)
{
    bool fits = tensor.dim() == std::int64_t(shape.size());
    for (std::size_t i = 0; fits && i < shape.size(); ++i)
        fits = shape[i] < 0 || tensor.size(std::int64_t(i)) == shape[i];
    if (!fits) {
        std::ostringstream why;
        why << "The decoder was given " << what << " of the shape " << tensor.sizes() << " instead of "
            << shape << ".";
        throw Error(ErrorCode::Internal, why.str());
    }
}

std::pair<std::int64_t, std::int64_t> extremesOf(const at::Tensor& ids)
{
    if (!ids.is_cpu() || !ids.is_contiguous())
        return {ids.min().item<std::int64_t>(), ids.max().item<std::int64_t>()};
    const auto* first = ids.data_ptr<std::int64_t>();
    const auto [least, most] = std::minmax_element(first, first + ids.numel());
    return {*least, *most};
}

std::int64_t prefixOf(const Conditioning& conditioning)
{
    return conditioning.prefix.defined() ? conditioning.prefix.size(1) : 0;
}

} // namespace

void requireIds(const at::Tensor& ids, const DecoderConfig& config)
{
    if (ids.dim() != 3 || ids.scalar_type() != at::kLong || ids.size(1) != config.codebooks ||
        ids.numel() == 0) {
        std::ostringstream why;
        why << "The decoder takes 64-bit ids of " << config.codebooks << " codebooks, but was given "
            << ids.scalar_type() << " in the shape " << ids.sizes() << ".";
        throw Error(ErrorCode::RequestInvalid, why.str());
    }
    const auto [least, most] = extremesOf(ids);
    for (const std::int64_t id : {least, most}) {
        if (id < 0 || id > config.vocabSize) {
            throw Error(ErrorCode::RequestInvalid, "The code " + std::to_string(id) +
                                                       " is outside the model's range of 0 to " +
                                                       std::to_string(config.vocabSize) + ".");
        }
    }
}

void requireConditioning(const Conditioning& conditioning, std::int64_t rows, const DecoderConfig& config)
{
    if (conditioning.cross.defined()) {
        if (!config.crossAttention)
            throw Error(ErrorCode::Internal,
                        "Encoder states were given to a decoder without cross-attention.");
        requireShape("encoder states", conditioning.cross, {rows, -1, config.hiddenSize});
        if (conditioning.crossMask.defined())
            requireShape("an encoder mask", conditioning.crossMask, {rows, conditioning.cross.size(1)});
    }
    if (conditioning.prefix.defined())
        requireShape("a prefix", conditioning.prefix, {rows, -1, config.hiddenSize});
}

void requireRoom(const Conditioning& conditioning, std::int64_t columns, const DecoderConfig& config)
{
    const std::int64_t prefix = prefixOf(conditioning);
    if (prefix + columns > config.maxPositions) {
        throw Error(ErrorCode::RequestTooLong, "The request needs " + std::to_string(columns) +
                                                   " decoder steps after a prefix of " +
                                                   std::to_string(prefix) + ", but the model has " +
                                                   std::to_string(config.maxPositions) + " positions.");
    }
}

SessionInput::SessionInput(const DecoderConfig& config, const Conditioning& conditioning, int rows,
                           int maxColumns)
    : m_config(config), m_rows(rows), m_columnsLeft(maxColumns)
{
    requireConditioning(conditioning, rows, config);
    requireRoom(conditioning, maxColumns, config);
    m_positions = prefixOf(conditioning) + maxColumns;
}

void SessionInput::admit(const at::Tensor& ids)
{
    requireIds(ids, m_config);
    requireShape("ids", ids, {m_rows, -1, -1});
    if (ids.size(2) > m_columnsLeft) {
        throw Error(ErrorCode::RequestTooLong, "The decoder was given " + std::to_string(ids.size(2)) +
                                                   " columns, but has room for " +
                                                   std::to_string(m_columnsLeft) + " more.");
    }
    m_columnsLeft -= ids.size(2);
}

} // namespace arioso::engine
