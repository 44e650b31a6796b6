// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"
#include "engine/checkpoint/checkpoint.h"
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
    std::string start;
    std::string codec;
    std::string tokenizer;
    std::string output;
    std::string device = "cpu";
    int textVocabulary = 1152;
    bool float32 = false;
    bool exportOnly = false;
    training::DecoderTrainingOptions training;
};

/// What a run begins with.
struct Start
{
    training::TensorMap network; ///< all but the codec
    training::TensorMap codec;   ///< as a checkpoint has it
    engine::GenerationDefaults defaults;
};

/// Of a codec's run or of a whole model.
training::TensorMap readCodec(const fs::path& place)
{
    if (!fs::is_directory(place))
        return training::readTensors(place);
    const engine::CheckpointHeader header = engine::readCheckpointHeader(place);
    return training::codecOf(*engine::readWeights(header), header.config.audio);
}

Start startOf(Options& options)
{
    training::DecoderTrainingOptions& t = options.training;
    Start start;
    if (options.start.empty()) {
        if (options.codec.empty() || options.tokenizer.empty())
            throw engine::Error(engine::ErrorCode::RequestInvalid,
                                "Training from nothing needs --codec and --tokenizer.");
        const training::TensorMap codec = readCodec(options.codec);
        start.codec = training::codecTensors(codec);
        t.config = training::smallModel(training::codecConfigOf(codec), 4, options.textVocabulary);
        start.network = training::initialModel(t.config, t.trainer.seed, t.phraseFrames);
    } else {
        const engine::CheckpointHeader header = engine::readCheckpointHeader(options.start);
        const std::unique_ptr<engine::WeightStore> store = engine::readWeights(header);
        t.config = header.config;
        start.defaults = header.defaults;
        start.network = training::networkTensors(*store, t.trainer.device);
        const training::TensorMap codec =
            options.codec.empty() ? training::codecOf(*store, t.config.audio) : readCodec(options.codec);
        start.codec = training::codecTensors(codec, *store, t.config.audio);
        if (options.tokenizer.empty())
            options.tokenizer = options.start;
    }
    t.config.decoder.maxPositions = t.frames + t.config.decoder.codebooksPerChannel() - 1;
    start.network.erase("decoder.model.decoder.embed_positions.weights"); // computed
    return start;
}

void exportModel(const Options& options, const Start& start)
{
    const fs::path best = options.training.trainer.run / "best.safetensors";
    // With nothing trained it is the model that was begun with, and perhaps another codec.
    training::TensorMap tensors =
        options.start.empty() || fs::exists(best) ? training::readTensors(best) : start.network;
    tensors.insert(start.codec.begin(), start.codec.end());
    training::writeModel(options.output,
                         {options.training.config, start.defaults, options.tokenizer, options.training.frames,
                          options.float32 ? training::StoredAs::Float32 : training::StoredAs::Float16},
                         tensors);
    std::cout << "The model is in '" << options.output << "'.\n";
}

void report(const training::Pieces& pieces, const engine::ModelConfig& config)
{
    const std::vector<training::EncodedPiece>& held =
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
    const Start start = startOf(options);
    if (options.exportOnly) {
        exportModel(options, start);
        return 0;
    }
    training::ClipOptions reading;
    reading.sampleRate = t.config.audio.samplingRate;
    reading.texts = true;
    training::ClipSet clips = training::readClips(options.data, reading);
    const auto tokenizer = openTokenizer(options.tokenizer);
    const engine::WeightStore store = training::storeOf(start.codec);
    const engine::Encodec encodec(engine::Weights(store, "audio_encoder"), t.config.audio, at::kCPU, 1);
    const training::Pieces pieces = training::encodePieces(
        encodec, *tokenizer, clips, {false, t.trainer.workers, t.trainer.run / "codes.safetensors"});
    clips = {};
    if (stoppedEarly())
        return 0;
    report(pieces, t.config);

    const training::TrainedWeights weights(start.network, training::Trained::All, 0, t.trainer.seed);
    training::DecoderTraining(t, weights, pieces).run();
    exportModel(options, start);
    return 0;
}

} // namespace

Command addDecoder(CLI::App& app)
{
    CLI::App* command = app.add_subcommand(
        "decoder", "Train a text-to-music model on the codes of a codec, from nothing or from another model");
    command->footer(
        "Beside each sound NAME.wav or NAME.flac there is a NAME.txt, each of whose lines describes it.\n"
        "The run can be stopped at any time; the same command goes on where it was.");
    auto options = std::make_shared<Options>();
    auto& t = options->training;
    t.trainer.learningRate = {2e-3, 5e-5, 100};
    t.trainer.adam = {0.9, 0.95, 1e-8, 0.01};
    t.trainer.muon.size = 0.4;
    t.trainer.muon.tables = {"embed_tokens", "lm_heads", "shared"};
    t.trainer.worse = 1.05;
    t.batch = 1;
    t.frames = 1000;
    t.textRate = 0.3;
    t.corrupted = 0.35;
    t.validation = 36;
    command
        ->add_option("--data", options->data,
                     "Folder of sounds and texts; names that end in _val are held out")
        ->required();
    command->add_option("--start", options->start,
                        "Folder of a model whose weights the run begins with; without it from nothing");
    command->add_option(
        "--codec", options->codec,
        "The codec: best.safetensors of its run, or the folder of a model; without it that of --start");
    command->add_option("--tokenizer", options->tokenizer,
                        "Folder with the tokenizer (spiece.model); without it that of --start");
    command->add_option("--run", t.trainer.run, "Folder of the run; a run that is there is continued")
        ->required();
    command->add_option("-o,--output", options->output, "Folder of the finished model")->required();
    addTrainerOptions(*command, t.trainer, options->device);
    command->add_option("--batch", t.batch, "Pieces that a worker learns from at once")
        ->check(CLI::Range(1, 1024));
    command->add_option("--frames", t.frames, "Longest part of a piece, 50 frames a second")
        ->check(CLI::Range(50, 2000));
    command->add_option("--text-vocabulary", options->textVocabulary, "Token ids of the text encoder");
    command
        ->add_option("--phrase-frames", t.phraseFrames,
                     "Frames after which all of the music repeats, if it does: a new decoder begins with "
                     "heads that look "
                     "back so far, and every second step takes beginnings of pieces")
        ->check(CLI::Range(0, 1000));
    command
        ->add_option("--corrupted", t.corrupted,
                     "Largest part of a piece's codes that are fed wrong, against copying mistakes")
        ->check(CLI::Range(0.0, 1.0));
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
