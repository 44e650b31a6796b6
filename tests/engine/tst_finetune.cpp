// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Training from a finished model as a user runs it: the program, a folder of sounds with texts, a model's
// folder that opens.

#include "engine/audio/audio_file.h"
#include "engine/checkpoint/checkpoint.h"
#include "support/formula_weights.h"
#include "support/program.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "training/decoder_training.h"
#include "training/tensor_file.h"

#include <ATen/TensorOperators.h>

#include <charconv>
#include <cmath>
#include <csignal>
#include <fstream>
#include <numeric>
#include <string>
#include <unistd.h>
#include <vector>

using namespace arioso;
using namespace arioso::test;
namespace fs = std::filesystem;

namespace {

using Arguments = std::vector<std::string>;

/// A tiny model at MusicGen's rates.
void writeModel(const fs::path& folder, engine::ModelConfig config, const CheckpointStyle& style = {})
{
    config.audio.targetBandwidths = {2.2};
    config.audio.samplingRate = 32000;
    config.audio.upsamplingRatios = {8, 5, 4, 4};
    config.decoder.maxPositions = 2048;
    writeCheckpoint(folder, config, formulaWeights(config, config.decoder.codebooksPerChannel()), style);
}

/// Twenty clips of a second and a bit, each another chord with a text beside it.
void writeClips(const fs::path& folder, int count = 20)
{
    fs::create_directories(folder);
    for (int clip = 0; clip < count; ++clip) {
        engine::Audio audio{32000, {std::vector<float>(35200), std::vector<float>(35200)}};
        for (std::size_t i = 0; i < 35200; ++i) {
            const double time = double(i) / 32000 * 6.283185307179586;
            audio.channels[0][i] = 0.4F * float(std::sin(time * (110 + 13 * clip)));
            audio.channels[1][i] = 0.4F * float(std::sin(time * (165 + 17 * clip)));
        }
        const std::string name = "chord" + std::to_string(100 + clip);
        engine::writeAudioFile(folder / (name + ".wav"), audio, engine::AudioFormat::WavInt16);
        std::ofstream(folder / (name + ".txt")) << "a chord, number " << clip << "\n";
    }
}

Arguments finetune(const fs::path& model, const fs::path& data, const fs::path& output, Arguments more = {})
{
    Arguments all{"finetune", "--model", model.string(), "--data", data.string(), "-o", output.string()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

double number(const std::string& text, const std::string& before)
{
    const std::size_t place = text.find(before);
    double value = NAN; // as it is when there is none
    if (place != std::string::npos)
        (void)std::from_chars(text.data() + place + before.size(), text.data() + text.size(), value);
    return value;
}

/// Mean loss of a model on a folder's clips with their texts, computed from its files.
double lossOf(const fs::path& model, const fs::path& data)
{
    const engine::CheckpointHeader header = engine::readCheckpointHeader(model);
    const auto store = engine::readWeights(header);
    const engine::Encodec codec(engine::Weights(*store, "audio_encoder"), header.config.audio, at::kCPU, 1);
    const auto tokenizer =
        engine::Tokenizer::open(model / "spiece.model", fs::path(ARIOSO_MODULE_DIR) / "arioso_tokenizer.so");
    training::ClipOptions reading;
    reading.channels = header.config.decoder.audioChannels;
    reading.texts = true;
    const TemporaryFolder folder;
    const training::Pieces pieces = training::encodePieces(
        codec, *tokenizer, training::readClips(data, reading),
        {header.config.family == engine::Family::MusicGenMelody, 1, folder / "codes.safetensors"});
    const training::TrainedWeights weights(training::networkTensors(*store), training::Trained::Decoder, 0,
                                           1);
    training::DecoderTrainingOptions options;
    options.trainer.run = folder / "run";
    options.config = header.config;
    const training::DecoderTraining measuring(options, weights, pieces);
    const std::vector<double> losses = measuring.measure(pieces.training);
    return std::accumulate(losses.begin(), losses.end(), 0.0) / double(losses.size());
}

#define CHECK_FAILS(...)                                                                                     \
    do {                                                                                                     \
        const std::string problem_ = failure(ARIOSO_TRAIN, __VA_ARGS__);                                     \
        QVERIFY2(problem_.empty(), problem_.c_str());                                                        \
    } while (false)

} // namespace

ARIOSO_TEST(twentyClipsLowerTheLossOfEveryKindOfModel)
{
    const TemporaryFolder folder;
    writeClips(folder / "clips");
    const struct
    {
        std::string name;
        engine::ModelConfig config;
        Arguments options;
        at::ScalarType dtype;
    } kinds[] = {{"mono", tinyMono(), {}, at::kFloat},
                 {"full", tinyMono(), {"--full"}, at::kHalf},
                 {"stereo", tinyStereo(), {}, at::kFloat},
                 {"melody", tinyMelody(), {}, at::kFloat}};
    for (const auto& kind : kinds) {
        const fs::path model = folder / kind.name;
        const fs::path tuned = folder / (kind.name + "-tuned");
        CheckpointStyle style;
        style.dtype = kind.dtype;
        writeModel(model, kind.config, style);
        Arguments options{"--steps", "60", "--learning-rate", "5e-3"};
        options.insert(options.end(), kind.options.begin(), kind.options.end());
        const Outcome outcome = run(ARIOSO_TRAIN, finetune(model, folder / "clips", tuned, options));
        CHECK_DONE(outcome);

        const double before = number(outcome.out, "Loss on training clips: ");
        const double after = number(outcome.out, " before, ");
        QVERIFY2(after < 0.95 * before, (kind.name + outcome.out).c_str());
        QVERIFY2(std::abs(lossOf(model, folder / "clips") - before) < 2e-3, kind.name.c_str());
        const double written = lossOf(tuned, folder / "clips");
        QVERIFY2(std::abs(written - after) < 5e-3, (kind.name + " " + std::to_string(written)).c_str());

        const Outcome played = run(ARIOSO_CLI, {"generate", "--model", tuned.string(), "--prompt", "a chord",
                                                "--seconds", "1", "-o", (folder / "out.wav").string()});
        CHECK_DONE(played);
        QCOMPARE(engine::readAudioFile(folder / "out.wav").channels.size(),
                 std::size_t(kind.config.decoder.audioChannels));
    }
}

ARIOSO_TEST(anAdapterIsWrittenThatMakesTheSameModel)
{
    const TemporaryFolder folder;
    writeClips(folder / "clips", 6);
    writeModel(folder / "model", tinyMono());
    Arguments options{"--steps", "30", "--learning-rate", "2e-2", "--rank", "4"};
    CHECK_DONE(run(ARIOSO_TRAIN, finetune(folder / "model", folder / "clips", folder / "whole", options)));
    fs::create_directories(folder / "small");
    fs::copy(folder / "whole" / "training", folder / "small" / "training", fs::copy_options::recursive);
    options.emplace_back("--adapter");
    CHECK_DONE(run(ARIOSO_TRAIN, finetune(folder / "model", folder / "clips", folder / "small", options)));
    QVERIFY(!fs::exists(folder / "small" / "config.json") &&
            !fs::exists(folder / "small" / "model.safetensors"));
    CHECK_FAILS(finetune(folder / "model", folder / "clips", folder / "whole", options), 1,
                "contains a model, which would be used");

    const auto codesOf = [&](const std::string& model, const Arguments& more = {}) {
        const fs::path codes = folder / "codes.json";
        Arguments all{"generate", "--model",     (folder / model).string(),
                      "--prompt", "a chord",     "--seconds",
                      "1",        "--greedy",    "--precision",
                      "fp32",     "-o",          (folder / "out.wav").string(),
                      "--codes",  codes.string()};
        all.insert(all.end(), more.begin(), more.end());
        const Outcome outcome = run(ARIOSO_CLI, all);
        if (outcome.status != 0)
            return outcome.err;
        const std::string file = contents(codes);
        return file.substr(0, file.find("\"frame_rate\"")); // without the recipe, which names the model
    };
    QCOMPARE(codesOf("small"), codesOf("whole"));
    QVERIFY(codesOf("model") != codesOf("whole"));
    QCOMPARE(codesOf("small", {"--strength", "0"}), codesOf("model"));

    // Names and numbers as PEFT reads them.
    const training::TensorMap tensors = training::readTensors(folder / "small" / "adapter_model.safetensors");
    QCOMPARE(tensors.size(), std::size_t(tinyMono().decoder.layers * 10 * 2));
    const std::string fc1 = "base_model.model.decoder.model.decoder.layers.1.fc1.";
    QVERIFY(tensors.at(fc1 + "lora_A.weight").sizes() == at::IntArrayRef({4, 24}));
    QVERIFY(tensors.at(fc1 + "lora_B.weight").sizes() == at::IntArrayRef({48, 4}));
    const std::string config = contents(folder / "small" / "adapter_config.json");
    for (const std::string& part :
         {std::string(R"("peft_type": "LORA")"), std::string(R"("r": 4)"), std::string(R"("lora_alpha": 4)"),
          "\"base_model_name_or_path\": \"" + (folder / "model").string() + "\""})
        QVERIFY2(config.find(part) != std::string::npos, config.c_str());
}

ARIOSO_TEST(aKilledRunGoesOnAsIfItHadNotBeenKilled)
{
    const TemporaryFolder folder;
    writeModel(folder / "model", tinyMono());
    writeClips(folder / "clips", 6);
    const Arguments options{"--steps", "60", "--save-minutes", "0.0001"};
    CHECK_DONE(run(ARIOSO_TRAIN, finetune(folder / "model", folder / "clips", folder / "whole", options)));

    const fs::path state = folder / "killed" / "training" / "state.safetensors";
    const pid_t child =
        start(ARIOSO_TRAIN, finetune(folder / "model", folder / "clips", folder / "killed", options),
              folder / "out", folder / "err");
    for (int i = 0; i < 3000 && contents(folder / "out").find("\nstep 20,") == std::string::npos; ++i)
        usleep(10'000);
    kill(child, SIGKILL);
    QCOMPARE(wait(child), 128 + SIGKILL);
    QVERIFY(fs::exists(state) && !fs::exists(folder / "killed" / "model.safetensors"));
    const Outcome resumed =
        run(ARIOSO_TRAIN, finetune(folder / "model", folder / "clips", folder / "killed", options));
    CHECK_DONE(resumed);
    QVERIFY2(resumed.out.find("Continuing at step") != std::string::npos, resumed.out.c_str());

    const training::TensorMap a = training::readTensors(folder / "whole" / "training" / "state.safetensors");
    for (const auto& [name, tensor] : training::readTensors(state)) {
        if (name != "training.progress") // holds the time spent
            QVERIFY2(tensor.equal(a.at(name)), name.c_str());
    }
}

ARIOSO_TEST(aRunOfAnotherModelIsNotContinued)
{
    const TemporaryFolder folder;
    writeClips(folder / "clips", 2);
    writeModel(folder / "model", tinyMono());
    engine::ModelConfig other = tinyMono();
    other.decoder.feedForward *= 2;
    writeModel(folder / "larger", other);
    CHECK_DONE(
        run(ARIOSO_TRAIN, finetune(folder / "model", folder / "clips", folder / "new", {"--steps", "2"})));
    CHECK_FAILS(finetune(folder / "larger", folder / "clips", folder / "new", {"--steps", "2"}), 1,
                "new run");

    const fs::path weights = folder / "model" / "model.safetensors";
    training::TensorMap tensors = training::readTensors(weights);
    tensors.at("decoder.model.decoder.layer_norm.weight") *= 2;
    training::writeTensors(weights, tensors);
    CHECK_FAILS(finetune(folder / "model", folder / "clips", folder / "new", {"--steps", "4"}), 1,
                "a different model");
}

ARIOSO_TEST(aDecoderRunBeginsWithAFinishedModel)
{
    const TemporaryFolder folder;
    writeClips(folder / "clips", 8);
    writeModel(folder / "model", tinyMono());
    const auto decoder = [&](const char* output, Arguments more) {
        Arguments all{"decoder", "--frames", "60", "--float32"};
        for (const auto& [option, name] :
             {std::pair{"--start", "model"}, {"--data", "clips"}, {"--run", "run"}, {"-o", output}})
            all.insert(all.end(), {option, (folder / name).string()});
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    const auto weights = [&](const char* name) {
        return training::readTensors(folder / name / "model.safetensors");
    };

    CHECK_DONE(run(ARIOSO_TRAIN, decoder("same", {"--export-only"})));
    const training::TensorMap before = weights("model");
    const training::TensorMap same = weights("same");
    for (const auto& [name, tensor] : before)
        QVERIFY2(same.count(name) == 1 && tensor.equal(same.at(name)), name.c_str());

    CHECK_DONE(run(ARIOSO_TRAIN, decoder("more", {"--steps", "60", "--learning-rate", "5e-3"})));
    QVERIFY(lossOf(folder / "more", folder / "clips") < 0.95 * lossOf(folder / "model", folder / "clips"));
    const training::TensorMap more = weights("more");
    for (const auto& [name, tensor] : before) {
        if (name.rfind("audio_encoder.", 0) == 0) // or its codes would mean something else
            QVERIFY2(tensor.equal(more.at(name)), name.c_str());
    }
}

ARIOSO_TEST(whatCannotBeTaughtSaysWhy)
{
    const TemporaryFolder folder;
    writeModel(folder / "model", tinyMono());
    writeClips(folder / "clips", 1);
    fs::create_directories(folder / "empty");
    CHECK_FAILS(finetune(folder / "model", folder / "empty", folder / "new"), 1,
                "contains no audio files with a text");
    CHECK_FAILS(finetune(folder / "absent", folder / "clips", folder / "new"), 1, "absent");
    CHECK_FAILS(finetune(folder / "model", folder / "clips", folder / "model", {"--steps", "1"}), 1,
                "other than that of the original");
    CHECK_FAILS({"finetune", "--model", (folder / "model").string()}, 2, "--data");
    QVERIFY(!fs::exists(folder / "new" / "model.safetensors"));
}
