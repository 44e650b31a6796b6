// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The engine's public interface: load a checkpoint, make music with it. No torch header is needed to use it.
//
//     const Engine& engine = openEngine();
//     LoadListener loading;
//     auto model = engine.load({.directory = "musicgen-small"}, loading);
//     GenerationListener quiet;
//     auto result = model->generate({.prompts = {{.text = "80s pop track"}}, .length = Seconds{8}}, quiet);
//     // result.clips[0].audio is 8 s of sound at 32 kHz
//
// A Model is immutable: `generate`, `encode` and `decode` are const and keep nothing between calls. They use all
// threads they were loaded with, so call them from one thread at a time.

#include "engine/audio.h"
#include "engine/config.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace arioso::engine {

enum class Device { Cpu, Cuda };

/// How the decoder's weights are kept. Text encoder and codec always compute in Float32.
enum class Precision {
    Float32, ///< the exact one
    BFloat16,
    Float16,
    Int8, ///< 8-bit integers with a scale for each 64 weights; Native only
};

/// Which implementation runs the decoder.
enum class DecoderBackend {
    Automatic, ///< Native on the CPU, Torch elsewhere
    Torch,     ///< libtorch operations on any device: the reference
    Native,    ///< our own kernels on the CPU
};

struct LoadOptions
{
    /// A checkpoint, or a PEFT adapter (LoRA, DoRA), which brings its base model. May be empty when `adapter` is not.
    std::filesystem::path directory;
    Device device = Device::Cpu;
    Precision precision = Precision::Float32;
    int threads = 0; ///< 0: one for each physical core
    DecoderBackend backend = DecoderBackend::Automatic;
    std::filesystem::path adapter{}; ///< of a PEFT adapter for the checkpoint in `directory`; empty: none
    /// Of the adapter, -10..10; 0 leaves the factors out, 1 is as it was trained and the default. Only with an adapter.
    std::optional<double> strength{};
};

/// An adapter that a model's weights were changed by.
struct AdapterInfo
{
    std::string name; ///< last part of the directory's name
    std::filesystem::path directory;
    std::string base; ///< the model it was made for, as the adapter says: a folder or a repository; "" unknown
    std::string kind; ///< "LoRA", "rsLoRA" or "DoRA"
    int rank = 0;
    std::int64_t parameters = 0;
    double strength = 1;
};

/// What a checkpoint is, without its weights.
struct ModelInfo
{
    std::string name; ///< last part of the directory's name
    std::filesystem::path directory;
    ModelConfig config;
    GenerationDefaults defaults;
    std::int64_t textEncoderParameters = 0;
    std::int64_t audioEncoderParameters = 0;
    std::int64_t decoderParameters = 0;
    std::int64_t bytesOnDisk = 0;          ///< of the weights
    std::vector<std::string> dtypes;       ///< of the weights as stored, such as "F32"
    int sampleRate = 0;                    ///< Hz
    int frameRate = 0;                     ///< codec frames a second
    int channels = 0;                      ///< of the sound it makes
    int maxFrames = 0;                     ///< the model's window: frames that it attends to at once
    std::vector<std::string> warnings;     ///< plain sentences, such as tensors that were ignored
    std::optional<AdapterInfo> adapter;    ///< all else is of its base model
};

/// Sound or codes to continue.
using Continuation = std::variant<std::monostate, Audio, Codes>;

/// Frames at the end of a piece whose last levels were drawn without the codes that a longer piece would have had there:
/// the delay pattern runs out. Leave them out to continue a piece as if it had been longer from the start.
/// `levels`: codebooks of a channel.
[[nodiscard]] constexpr int provisionalFrames(int levels)
{
    return levels > 2 ? levels - 2 : 0;
}

/// What one clip is made from. All parts may be absent.
struct Prompt
{
    std::optional<std::string> text; ///< absent: the null condition; "" is the empty string, a real condition
    Continuation continuation;       ///< mixed and resampled to the model's format when it is Audio
    std::optional<Audio> melody;     ///< melody family only
    /// A negative prompt: with guidance, the text of the unconditional branch. Without guidance, no effect.
    std::optional<std::string> exclude{};
};

/// What the user set; everything absent comes from the checkpoint's GenerationDefaults.
struct GenerationOverrides
{
    std::optional<bool> sample;         ///< false: greedy
    std::optional<float> guidanceScale; ///< at most 1: off
    std::optional<float> temperature;   ///< above 0
    std::optional<int> topK;            ///< 0: off
    std::optional<float> topP;          ///< 1: off
    std::optional<float> minP;          ///< 0: off
};

/// Longest result, prompt included.
inline constexpr int kMaxSeconds = 3600;

/// Length of the result from the start of its (longest) prompt, exact to the sample. A result that is longer than the
/// model's window is made in several: see GenerationRequest::overlap.
struct Seconds
{
    double value = 0;
};

/// Decoder steps, as in the reference: N steps after a prompt of n frames make n + N - 3 frames. One window at most.
struct NewTokens
{
    int value = 0;
};

/// As the checkpoint's generation_config.json says. One window at most.
struct DefaultLength
{
};

/// Where the audio of the clips goes.
enum class ClipAudio {
    Kept,     ///< to the listener, and whole into the result
    Streamed, ///< to the listener only: memory doesn't grow with the length, and Clip::audio stays without samples
};

struct GenerationRequest
{
    std::vector<Prompt> prompts{Prompt{}}; ///< either all or none have a continuation
    int takes = 1;                         ///< clips of each prompt
    std::uint64_t seed = 0;                ///< clip i of the result draws with seed + i
    GenerationOverrides overrides;
    std::variant<DefaultLength, Seconds, NewTokens> length;
    /// How much of a full window the next one begins with. Windows lie on a grid that starts with the piece, so a piece
    /// that is continued gets the windows of one that was longer from the start. Absent: two fifths of the window, as in
    /// the reference (12 of 30 s). Source: audiocraft's extend_stride.
    std::optional<Seconds> overlap{};
    ClipAudio audio = ClipAudio::Kept;
};

enum class Phase { EncodingText, EncodingAudio, Generating };

struct Progress
{
    Phase phase = Phase::EncodingText;
    int step = 0;  ///< steps done
    int steps = 0; ///< steps in all, of all windows
};

enum class Flow { Continue, Stop };

/// Hears of a generation while it runs, on the thread that called `generate`.
class __attribute__((visibility("default"))) GenerationListener
{
public:
    virtual ~GenerationListener() = default;

    /// After every decoder step. Flow::Stop ends the generation; what exists so far is the result.
    virtual Flow progressed(const Progress&) { return Flow::Continue; }

    /// New codes of clip `clip`, in order and without gaps, before the samples that they become; all together are exactly
    /// the `codes` of its result.
    virtual void codesReady(int /*clip*/, const Codes&) {}

    /// New samples of clip `clip`, in order and without gaps; all chunks of a clip together are exactly the
    /// `audio` of its result. The first comes after at most half a second of codes.
    virtual void audioReady(int /*clip*/, const Audio&) {}
};

struct Clip
{
    int prompt = 0;         ///< index into GenerationRequest::prompts
    std::uint64_t seed = 0; ///< the seed that makes this clip alone
    Codes codes;            ///< prompt included
    Audio audio;            ///< prompt included, as the codec renders it; without samples when it was streamed
    /// Samples that decoding `codes` gives before `audio` begins: padding of a prompt shorter than the batch's longest.
    std::int64_t skippedSamples = 0;
};

struct GenerationResult
{
    std::vector<Clip> clips; ///< prompt 0's takes first
    bool stopped = false;    ///< by the listener; the clips are shorter than asked for
    int steps = 0;           ///< decoder steps done
    double promptSeconds = 0; ///< time for text and audio prompts and their prefill
    double decodeSeconds = 0; ///< time for the steps and the codec
};

/// A loaded checkpoint.
class __attribute__((visibility("default"))) Model
{
public:
    virtual ~Model() = default;

    [[nodiscard]] virtual const ModelInfo& info() const = 0;

    /// Makes prompts x takes clips in one batch. Throws Error: RequestInvalid, RequestTooLong (the message says how
    /// much room the prompt leaves), AudioInvalid, NumericalFailure, OutOfMemory.
    [[nodiscard]] virtual GenerationResult generate(const GenerationRequest&, GenerationListener&) const = 0;

    /// Codes of a sound, mixed and resampled to the model's format first. Throws Error AudioInvalid.
    [[nodiscard]] virtual Codes encode(const Audio&) const = 0;

    /// Sound of codes, N = hop x F samples. Throws Error RequestInvalid for codes that this model does not have.
    [[nodiscard]] virtual Audio decode(const Codes&) const = 0;
};

/// Called while a checkpoint loads, with the part done (0..1). Flow::Stop ends the loading (load returns null).
class __attribute__((visibility("default"))) LoadListener
{
public:
    virtual ~LoadListener() = default;
    virtual Flow loaded(double /*part*/) { return Flow::Continue; }
};

struct ConversionOptions; // conversion.h
class ConversionListener;
enum class ConversionOutcome;

/// The engine behind its module boundary.
class __attribute__((visibility("default"))) Engine
{
public:
    virtual ~Engine() = default;

    /// Reads configuration and headers only; of the options, directory, adapter and strength count. Throws Error
    /// FileNotFound (also for an adapter's base model, which it names), CheckpointInvalid, CheckpointUnsupported, and
    /// RequestInvalid for a strength without an adapter.
    [[nodiscard]] virtual ModelInfo inspect(const LoadOptions&) const = 0;

    /// Throws Error as `inspect`, DeviceUnavailable, OutOfMemory.
    [[nodiscard]] virtual std::unique_ptr<Model> load(const LoadOptions&, LoadListener&) const = 0;

    /// Writes a checkpoint in another layout (conversion.h). The new folder is there whole or not at all; memory is
    /// needed for a few tensors. Throws Error as `inspect`, and FileUnwritable, also when the disk has not enough room.
    [[nodiscard]] virtual ConversionOutcome convert(const ConversionOptions&, ConversionListener&) const = 0;

    /// Plain sentences on what makes this machine slower than it could be, such as a slow BLAS. Usually empty.
    [[nodiscard]] virtual std::vector<std::string> advice() const = 0;
};

} // namespace arioso::engine
