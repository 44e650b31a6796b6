// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Writes the configurations that audiocraft reads from its checkpoints, with every field that it requires.

#include "conversion/audiocraft.h"
#include "conversion/model_json.h"

#include <sstream>

namespace arioso::engine {
namespace {

template <typename Numbers>
std::string flow(const Numbers& numbers)
{
    std::ostringstream out;
    out << "[";
    const char* comma = "";
    for (const auto& number : numbers) {
        out << comma << number;
        comma = ", ";
    }
    out << "]";
    return out.str();
}

const char* yes(bool value)
{
    return value ? "true" : "false";
}

void writeConditioners(std::ostringstream& out, const ModelConfig& config, const std::string& textEncoder)
{
    const bool melody = config.family == Family::MusicGenMelody;
    out << "fuser:\n"
           "  cross_attention_pos_emb: false\n"
           "  cross_attention_pos_emb_scale: 1\n"
           "  sum: []\n"
        << "  prepend: " << (melody ? "[self_wav, description]" : "[]") << "\n"
        << "  cross: " << (melody ? "[]" : "[description]") << "\n"
        << "  input_interpolate: []\n"
           "conditioners:\n";
    if (melody) {
        out << "  self_wav:\n"
               "    model: chroma_stem\n"
               "    chroma_stem:\n"
            << "      sample_rate: " << config.audio.samplingRate << "\n"
            << "      n_chroma: " << config.numChroma << "\n"
            << "      radix2_exp: 14\n"
               "      argmax: true\n"
               "      match_len_on_eval: false\n"
               "      eval_wavs: null\n"
               "      n_eval_wavs: 100\n"
               "      cache_path: null\n";
    }
    out << "  description:\n"
           "    model: t5\n"
           "    t5:\n"
        << "      name: " << textEncoder << "\n"
        << "      finetune: false\n"
           "      word_dropout: 0.0\n"
           "      normalize_text: false\n";
}

} // namespace

std::string languageModelYaml(const ModelConfig& config, const std::string& textEncoder, float guidance,
                              double seconds)
{
    const DecoderConfig& c = config.decoder;
    std::vector<int> delays;
    for (int k = 0; k < c.codebooks; ++k)
        delays.push_back(k / c.audioChannels);
    std::ostringstream out;
    out << "solver: musicgen\n"
        << "sample_rate: " << config.audio.samplingRate << "\n"
        << "channels: " << c.audioChannels << "\n"
        << "dtype: float32\n"
           "device: cpu\n"
           "compression_model_checkpoint: null\n"
           "compression_model_n_q: null\n"
           "lm_model: transformer_lm\n"
           "transformer_lm:\n"
        << "  dim: " << c.hiddenSize << "\n"
        << "  num_heads: " << c.heads << "\n"
        << "  num_layers: " << c.layers << "\n"
        << "  hidden_scale: " << double(c.feedForward) / c.hiddenSize << "\n"
        << "  n_q: " << c.codebooks << "\n"
        << "  card: " << c.vocabSize << "\n"
        << "  dropout: 0.0\n"
           "  emb_lr: null\n"
           "  activation: gelu\n"
           "  norm_first: true\n"
           "  bias_ff: false\n"
           "  bias_attn: false\n"
           "  bias_proj: false\n"
           "  past_context: null\n"
           "  causal: true\n"
           "  custom: false\n"
           "  memory_efficient: true\n"
           "  attention_as_float32: false\n"
           "  layer_scale: null\n"
           "  positional_embedding: sin\n"
           "  xpos: false\n"
           "  checkpointing: none\n"
           "  weight_init: null\n"
           "  depthwise_init: null\n"
           "  zero_bias_init: false\n"
           "  norm: layer_norm\n"
           "  cross_attention: false\n"
           "  qk_layer_norm: false\n"
           "  qk_layer_norm_cross: false\n"
           "  attention_dropout: null\n"
           "  kv_repeat: 1\n"
           "  two_step_cfg: false\n"
           "codebooks_pattern:\n"
           "  modeling: delay\n"
           "  delay:\n"
        << "    delays: " << flow(delays) << "\n"
        << "    flatten_first: 0\n"
           "    empty_initial: 0\n"
           "interleave_stereo_codebooks:\n"
        << "  use: " << yes(c.audioChannels == 2) << "\n"
        << "  per_timestep: false\n"
           "classifier_free_guidance:\n"
           "  training_dropout: 0.0\n"
        << "  inference_coef: " << guidance << "\n"
        << "attribute_dropout: {}\n";
    writeConditioners(out, config, textEncoder);
    out << "dataset:\n"
        << "  segment_duration: " << seconds << "\n";
    return out.str();
}

std::string codecYaml(const AudioEncoderConfig& c, int quantizers)
{
    std::ostringstream out;
    out << "solver: compression\n"
        << "sample_rate: " << c.samplingRate << "\n"
        << "channels: " << c.audioChannels << "\n"
        << "device: cpu\n"
           "compression_model: encodec\n"
           "encodec:\n"
           "  autoencoder: seanet\n"
           "  quantizer: rvq\n"
        << "  sample_rate: " << c.samplingRate << "\n"
        << "  channels: " << c.audioChannels << "\n"
        << "  causal: " << yes(c.causal) << "\n"
        << "  renormalize: " << yes(c.normalize) << "\n"
        << "seanet:\n"
        << "  dimension: " << c.hiddenSize << "\n"
        << "  channels: " << c.audioChannels << "\n"
        << "  causal: " << yes(c.causal) << "\n"
        << "  n_filters: " << c.numFilters << "\n"
        << "  n_residual_layers: " << c.numResidualLayers << "\n"
        << "  ratios: " << flow(c.upsamplingRatios) << "\n"
        << "  activation: ELU\n"
           "  activation_params:\n"
           "    alpha: 1.0\n"
           "  norm: weight_norm\n"
           "  norm_params: {}\n"
        << "  kernel_size: " << c.kernelSize << "\n"
        << "  residual_kernel_size: " << c.residualKernelSize << "\n"
        << "  last_kernel_size: " << c.lastKernelSize << "\n"
        << "  dilation_base: " << c.dilationGrowthRate << "\n"
        << "  pad_mode: " << padModeName(c.padMode) << "\n"
        << "  true_skip: " << yes(!c.convShortcut) << "\n"
        << "  compress: " << c.compress << "\n"
        << "  lstm: " << c.lstmLayers << "\n"
        << "  disable_norm_outer_blocks: 0\n"
           "  decoder:\n"
        << "    trim_right_ratio: " << c.trimRightRatio << "\n"
        << "    final_activation: null\n"
           "    final_activation_params: null\n"
           "  encoder: {}\n"
           "rvq:\n"
        << "  n_q: " << quantizers << "\n"
        << "  q_dropout: false\n"
        << "  bins: " << c.codebookSize << "\n"
        << "  decay: 0.99\n"
           "  kmeans_init: true\n"
           "  kmeans_iters: 50\n"
           "  threshold_ema_dead_code: 2\n"
           "  orthogonal_reg_weight: 0.0\n"
           "  orthogonal_reg_active_codes_only: false\n";
    return out.str();
}

} // namespace arioso::engine
