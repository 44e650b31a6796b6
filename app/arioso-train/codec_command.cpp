// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "app/command_line/help.h"
#include "commands.h"
#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/checkpoint/checkpoint.h"
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

using command_line::range;

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
        throw engine::Error(engine::ErrorCode::RequestInvalid, "--adversarial requires --decoder-only.");
    }
    training::ClipOptions reading;
    reading.sampleRate = options.training.config.samplingRate;
    const training::ClipSet clips = training::readClips(options.data, reading);
    std::cout << clips.training.size() << " training clips (" << engine::fixedText(clips.seconds() / 3600, 1)
              << " hours), " << clips.validation.size() << " validation clips." << std::endl;
    training::CodecTraining(options.training, clips).run();
    return 0;
}

} // namespace

Command addCodec(CLI::App& app)
{
    CLI::App* command = app.add_subcommand("codec", "Train a codec (EnCodec) on a folder of audio files");
    command->footer("You can stop at any time; the same command resumes. In the run's folder, metrics.svg "
                    "plots the progress\n"
                    "and best.safetensors is the best codec so far.");
    auto options = std::make_shared<Options>();
    auto& t = options->training;
    t.trainer.learningRate.peak = 2e-3;
    t.trainer.muon.size = 0.4;
    t.trainer.muon.tables = {
        training::kDiscriminator}; // few parameters and a moving target: Adam
    command
        ->add_option("--data", options->data,
                     "Folder of WAV or FLAC files; files whose names end in _val are held out for validation")
        ->required()
        ->type_name("DIR");
    command->add_option("-o,--output", t.trainer.run, "Folder of the run; an existing run is resumed")
        ->required()
        ->type_name("DIR");
    addTrainerOptions(*command, t.trainer, options->device);
    command->add_option("--batch", t.batch, "Clips in a worker's batch")
        ->check(range(1, 1024))
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--segment", t.segment, "Duration of a clip in seconds")
        ->check(range(0.2, 30.0))
        ->type_name("S")
        ->capture_default_str();
    command
        ->add_option("--start", options->start,
                     "Folder of a model whose codec to start from (default: train from scratch)")
        ->type_name("DIR");
    command->add_option("--codebook-size", t.config.codebookSize, "Entries in a codebook, a power of two")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--filters", t.config.numFilters, "Width of the network at the full sample rate")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--lstm-layers", t.config.lstmLayers, "LSTM layers in the encoder and in the decoder")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--warm-up", t.warmUp, "Steps before the codebooks are initialized")
        ->type_name("N")
        ->capture_default_str();
    command->add_flag("--decoder-only", t.decoderOnly, "Keep the encoder and the codebooks unchanged");
    command->add_flag(
        "--adversarial", t.adversarial,
        "Train the decoder against a discriminator: more texture, slower; requires --decoder-only");
    return [options] { return trainCodec(*options); };
}

} // namespace arioso::train
