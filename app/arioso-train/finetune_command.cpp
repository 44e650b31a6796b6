// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "app/command_line/help.h"
#include "commands.h"
#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/codec/encodec.h"
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
using command_line::range;

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
    const char* clips = ofLearnt ? "training clips" : "validation clips";
    if (training.bestScore() < training.firstScore())
        std::cout << "Loss on " << clips << ": " << engine::fixedText(training.firstScore(), 3) << " before, "
                  << engine::fixedText(training.bestScore(), 3) << " after.\n";
    else
        std::cout << "The loss didn't improve: " << engine::fixedText(training.firstScore(), 3) << " on "
                  << clips << ". The model is unchanged.\n";
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
        throw engine::Error(engine::ErrorCode::FileUnwritable,
                            "'" + options.output +
                                "' contains a model, which would be used instead of the adapter. Specify "
                                "another folder, or move "
                                "model.safetensors.");
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
    std::cout << pieces.training.size() << " training clips, " << pieces.validation.size()
              << " validation clips." << std::endl;

    const training::TrainedWeights weights(
        training::networkTensors(*store, t.trainer.device),
        options.full ? training::Trained::Decoder : training::Trained::LowRank, options.rank, t.trainer.seed);
    training::DecoderTraining training(t, weights, pieces);
    training.run();
    report(training, pieces.validation.empty());

    const training::TensorMap best = training::readTensors(t.trainer.run / "best.safetensors");
    if (options.adapter) {
        training::writeAdapter(options.output, options.model, t.config.family, best);
        std::cout << "Saved the adapter to '" << options.output << "', for the model '"
                  << training::baseName(options.model) << "'.\n";
        return 0;
    }
    training::writeVariant(options.output, options.model, training::merged(*store, weights, best));
    std::cout << "Saved the model to '" << options.output << "'.\n";
    return 0;
}

} // namespace

Command addFinetune(CLI::App& app)
{
    CLI::App* command =
        app.add_subcommand("finetune", "Fine-tune a model on a folder of audio and text files");
    command->footer("Each audio file NAME.wav or NAME.flac needs a text file NAME.txt, every line of which "
                    "describes it.\n"
                    "The result is a model folder in the same layout as the original, or with --adapter a "
                    "small adapter that\n"
                    "needs the original. You can stop at any time; the same command resumes.");
    auto options = std::make_shared<Options>();
    auto& t = options->training;
    t.trainer.budget.minutes = 30;
    t.trainer.learningRate = {3e-4, 1e-5, 20};
    t.trainer.adam = {0.9, 0.95, 1e-8, 0.01};
    t.batch = 1;        // a clip of ten seconds takes gigabytes in a model of MusicGen's size
    t.fromStart = 0.25; // loops are short; all parts of songs are useful
    command->add_option("--model", options->model, "Folder of the model to start from")
        ->required()
        ->type_name("DIR");
    command
        ->add_option(
            "--data", options->data,
            "Folder of audio and text files; files whose names end in _val are held out for validation")
        ->required()
        ->type_name("DIR");
    command->add_option("-o,--output", options->output, "Folder to save the new model or adapter to")
        ->required()
        ->type_name("DIR");
    addTrainerOptions(*command, t.trainer, options->device);
    command->add_option("--batch", t.batch, "Clips in a worker's batch")
        ->check(range(1, 1024))
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--frames", t.frames, "Longest excerpt of a clip in frames, 50 per second")
        ->check(range(50, 1500))
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option("--rank", options->rank,
                     "Rank of the low-rank changes: higher learns more and forgets more")
        ->check(range(1, 256))
        ->type_name("N")
        ->capture_default_str();
    CLI::Option* full =
        command->add_flag("--full", options->full,
                          "Train all weights of the decoder instead of low-rank changes; excludes --adapter");
    command
        ->add_flag("--adapter", options->adapter,
                   "Save only the changes, as a LoRA adapter for Arioso and Python's PEFT; excludes --full")
        ->excludes(full);
    return [options] { return finetune(*options); };
}

} // namespace arioso::train
