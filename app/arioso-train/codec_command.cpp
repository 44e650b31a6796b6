// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"
#include "training/codec_training.h"

#include <cstdio>
#include <iostream>
#include <memory>

namespace arioso::train {
namespace {

struct Options
{
    std::string data;
    std::string run;
    std::string device = "cpu";
    training::CodecTrainingOptions training;
};

int trainCodec(Options& options)
{
    training::installStopSignals();
    options.training.trainer.run = options.run;
    options.training.trainer.device = at::Device(options.device);
    training::ClipOptions reading;
    reading.sampleRate = options.training.config.samplingRate;
    const training::ClipSet clips = training::readClips(options.data, reading);
    std::printf("%zu clips to train on (%.1f hours), %zu to measure with.\n", clips.training.size(),
                clips.seconds(reading.sampleRate) / 3600, clips.validation.size());
    std::fflush(stdout);
    training::CodecTraining(options.training, clips).run();
    return 0;
}

} // namespace

Command addCodec(CLI::App& app)
{
    CLI::App* command = app.add_subcommand("codec", "Train a codec (EnCodec) on a folder of sound files");
    auto options = std::make_shared<Options>();
    auto& t = options->training;
    command
        ->add_option("--data", options->data,
                     "Folder of WAV or FLAC files; names that end in _val are held out")
        ->required();
    command->add_option("-o,--output", options->run, "Folder of the run; a run that is there is continued")
        ->required();
    command->add_option("--minutes", t.trainer.budget.minutes,
                        "Time to train, earlier parts of the run counted");
    command->add_option("--steps", t.trainer.budget.steps, "Train so many steps instead of a time");
    command->add_option("--workers,--processes", t.trainer.workers, "Processors to use, one worker on each")
        ->check(CLI::Range(1, 64));
    command->add_option("--batch", t.batch, "Clips that a worker learns from at once")
        ->check(CLI::Range(1, 1024));
    command->add_option("--segment", t.segment, "Length of such a clip in seconds")
        ->check(CLI::Range(0.2, 30.0));
    command->add_option("--learning-rate", t.trainer.learningRate.peak, "Highest learning rate");
    command->add_option("--codebook-size", t.config.codebookSize, "Entries of a codebook");
    command->add_option("--filters", t.config.numFilters, "Width of the network at the full sampling rate");
    command->add_option("--lstm-layers", t.config.lstmLayers, "LSTM layers in encoder and decoder");
    command->add_option("--warm-up", t.warmUp, "Steps before the codebooks are made");
    command->add_option("--save-minutes", t.trainer.saveMinutes, "Time between two checkpoints");
    command->add_option("--seed", t.trainer.seed, "Number that all random choices come from");
    command->add_option("--device", options->device, "cpu or cuda; with cuda use one worker");
    command->add_flag("--decoder-only", t.decoderOnly, "Leave the encoder and the codebooks as they are");
    return [options] { return trainCodec(*options); };
}

} // namespace arioso::train
