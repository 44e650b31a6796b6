// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The modules of one decoder layer, which read their weights by the checkpoint's names. R rows, T columns of
// this call, S columns to attend to, D width, H heads, d = D/H. All functions support gradients.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"
#include "engine/decoder/torch/key_value_cache.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace arioso::engine {

/// Reads weights, converts them to a device and dtype, and keeps a list of them by full name.
class ParameterReader
{
public:
    ParameterReader(at::Device device, at::ScalarType dtype) : m_device(device), m_dtype(dtype) {}

    at::Tensor operator()(const Weights& scope, std::string_view name, at::IntArrayRef shape);

    [[nodiscard]] const std::map<std::string, at::Tensor>& parameters() const { return m_parameters; }

private:
    at::Device m_device;
    at::ScalarType m_dtype;
    std::map<std::string, at::Tensor> m_parameters;
};

/// x W^T, plus x A^T B^T if the store has "weight.low_rank_a" A [rank, in] and "weight.low_rank_b" B [out,
/// rank], the factors of a low-rank training. Source: "LoRA: low-rank adaptation of large language models",
/// section 4.
struct Linear
{
    Linear(ParameterReader& read, const Weights& scope, std::int64_t out, std::int64_t in);
    [[nodiscard]] at::Tensor operator()(const at::Tensor& x) const;

    at::Tensor weight; // [out, in]
    at::Tensor a, b;   // undefined: none
};

struct LayerNorm
{
    LayerNorm(ParameterReader& read, const Weights& scope, std::int64_t width);
    [[nodiscard]] at::Tensor operator()(const at::Tensor& x) const;

    at::Tensor weight, bias; // [D]
};

struct Attention
{
    Attention(ParameterReader& read, const Weights& scope, const DecoderConfig& config);

    [[nodiscard]] KeysValues keysValues(const at::Tensor& x) const; ///< x: [R, S, D]
    [[nodiscard]] at::Tensor operator()(const at::Tensor& x, const KeysValues& seen,
                                        const at::Tensor& bias) const;

    int heads;
    Linear q, k, v, out; // [D, D]
};

/// The state of one layer in a session. Empty for a forward pass over all columns without encoder states.
struct LayerMemory
{
    std::optional<KeyValueCache> self; ///< absent: one call processes all columns
    KeysValues cross;                  ///< of the encoder states; undefined: no cross-attention
};

/// Added to the attention scores; undefined: nothing.
struct AttentionBias
{
    at::Tensor self;  // [T, S]
    at::Tensor cross; // [R, 1, 1, L]
};

/// Pre-norm transformer layer.
class DecoderLayer
{
public:
    DecoderLayer(ParameterReader& read, const Weights& scope, const DecoderConfig& config);

    /// x: [R, T, D]; returns the same shape.
    [[nodiscard]] at::Tensor forward(at::Tensor x, LayerMemory& memory, const AttentionBias& bias) const;

    /// Keys and values of the encoder states [R, L, D]. Throws Error Internal without cross-attention.
    [[nodiscard]] KeysValues crossKeysValues(const at::Tensor& states) const;

private:
    [[nodiscard]] at::Tensor selfAttention(const at::Tensor& x, LayerMemory& memory,
                                           const at::Tensor& bias) const;
    [[nodiscard]] at::Tensor feedForward(const at::Tensor& x) const;

    struct Cross
    {
        Attention attention;
        LayerNorm norm;
    };

    Attention m_selfAttention;
    LayerNorm m_selfAttentionNorm;
    std::optional<Cross> m_cross; // absent in the melody family
    Linear m_fc1;                 // [ff, D]
    Linear m_fc2;                 // [D, ff]
    LayerNorm m_finalNorm;
    Activation m_activation;
};

} // namespace arioso::engine
