// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "app/command_line/help.h"
#include "commands.h"
#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/codec/encodec.h"
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
using command_line::range;

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

/// The weights a run starts from.
struct Start
{
    training::TensorMap network; ///< everything except the codec
    training::TensorMap codec;   ///< with the names of a checkpoint
    engine::GenerationDefaults defaults;
};

/// The codec's tensors from a codec's run or from a model.
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
                                "Training from scratch requires --codec and --tokenizer.");
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
    // Before any training it is the initial model, possibly with another codec.
    training::TensorMap tensors =
        options.start.empty() || fs::exists(best) ? training::readTensors(best) : start.network;
    tensors.insert(start.codec.begin(), start.codec.end());
    training::writeModel(options.output,
                         {options.training.config, start.defaults, options.tokenizer, options.training.frames,
                          options.float32 ? training::StoredAs::Float32 : training::StoredAs::Float16},
                         tensors);
    std::cout << "Saved the model to '" << options.output << "'.\n";
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
                  << " nats with unigram statistics.\n";
    std::cout << pieces.training.size() << " training pieces, " << pieces.validation.size()
              << " validation pieces, " << pieces.texts.size() << " texts." << std::endl;
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
        "decoder", "Train a text-to-music model on the codes of a codec, from scratch or from another model");
    command->footer("Each audio file NAME.wav or NAME.flac needs a text file NAME.txt, every line of which "
                    "describes it.\n"
                    "You can stop at any time; the same command resumes.");
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
        ->add_option(
            "--data", options->data,
            "Folder of audio and text files; files whose names end in _val are held out for validation")
        ->required()
        ->type_name("DIR");
    command
        ->add_option("--start", options->start,
                     "Folder of a model to start from (default: train from scratch)")
        ->type_name("DIR");
    command
        ->add_option("--codec", options->codec,
                     "best.safetensors of a codec's run, or a model's folder (default: the codec of --start)")
        ->type_name("PATH");
    command
        ->add_option("--tokenizer", options->tokenizer,
                     "Folder of the tokenizer, spiece.model (default: that of --start)")
        ->type_name("DIR");
    command->add_option("--run", t.trainer.run, "Folder of the run; an existing run is resumed")
        ->required()
        ->type_name("DIR");
    command->add_option("-o,--output", options->output, "Folder to save the model to")
        ->required()
        ->type_name("DIR");
    addTrainerOptions(*command, t.trainer, options->device);
    command->add_option("--batch", t.batch, "Pieces in a worker's batch")
        ->check(range(1, 1024))
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--frames", t.frames, "Longest excerpt of a piece in frames, 50 per second")
        ->check(range(50, 2000))
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--text-vocabulary", options->textVocabulary, "Size of the text encoder's vocabulary")
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option(
            "--phrase-frames", t.phraseFrames,
            "Frames after which the music repeats: a new decoder starts with attention heads that look back "
            "that far, and every second step uses beginnings of pieces; 0 turns it off")
        ->check(range(0, 1000))
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option(
            "--corrupted", t.corrupted,
            "Largest fraction of a piece's input codes to corrupt, so that the model doesn't copy mistakes")
        ->check(range(0.0, 1.0))
        ->type_name("FRACTION")
        ->capture_default_str();
    command
        ->add_option("--text-rate", t.textRate,
                     "Learning rate of the text encoder as a fraction of the peak; 0 keeps it unchanged")
        ->check(range(0.0, 1.0))
        ->type_name("FRACTION")
        ->capture_default_str();
    command->add_flag("--bf16", t.bf16,
                      "Compute matrix products in bfloat16, which is faster on processors with AMX or "
                      "AVX512-BF16");
    command->add_flag("--float32", options->float32, "Save 32-bit instead of 16-bit weights");
    command->add_flag("--export-only", options->exportOnly, "Save the best model so far without training");
    return [options] { return trainDecoder(*options); };
}

} // namespace arioso::train
