// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/empty_model.h"

#include "core/files/safe_file.h"
#include "engine/files/safetensors_header.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace arioso::core {
namespace {

constexpr int kWidth = 1024;
constexpr int kFeedForward = 4 * kWidth;
constexpr int kCodes = 2048;
constexpr int kCodebooks = 4;
constexpr int kTextWidth = 64; // its text encoder is never used
constexpr int kTextWords = 128;
constexpr int kFilters = 64;
constexpr int kLatent = 128;
constexpr std::array<int, 4> kRatios{8, 5, 4, 4};
constexpr int kFloatBytes = 4;

/// The tensors of a safetensors file, one after the other.
class Tensors
{
public:
    void add(const QString& name, std::initializer_list<int> shape)
    {
        std::int64_t bytes = kFloatBytes;
        for (const int size : shape)
            bytes *= size;
        m_entries.push_back({name.toStdString(), "F32", {shape.begin(), shape.end()}, bytes});
        m_bytes += bytes;
    }

    /// Writes the header and extends the file by a hole.
    [[nodiscard]] bool write(const QString& path) const
    {
        const std::string header = engine::safetensorsHeader(m_entries);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) &&
               file.write(header.data(), qint64(header.size())) == qint64(header.size()) && file.flush() &&
               file.resize(file.size() + m_bytes);
    }

private:
    std::vector<engine::TensorEntry> m_entries;
    std::int64_t m_bytes = 0;
};

void addTextEncoder(Tensors& tensors)
{
    const QString block = QStringLiteral("text_encoder.encoder.block.0.layer.");
    tensors.add(QStringLiteral("text_encoder.shared.weight"), {kTextWords, kTextWidth});
    for (const char* name : {"q", "k", "v", "o"})
        tensors.add(block + QStringLiteral("0.SelfAttention.%1.weight").arg(QLatin1String(name)),
                    {kTextWidth, kTextWidth});
    tensors.add(block + QStringLiteral("0.SelfAttention.relative_attention_bias.weight"), {32, 1});
    tensors.add(block + QStringLiteral("0.layer_norm.weight"), {kTextWidth});
    tensors.add(block + QStringLiteral("1.DenseReluDense.wi.weight"), {kTextWidth, kTextWidth});
    tensors.add(block + QStringLiteral("1.DenseReluDense.wo.weight"), {kTextWidth, kTextWidth});
    tensors.add(block + QStringLiteral("1.layer_norm.weight"), {kTextWidth});
    tensors.add(QStringLiteral("text_encoder.encoder.final_layer_norm.weight"), {kTextWidth});
    tensors.add(QStringLiteral("enc_to_dec_proj.weight"), {kWidth, kTextWidth});
    tensors.add(QStringLiteral("enc_to_dec_proj.bias"), {kWidth});
}

void addConvolution(Tensors& tensors, const QString& name, int first, int second, int kernel, int biases)
{
    tensors.add(name + QStringLiteral(".conv.weight"), {first, second, kernel});
    tensors.add(name + QStringLiteral(".conv.bias"), {biases});
}

void addLstm(Tensors& tensors, const QString& name, int width)
{
    for (int layer = 0; layer < 2; ++layer)
        for (const char* side : {"ih", "hh"}) {
            const QString end = QStringLiteral("%1_l%2").arg(QLatin1String(side)).arg(layer);
            tensors.add(name + QStringLiteral(".lstm.weight_") + end, {4 * width, width});
            tensors.add(name + QStringLiteral(".lstm.bias_") + end, {4 * width});
        }
}

void addResidual(Tensors& tensors, const QString& name, int width)
{
    addConvolution(tensors, name + QStringLiteral(".block.1"), width / 2, width, 3, width / 2);
    addConvolution(tensors, name + QStringLiteral(".block.3"), width, width / 2, 1, width);
}

void addCodec(Tensors& tensors)
{
    const QString encoder = QStringLiteral("audio_encoder.encoder.layers.");
    const QString decoder = QStringLiteral("audio_encoder.decoder.layers.");
    const auto at = [](const QString& stack, int index) { return stack + QString::number(index); };
    const int ratios = int(kRatios.size());
    int width = kFilters;
    addConvolution(tensors, at(encoder, 0), width, 1, 7, width);
    for (int i = 0; i < ratios; ++i, width *= 2) {
        const int ratio = kRatios[std::size_t(ratios - 1 - i)];
        addResidual(tensors, at(encoder, 3 * i + 1), width);
        addConvolution(tensors, at(encoder, 3 * i + 3), 2 * width, width, 2 * ratio, 2 * width);
    }
    const int last = 3 * ratios;
    addLstm(tensors, at(encoder, last + 1), width);
    addConvolution(tensors, at(encoder, last + 3), kLatent, width, 7, kLatent);
    addConvolution(tensors, at(decoder, 0), width, kLatent, 7, width);
    addLstm(tensors, at(decoder, 1), width);
    for (int i = 0; i < ratios; ++i, width /= 2) {
        const int ratio = kRatios[std::size_t(i)];
        addConvolution(tensors, at(decoder, 3 * i + 3), width, width / 2, 2 * ratio, width / 2); // transposed
        addResidual(tensors, at(decoder, 3 * i + 4), width / 2);
    }
    addConvolution(tensors, at(decoder, last + 3), 1, width, 7, 1);
    for (int q = 0; q < kCodebooks; ++q)
        tensors.add(QStringLiteral("audio_encoder.quantizer.layers.%1.codebook.embed").arg(q),
                    {kCodes, kLatent});
}

void addDecoder(Tensors& tensors, int layers)
{
    const QString model = QStringLiteral("decoder.model.decoder.");
    const auto norm = [&](const QString& name) {
        tensors.add(name + QStringLiteral(".weight"), {kWidth});
        tensors.add(name + QStringLiteral(".bias"), {kWidth});
    };
    for (int k = 0; k < kCodebooks; ++k) {
        tensors.add(model + QStringLiteral("embed_tokens.%1.weight").arg(k), {kCodes + 1, kWidth});
        tensors.add(QStringLiteral("decoder.lm_heads.%1.weight").arg(k), {kCodes, kWidth});
    }
    for (int i = 0; i < layers; ++i) {
        const QString layer = model + QStringLiteral("layers.%1.").arg(i);
        for (const char* attention : {"self_attn", "encoder_attn"}) {
            for (const char* matrix : {"q", "k", "v", "out"})
                tensors.add(layer + QStringLiteral("%1.%2_proj.weight")
                                        .arg(QLatin1String(attention), QLatin1String(matrix)),
                            {kWidth, kWidth});
            norm(layer + QLatin1String(attention) + QStringLiteral("_layer_norm"));
        }
        tensors.add(layer + QStringLiteral("fc1.weight"), {kFeedForward, kWidth});
        tensors.add(layer + QStringLiteral("fc2.weight"), {kWidth, kFeedForward});
        norm(layer + QStringLiteral("final_layer_norm"));
    }
    norm(model + QStringLiteral("layer_norm"));
}

QByteArray config(int layers)
{
    return QStringLiteral(R"({"model_type": "musicgen", "architectures": ["MusicgenForConditionalGeneration"],
"text_encoder": {"model_type": "t5", "vocab_size": %1, "d_model": %2, "d_kv": %2, "d_ff": %2, "num_layers": 1,
  "num_heads": 1},
"audio_encoder": {"model_type": "encodec", "target_bandwidths": [2.2], "sampling_rate": 32000, "num_filters": 64,
  "upsampling_ratios": [8, 5, 4, 4], "use_causal_conv": false, "codebook_size": 2048, "codebook_dim": 128,
  "use_conv_shortcut": false},
"decoder": {"model_type": "musicgen_decoder", "hidden_size": 1024, "num_hidden_layers": %3, "ffn_dim": 4096,
  "num_attention_heads": 16}})")
        .arg(kTextWords)
        .arg(kTextWidth)
        .arg(layers)
        .toUtf8();
}

} // namespace

bool writeEmptyModel(const QString& folder, int layers)
{
    Tensors tensors;
    addTextEncoder(tensors);
    addCodec(tensors);
    addDecoder(tensors, layers);
    const QDir there(folder);
    return !writeFileSafely(there.filePath(QStringLiteral("config.json")), config(layers)) &&
           tensors.write(there.filePath(QStringLiteral("model.safetensors")));
}

double emptyModelWork(int layers)
{
    constexpr double kSquare = double(kWidth) * kWidth;
    return layers * (4 + 8) * kSquare + double(kCodebooks) * kCodes * kWidth;
}

} // namespace arioso::core
