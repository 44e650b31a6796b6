// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/codec/encodec.h"
#include "engine/error.h"
#include "engine/plain_text.h"
#include "shared_options.h"
#include "training/adapter_export.h"
#include "training/checkpoint_export.h"
#include "training/decoder_training.h"
#include "training/process.h"
#include "training/tensor_file.h"

#include <iostream>
#include <memory>
#include <string>

namespace arioso::train {
namespace {

namespace fs = std::filesystem;

struct Options
{
    std::string model;
    std::string data;
    std::string output;
    std::string device = "cpu";
    int rank = 8;
    bool full = false;
    bool adapter = false;
    training::DecoderTrainingOptions training;
};

void report(const training::Trainer& training, bool ofLearnt)
{
    const char* clips = ofLearnt ? "clips it learnt from" : "held-out clips";
    if (training.bestScore() < training.firstScore())
        std::cout << "Loss on " << clips << ": " << engine::fixedText(training.firstScore(), 3) << " before, "
                  << engine::fixedText(training.bestScore(), 3) << " after.\n";
    else
        std::cout << "Nothing came better than before, with a loss of "
                  << engine::fixedText(training.firstScore(), 3) << " on " << clips
                  << ": the model is the one it began with.\n";
}

int finetune(Options& options)
{
    training::installStopSignals();
    training::DecoderTrainingOptions& t = options.training;
    t.trainer.device = training::deviceOf(options.device);
    t.trainer.run = fs::path(options.output) / "training";
    const engine::CheckpointHeader header = engine::readCheckpointHeader(options.model);
    training::prepareVariant(options.output, options.model);
    if (options.adapter && fs::exists(fs::path(options.output) / "model.safetensors"))
        throw engine::Error(
            engine::ErrorCode::FileUnwritable,
            "'" + options.output +
                "' holds a whole model, in whose place an adapter would never be used; name another "
                "folder, or move model.safetensors out of it.");
    const std::unique_ptr<engine::WeightStore> store = engine::readWeights(header);
    t.config = header.config;

    training::ClipOptions reading;
    reading.sampleRate = t.config.audio.samplingRate;
    reading.channels = t.config.decoder.audioChannels;
    reading.texts = true;
    training::ClipSet clips = training::readClips(options.data, reading);
    const auto tokenizer = openTokenizer(options.model);
    const engine::Encodec codec(engine::Weights(*store, "audio_encoder"), t.config.audio, at::kCPU, 1);
    fs::create_directories(t.trainer.run);
    const training::Pieces pieces =
        training::encodePieces(codec, *tokenizer, clips,
                               {t.config.family == engine::Family::MusicGenMelody, t.trainer.workers,
                                t.trainer.run / "codes.safetensors", header.chroma});
    clips = {};
    if (stoppedEarly())
        return 0;
    std::cout << pieces.training.size() << " clips to learn from, " << pieces.validation.size()
              << " to measure with." << std::endl;

    const training::TrainedWeights weights(
        training::networkTensors(*store, t.trainer.device),
        options.full ? training::Trained::Decoder : training::Trained::LowRank, options.rank, t.trainer.seed);
    training::DecoderTraining training(t, weights, pieces);
    training.run();
    report(training, pieces.validation.empty());

    const training::TensorMap best = training::readTensors(t.trainer.run / "best.safetensors");
    if (options.adapter) {
        training::writeAdapter(options.output, options.model, t.config.family, best);
        std::cout << "The adapter is in '" << options.output << "'; it changes the model '"
                  << training::baseName(options.model) << "'.\n";
        return 0;
    }
    training::writeVariant(options.output, options.model, training::merged(*store, weights, best));
    std::cout << "The model is in '" << options.output << "'.\n";
    return 0;
}

} // namespace

Command addFinetune(CLI::App& app)
{
    CLI::App* command = app.add_subcommand("finetune", "Teach an existing model the sounds of a folder");
    command->footer(
        "Beside each sound NAME.wav or NAME.flac there is a NAME.txt, each of whose lines describes it.\n"
        "The result is a folder like the model's own, and opens wherever that does; with --adapter it is a\n"
        "small file of changes, which need the model. The run can be stopped at any time; the same command\n"
        "goes on where it was.");
    auto options = std::make_shared<Options>();
    auto& t = options->training;
    t.trainer.budget.minutes = 30;
    t.trainer.learningRate = {3e-4, 1e-5, 20};
    t.trainer.adam = {0.9, 0.95, 1e-8, 0.01};
    t.batch = 1;        // of a model of MusicGen's size each clip of ten seconds takes gigabytes
    t.fromStart = 0.25; // loops are short; of songs all parts are worth learning
    command->add_option("--model", options->model, "Folder of the model to start from")->required();
    command
        ->add_option("--data", options->data,
                     "Folder of sounds and texts; names that end in _val are held out")
        ->required();
    command->add_option("-o,--output", options->output, "Folder of the new model")->required();
    addTrainerOptions(*command, t.trainer, options->device);
    command->add_option("--batch", t.batch, "Clips that a worker learns from at once")
        ->check(CLI::Range(1, 1024));
    command->add_option("--frames", t.frames, "Longest part of a clip, 50 frames a second")
        ->check(CLI::Range(50, 1500));
    command->add_option("--rank", options->rank, "Rank of the changes: higher learns more and forgets more")
        ->check(CLI::Range(1, 256));
    CLI::Option* full = command->add_flag("--full", options->full,
                                          "Train all weights of the decoder instead of low-rank changes");
    command
        ->add_flag(
            "--adapter", options->adapter,
            "Write the changes alone, as an adapter (LoRA) that Arioso and Python's PEFT load onto the model")
        ->excludes(full);
    return [options] { return finetune(*options); };
}

} // namespace arioso::train
