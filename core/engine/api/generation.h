// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The engine's public interface: load a checkpoint and generate music. It includes no header of libtorch.
//
//     const Engine& engine = openEngine();
//     LoadListener loading;
//     auto model = engine.load({.directory = "musicgen-small"}, loading);
//     GenerationListener quiet;
//     auto result = model->generate({.prompts = {{.text = "80s pop track"}}, .length = Seconds{8}}, quiet);
//     // result.clips[0].audio is 8 s of audio at 32 kHz
//
// A Model is immutable: `generate`, `encode` and `decode` are const and keep no state between calls. They use
// all threads that the model was loaded with, so only one thread at a time may call them.

#include "engine/api/audio.h"
#include "engine/api/config.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace arioso::engine {

enum class Device { Cpu, Cuda };

/// How the decoder's weights are stored in memory. The text encoder and the codec always compute in Float32.
enum class Precision {
    Float32, ///< exact
    BFloat16,
    Float16,
    Int8, ///< 8-bit integers with one scale for every 64 weights; Native only
};

/// Which implementation runs the decoder.
enum class DecoderBackend {
    Automatic, ///< Native on the CPU, Torch elsewhere
    Torch,     ///< libtorch operations, on any device; the reference
    Native,    ///< our own kernels, on the CPU
};

struct LoadOptions
{
    /// A checkpoint, or a PEFT adapter (LoRA, DoRA), whose base model is then loaded. May be empty if
    /// `adapter` is not.
    std::filesystem::path directory;
    Device device = Device::Cpu;
    Precision precision = Precision::Float32;
    int threads = 0; ///< 0: one per physical core
    DecoderBackend backend = DecoderBackend::Automatic;
    std::filesystem::path adapter{}; ///< folder of a PEFT adapter for `directory`; empty: none
    /// Strength of the adapter, -10..10. 0 disables its factors; 1, the default, is as trained. Only with an
    /// adapter.
    std::optional<double> strength{};
};

/// An adapter that was merged into a model.
struct AdapterInfo
{
    std::string name; ///< last part of the directory's name
    std::filesystem::path directory;
    std::string base; ///< the model that the adapter names as its base, a folder or a repository; "" unknown
    std::string kind; ///< "LoRA", "rsLoRA" or "DoRA"
    int rank = 0;
    std::int64_t parameters = 0;
    double strength = 1;
};

/// A description of a checkpoint, without its weights.
struct ModelInfo
{
    std::string name; ///< last part of the directory's name
    std::filesystem::path directory;
    ModelConfig config;
    GenerationDefaults defaults;
    std::int64_t textEncoderParameters = 0;
    std::int64_t audioEncoderParameters = 0;
    std::int64_t decoderParameters = 0;
    std::int64_t bytesOnDisk = 0;       ///< of the weights
    std::vector<std::string> dtypes;    ///< of the weights as stored, such as "F32"
    int sampleRate = 0;                 ///< Hz
    int frameRate = 0;                  ///< codec frames a second
    int channels = 0;                   ///< of the audio it generates
    int maxFrames = 0;                  ///< the model's window: frames that it attends to at once
    std::vector<std::string> warnings;  ///< sentences for the user, such as tensors that were ignored
    std::optional<AdapterInfo> adapter; ///< the other fields describe its base model
};

/// Audio or codes to continue.
using Continuation = std::variant<std::monostate, Audio, Codes>;

/// Frames at the end of a piece that differ from those of a longer piece, because the delay pattern ends and
/// some of their codes are sampled without the following columns. Omit them when continuing a piece.
/// `levels`: codebooks of a channel.
[[nodiscard]] constexpr int provisionalFrames(int levels)
{
    return levels > 2 ? levels - 2 : 0;
}

/// The conditions of one clip. All are optional.
struct Prompt
{
    std::optional<std::string> text; ///< absent: no text condition; "" is a condition: the empty text
    Continuation continuation;       ///< audio is mixed and resampled to the model's format
    std::optional<Audio> melody;     ///< melody family only
    /// A negative prompt: with guidance, the text of the unconditional branch. Without guidance, no effect.
    std::optional<std::string> exclude{};
};

/// Settings of the user. Those that are absent come from the checkpoint's GenerationDefaults.
struct GenerationOverrides
{
    std::optional<bool> sample;         ///< false: greedy
    std::optional<float> guidanceScale; ///< at most 1: off
    std::optional<float> temperature;   ///< above 0
    std::optional<int> topK;            ///< 0: off
    std::optional<float> topP;          ///< 1: off
    std::optional<float> minP;          ///< 0: off
};

/// Longest duration of a result, prompt included.
inline constexpr int kMaxSeconds = 3600;

/// Duration of the result, the longest prompt included, exact to the sample. Results that are longer than the
/// model's window are generated in several windows, see GenerationRequest::overlap.
struct Seconds
{
    double value = 0;
};

/// Until the listener stops it, at most this long.
struct Endless
{
    static constexpr int kMaxSeconds = 24 * 3600;
};

/// Decoder steps, as in the reference: N steps after a prompt of n frames give n + N - 3 frames. At most one
/// window.
struct NewTokens
{
    int value = 0;
};

/// The length in the checkpoint's generation_config.json. At most one window.
struct DefaultLength
{
};

/// Where the audio of the clips goes.
enum class ClipAudio {
    Kept,     ///< to the listener, and whole into the result
    Streamed, ///< to the listener only: memory doesn't grow with the length, and Clip::audio stays without
              ///< samples
};

struct GenerationRequest
{
    std::vector<Prompt> prompts{Prompt{}}; ///< all or none must have a continuation
    int takes = 1;                         ///< clips of each prompt
    std::uint64_t seed = 0;                ///< clip i of the result is sampled with seed + i
    GenerationOverrides overrides;
    std::variant<DefaultLength, Seconds, NewTokens, Endless> length;
    /// How much of a full window the next one begins with. Windows lie on a grid that starts with the piece,
    /// so a piece that is continued gets the windows of one that was longer from the start. Absent: two
    /// fifths of the window, as in the reference (12 of 30 s). Source: audiocraft's extend_stride.
    std::optional<Seconds> overlap{};
    ClipAudio audio = ClipAudio::Kept;
};

/// Frames from..to-1 of a piece.
struct FrameSpan
{
    int from = 0;
    int to = 0;

    [[nodiscard]] int frames() const { return to - from; }
};

/// Asks for the likelihood of codes. The prompt has no continuation.
struct ScoreRequest
{
    Codes codes; ///< [K, F]
    Prompt prompt;
    std::optional<Seconds> overlap{}; ///< of windows, if the codes are longer than one
};

/// Log-likelihoods of codes, in nats.
struct Likelihood
{
    int codebooks = 0;         ///< K
    int frames = 0;            ///< F
    std::vector<float> values; ///< [K, F] row-major

    [[nodiscard]] float at(int codebook, int frame) const
    {
        return values[std::size_t(codebook) * std::size_t(frames) + std::size_t(frame)];
    }

    /// Sum over frames from..to-1 and all codebooks.
    [[nodiscard]] double sum(FrameSpan span) const
    {
        double total = 0;
        for (int k = 0; k < codebooks; ++k) {
            for (int frame = span.from; frame < span.to; ++frame)
                total += double(at(k, frame));
        }
        return total;
    }
};

/// Replaces frames of a piece. What precedes the gap is the context; a gap at the start begins with the prompt
/// alone. The gap must fit in the model's window; of a longer piece, only the part around the gap is used.
struct RepaintRequest
{
    Codes codes;   ///< [K, F] of the whole piece
    FrameSpan gap; ///< 0 <= from < to <= F
    Prompt prompt; ///< without continuation
    int takes = 4; ///< candidates
    std::uint64_t seed = 0; ///< candidate i is sampled with seed + i
    GenerationOverrides overrides;
};

/// One way to fill the gap.
struct RepaintCandidate
{
    std::uint64_t seed = 0; ///< generates this candidate on its own
    Codes codes;            ///< of the gap, [K, to - from]
    double following = 0;   ///< log-likelihood of what follows, given this candidate: nats per code
    double own = 0;         ///< log-likelihood of the candidate: nats per code
};

struct RepaintResult
{
    /// By `following`, the likeliest first; by `own` if nothing follows. Empty if stopped.
    std::vector<RepaintCandidate> candidates;
    FrameSpan window;        ///< frames of the piece that the model attended to
    int followingFrames = 0; ///< frames that `following` is measured on: those of the window after the gap
    bool stopped = false;    ///< by the listener
    int steps = 0;           ///< decoder steps done
};

/// How far codes affect the decoded audio, in frames before them (look-ahead of the convolutions) and after
/// them, until the codec's recurrent layer has forgotten them: 120 ms and 2 s at 50 frames a second. With the
/// starter model's codec, the difference is then 48 dB below the peak.
inline constexpr int kCodecReachBefore = 6;
inline constexpr int kCodecReachAfter = 100;

/// Asks for the audio of a piece after frames were replaced.
struct RedecodeRequest
{
    Codes codes;    ///< [K, F], replaced frames included
    FrameSpan gap;  ///< the replaced frames
    Audio audio;    ///< of the piece before, in the model's format
    std::int64_t skippedSamples = 0; ///< see Clip::skippedSamples
};

enum class Phase { EncodingText, EncodingAudio, Generating };

struct Progress
{
    Phase phase = Phase::EncodingText;
    int step = 0;  ///< steps done
    int steps = 0; ///< total of all windows; 0: until it is stopped
};

enum class Flow { Continue, Stop };

/// Observes a generation, on the thread that called `generate`.
class __attribute__((visibility("default"))) GenerationListener
{
public:
    virtual ~GenerationListener() = default;

    /// Called after every decoder step. Flow::Stop ends the generation, whose result is what exists so far.
    virtual Flow progressed(const Progress&) { return Flow::Continue; }

    /// Called with new codes of clip `clip`, in order and without gaps, before their samples. Together they
    /// are its `codes`.
    virtual void codesReady(int /*clip*/, const Codes&) {}

    /// Called with new samples of clip `clip`, in order and without gaps. All chunks of a clip together are
    /// its `audio`. The first chunk comes after at most half a second of codes.
    virtual void audioReady(int /*clip*/, const Audio&) {}
};

struct Clip
{
    int prompt = 0;         ///< index into GenerationRequest::prompts
    std::uint64_t seed = 0; ///< generates this clip on its own
    Codes codes;            ///< prompt included
    Audio audio;            ///< prompt included, as the codec decodes it; empty if it was only streamed
    /// Samples of the decoded `codes` before `audio` begins: the padding of a prompt that is shorter than the
    /// longest.
    std::int64_t skippedSamples = 0;
};

struct GenerationResult
{
    std::vector<Clip> clips;  ///< prompt 0's takes first
    bool stopped = false;     ///< by the listener; the clips are shorter than requested
    int steps = 0;            ///< decoder steps done
    double promptSeconds = 0; ///< time for encoding the prompts, and for the step that feeds them
    double decodeSeconds = 0; ///< time for the other steps and the codec
};

/// A loaded checkpoint.
class __attribute__((visibility("default"))) Model
{
public:
    virtual ~Model() = default;

    [[nodiscard]] virtual const ModelInfo& info() const = 0;

    /// Generates prompts x takes clips in one batch. Throws Error: RequestInvalid, RequestTooLong (the
    /// message says how much room the prompt leaves), AudioInvalid, CheckpointInvalid (a text, but the
    /// checkpoint has no tokenizer), NumericalFailure, OutOfMemory (if possible before the work starts).
    [[nodiscard]] virtual GenerationResult generate(const GenerationRequest&, GenerationListener&) const = 0;

    /// Encodes audio, which is mixed and resampled to the model's format first. Throws Error AudioInvalid,
    /// RequestTooLong, OutOfMemory.
    [[nodiscard]] virtual Codes encode(const Audio&) const = 0;

    /// Decodes codes to hop x F samples. Throws Error RequestInvalid for codes that this model doesn't have,
    /// OutOfMemory.
    [[nodiscard]] virtual Audio decode(const Codes&) const = 0;

    /// The log-likelihood of every code, given the codes before it in the delay pattern and the prompt, without
    /// guidance and without sampling settings. Codes longer than the window are scored in windows on the grid of
    /// `generate`. Throws as `generate`.
    [[nodiscard]] virtual Likelihood score(const ScoreRequest&) const = 0;

    /// Generates candidates for a gap and ranks them. Only `progressed` of the listener is called. Throws as
    /// `generate`; RequestInvalid for an empty gap or one outside the piece, RequestTooLong for one longer than
    /// the window.
    [[nodiscard]] virtual RepaintResult repaint(const RepaintRequest&, GenerationListener&) const = 0;

    /// Decodes only around the gap. Samples more than kCodecReachBefore frames before it and kCodecReachAfter
    /// frames after it are those of `audio`. Throws as `decode`.
    [[nodiscard]] virtual Audio redecode(const RedecodeRequest&) const = 0;

    /// Decodes codes whose end continues in their beginning. Returns hop x F samples that can be repeated.
    /// Throws as `decode`.
    [[nodiscard]] virtual Audio decodeLoop(const Codes&) const = 0;
};

/// Observes the loading of a checkpoint. `loaded` gets the part that is done, 0..1. After Flow::Stop, `load`
/// returns null.
class __attribute__((visibility("default"))) LoadListener
{
public:
    virtual ~LoadListener() = default;
    virtual Flow loaded(double /*part*/) { return Flow::Continue; }
};

/// The interface of the engine's module.
class __attribute__((visibility("default"))) Engine
{
public:
    virtual ~Engine() = default;

    /// Reads configuration and headers only. Ignores the options except directory, adapter and strength.
    /// Throws Error FileNotFound (also for an adapter's base model, which the message names), FileUnreadable,
    /// CheckpointInvalid, CheckpointUnsupported, and RequestInvalid for a strength without an adapter.
    [[nodiscard]] virtual ModelInfo inspect(const LoadOptions&) const = 0;

    /// Throws Error as `inspect`, DeviceUnavailable, OutOfMemory.
    [[nodiscard]] virtual std::unique_ptr<Model> load(const LoadOptions&, LoadListener&) const = 0;

    /// Sentences for the user about what slows this computer down, such as a slow BLAS. Usually empty.
    [[nodiscard]] virtual std::vector<std::string> advice() const = 0;
};

} // namespace arioso::engine
