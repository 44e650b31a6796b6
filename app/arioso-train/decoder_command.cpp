// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"
#include "engine/codec/encodec.h"
#include "engine/error.h"
#include "engine/plain_text.h"
#include "shared_options.h"
#include "training/checkpoint_export.h"
#include "training/codec_training.h"
#include "training/decoder_training.h"
#include "training/model_start.h"
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
    std::string data;
    std::string codec;
    std::string tokenizer;
    std::string output;
    std::string device = "cpu";
    int textVocabulary = 1152;
    bool float32 = false;
    bool exportOnly = false;
    training::DecoderTrainingOptions training;
};

void exportModel(const Options& options, const training::TensorMap& codec)
{
    training::TensorMap tensors = training::readTensors(options.training.trainer.run / "best.safetensors");
    tensors.merge(training::codecTensors(codec));
    training::writeModel(options.output, options.training.config, tensors,
                         options.float32 ? training::StoredAs::Float32 : training::StoredAs::Float16,
                         options.tokenizer, options.training.frames);
    std::cout << "The model is in '" << options.output << "'.\n";
}

void report(const training::Pieces& pieces, const engine::ModelConfig& config)
{
    const std::vector<training::Piece>& held =
        pieces.validation.empty() ? pieces.training : pieces.validation;
    const std::vector<double> repeats = training::repeatRates(held, config.audio.frameRate());
    const std::vector<double> unigram =
        training::unigramLosses(pieces.training, held, config.decoder.vocabSize);
    for (std::size_t k = 0; k < repeats.size(); ++k)
        std::cout << "Codebook " << k + 1 << ": " << engine::fixedText(repeats[k], 2)
                  << " of the codes repeat; " << engine::fixedText(unigram[k], 2)
                  << " nats by frequency alone.\n";
    std::cout << pieces.training.size() << " pieces to train on, " << pieces.validation.size()
              << " to measure with, " << pieces.texts.size() << " texts." << std::endl;
}

int trainDecoder(Options& options)
{
    training::installStopSignals();
    training::DecoderTrainingOptions& t = options.training;
    t.trainer.device = training::deviceOf(options.device);
    fs::create_directories(t.trainer.run);
    const training::TensorMap codec = training::readTensors(options.codec);
    t.config = training::smallModel(training::codecConfigOf(codec), 4, options.textVocabulary);
    if (options.exportOnly) {
        exportModel(options, codec);
        return 0;
    }
    training::ClipOptions reading;
    reading.sampleRate = t.config.audio.samplingRate;
    reading.texts = true;
    training::ClipSet clips = training::readClips(options.data, reading);
    const auto tokenizer = openTokenizer(options.tokenizer);
    const engine::WeightStore store = training::storeOf(training::codecTensors(codec));
    const engine::Encodec encodec(engine::Weights(store, "audio_encoder"), t.config.audio, at::kCPU, 1);
    const training::Pieces pieces = training::encodePieces(
        encodec, *tokenizer, clips, {false, t.trainer.workers, t.trainer.run / "codes.safetensors"});
    clips = {};
    if (stoppedEarly())
        return 0;
    report(pieces, t.config);

    const training::TrainedWeights weights(training::initialModel(t.config, t.trainer.seed),
                                           training::Trained::All, 0, t.trainer.seed);
    training::DecoderTraining(t, weights, pieces).run();
    exportModel(options, codec);
    return 0;
}

} // namespace

Command addDecoder(CLI::App& app)
{
    CLI::App* command = app.add_subcommand(
        "decoder", "Train a text-to-music model from nothing, on the codes of a codec of your own");
    command->footer(
        "Beside each sound NAME.wav or NAME.flac there is a NAME.txt, each of whose lines describes it.\n"
        "The run can be stopped at any time; the same command goes on where it was.");
    auto options = std::make_shared<Options>();
    auto& t = options->training;
    t.trainer.learningRate = {1.5e-3, 5e-5, 100};
    t.trainer.adam = {0.9, 0.95, 1e-8, 0.01};
    t.trainer.muon.size = 0.4;
    t.trainer.muon.tables = {"embed_tokens", "lm_heads", "shared"};
    t.trainer.worse = 1.05;
    t.shortFrames = 24;
    command
        ->add_option("--data", options->data,
                     "Folder of sounds and texts; names that end in _val are held out")
        ->required();
    command->add_option("--codec", options->codec, "The codec: best.safetensors of its run")->required();
    command->add_option("--tokenizer", options->tokenizer, "Folder with the tokenizer (spiece.model)")
        ->required();
    command->add_option("--run", t.trainer.run, "Folder of the run; a run that is there is continued")
        ->required();
    command->add_option("-o,--output", options->output, "Folder of the finished model")->required();
    addTrainerOptions(*command, t.trainer, options->device);
    command->add_option("--batch", t.batch, "Pieces that a worker learns from at once")
        ->check(CLI::Range(1, 1024));
    command->add_option("--frames", t.frames, "Longest part of a piece, 50 frames a second")
        ->check(CLI::Range(50, 2000));
    command->add_option("--text-vocabulary", options->textVocabulary, "Token ids of the text encoder");
    command->add_option("--short-frames", t.shortFrames,
                        "Length of the beginnings that every second worker reads; 0: none does");
    command
        ->add_option("--text-rate", t.textRate,
                     "Learning rate of the text encoder as a part of the others'; 0 leaves it as it begins")
        ->check(CLI::Range(0.0, 1.0));
    command->add_flag("--float32", options->float32, "Store the weights in 32 bits instead of 16");
    command->add_flag("--export-only", options->exportOnly,
                      "Write the model of the best step so far, train nothing");
    return [options] { return trainDecoder(*options); };
}

} // namespace arioso::train
