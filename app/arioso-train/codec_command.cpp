// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/error.h"
#include "engine/plain_text.h"
#include "shared_options.h"
#include "training/checkpoint_export.h"
#include "training/codec_training.h"
#include "training/discriminator.h"
#include "training/process.h"

#include <iostream>
#include <memory>
#include <string>

namespace arioso::train {
namespace {

struct Options
{
    std::string data;
    std::string start;
    std::string device = "cpu";
    training::CodecTrainingOptions training;
};

int trainCodec(Options& options)
{
    training::installStopSignals();
    options.training.trainer.device = training::deviceOf(options.device);
    if (!options.start.empty()) {
        const engine::CheckpointHeader header = engine::readCheckpointHeader(options.start);
        options.training.config = header.config.audio;
        options.training.codebooks = header.config.decoder.codebooks;
        options.training.start = training::codecOf(*engine::readWeights(header), header.config.audio);
    }
    if (options.training.adversarial && !options.training.decoderOnly) {
        throw engine::Error(engine::ErrorCode::RequestInvalid,
                            "--adversarial trains the decoder alone: give --decoder-only too.");
    }
    training::ClipOptions reading;
    reading.sampleRate = options.training.config.samplingRate;
    const training::ClipSet clips = training::readClips(options.data, reading);
    std::cout << clips.training.size() << " clips to train on ("
              << engine::fixedText(clips.seconds() / 3600, 1) << " hours), " << clips.validation.size()
              << " to measure with." << std::endl;
    training::CodecTraining(options.training, clips).run();
    return 0;
}

} // namespace

Command addCodec(CLI::App& app)
{
    CLI::App* command = app.add_subcommand("codec", "Train a codec (EnCodec) on a folder of audio files");
    command->footer(
        "The run can be stopped at any time; the same command goes on where it was. metrics.svg in the\n"
        "run's folder shows how it does, best.safetensors holds the best codec so far.");
    auto options = std::make_shared<Options>();
    auto& t = options->training;
    t.trainer.learningRate.peak = 2e-3;
    t.trainer.muon.size = 0.4;
    t.trainer.muon.tables = {training::kDiscriminator}; // small and never at rest: Adam
    command
        ->add_option("--data", options->data,
                     "Folder of WAV or FLAC files; names that end in _val are held out")
        ->required();
    command->add_option("-o,--output", t.trainer.run, "Folder of the run; a run that is there is continued")
        ->required();
    addTrainerOptions(*command, t.trainer, options->device);
    command->add_option("--batch", t.batch, "Clips that a worker learns from at once")
        ->check(CLI::Range(1, 1024));
    command->add_option("--segment", t.segment, "Length of such a clip in seconds")
        ->check(CLI::Range(0.2, 30.0));
    command->add_option("--start", options->start,
                        "Folder of a model whose codec the run begins with; without it from nothing");
    command->add_option("--codebook-size", t.config.codebookSize, "Entries of a codebook, a power of two");
    command->add_option("--filters", t.config.numFilters, "Width of the network at the full sampling rate");
    command->add_option("--lstm-layers", t.config.lstmLayers, "LSTM layers in encoder and decoder");
    command->add_option("--warm-up", t.warmUp, "Steps before the codebooks are made");
    command->add_flag("--decoder-only", t.decoderOnly, "Leave the encoder and the codebooks as they are");
    command->add_flag(
        "--adversarial", t.adversarial,
        "Train the decoder against a discriminator: more texture, more time; with --decoder-only");
    return [options] { return trainCodec(*options); };
}

} // namespace arioso::train
