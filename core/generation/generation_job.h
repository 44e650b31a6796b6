// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A generation as values: what is asked for, how far it is, what came of it.

#include "core/failure.h"
#include "core/generation/model_state.h"
#include "core/generation/trim.h"
#include "core/playback/sample_file.h"
#include "core/recipe/recipe.h"
#include "core/sound.h"
#include "engine/api/generation.h"

#include <QList>
#include <QMetaType>

#include <optional>

namespace arioso::core {

/// Clips that become longer than this many seconds are kept on disk and not in memory.
inline constexpr double kLongSeconds = 300;

/// Counts up from 1 for every job of a run of the program; 0 is no job.
using JobId = qint64;

/// Sound to continue, with where it came from. Exactly one of codes and audio is set.
struct ContinuationInput
{
    SoundSource source;
    CodesPtr codes; ///< the part to continue, of a take made by a model with the same codec: nothing is
                    ///< encoded again
    AudioPtr audio; ///< the part to continue, of a file
};

struct MelodyInput
{
    SoundSource source;
    AudioPtr audio;
};

/// A take of which some frames are generated again.
struct EditInput
{
    TakeEdit edit;
    CodesPtr codes;            ///< of that take
    AudioPtr audio;            ///< of that take; not needed for loops
    qint64 skippedSamples = 0; ///< of that take
    bool asks = false;         ///< the results are candidates, of which one is chosen
};

/// What one click on Generate asks for.
struct JobRequest
{
    std::optional<QString> prompt; ///< absent: unconditional
    GenerationSettings settings;
    std::optional<ContinuationInput> continuation;
    std::optional<MelodyInput> melody;
    std::optional<EditInput> edit{}; ///< then settings.takes is the number of candidates
    /// Nothing is generated: a part of a take becomes a take. The other fields describe that take.
    std::optional<TrimInput> trim{};
    std::optional<double> strength{}; ///< of the adapter that is chosen, other than what is set; absent: that
};

enum class JobState {
    Waiting,
    LoadingModel,
    Running,
    Stopping, ///< stop was asked for; ends within a step
};

/// A job that waits or runs.
struct GenerationJob
{
    JobId id = 0;
    JobRequest request; ///< settings.seed is set: drawn at submission when the request had none
    ModelSelection model;
    JobState state = JobState::Waiting;
    QString library{}; ///< folder in which its clips are kept while they are made; "": they are not
};

struct JobProgress
{
    JobId id = 0;
    engine::Phase phase = engine::Phase::EncodingText;
    int step = 0;
    int steps = 0; ///< 0: until it is stopped
    double stepsPerSecond = 0;              ///< of the last seconds; 0 until it is known
    double elapsedSeconds = 0;              ///< since the job began to run, loading not counted
    std::optional<double> remainingSeconds; ///< absent until it can be told
};

/// New sound of a clip of the running job. Chunks of a clip come in order and without gaps; together they are
/// exactly the audio of its result.
struct AudioChunk
{
    JobId id = 0;
    int clip = 0;           ///< 0 .. takes - 1
    qint64 firstSample = 0; ///< where in the clip the chunk begins
    AudioPtr audio;         ///< null when it is stored
    StoredSamples stored{}; ///< of a long clip, which is on disk and not in memory
};

/// How well a candidate of an edit fits, see engine::RepaintCandidate.
struct CandidateRank
{
    std::optional<double> following; ///< absent: nothing follows
    double own = 0;
};

struct ResultClip
{
    Recipe recipe;
    CodesPtr codes; ///< prompt included
    AudioPtr audio; ///< prompt included; without samples when it is only on disk
    int promptFrames = 0;
    int frameRate = 0;         ///< frames a second
    qint64 skippedSamples = 0; ///< samples that decoding `codes` gives before `audio` begins
    std::optional<CandidateRank> rank{}; ///< of an edit
    qint64 keptSamples = 0;    ///< of audio that is only on disk, kept under the result's batch
};

struct JobResult
{
    JobId id = 0;
    QString batch{}; ///< under which its clips were kept while they were made; "": they were not
    QList<ResultClip> clips;
    bool areCandidates = false; ///< of an edit that asks, the best first
    bool stopped = false; ///< by the user; the clips are shorter than asked for
    int steps = 0;
    double promptSeconds = 0; ///< time for text and audio prompts
    double decodeSeconds = 0; ///< time for the steps and the codec
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::GenerationJob)
Q_DECLARE_METATYPE(arioso::core::JobProgress)
Q_DECLARE_METATYPE(arioso::core::AudioChunk)
Q_DECLARE_METATYPE(arioso::core::JobResult)
