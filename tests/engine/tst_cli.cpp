// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The command line as a user runs it: a program, real files, exit status and sentences.

#include "engine/audio/audio_file.h"
#include "engine/files/codes_file.h"
#include "support/audiocraft_checkpoint.h"
#include "support/formula_weights.h"
#include "support/golden_tensors.h"
#include "support/program.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "support/tiny_model.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <optional>
#include <pty.h>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <tuple>
#include <unistd.h>
#include <vector>

using namespace arioso;
using namespace arioso::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

Outcome cli(const std::vector<std::string>& arguments)
{
    return run(ARIOSO_CLI, arguments);
}

#define CHECK_FAILS(...)                                                                                     \
    do {                                                                                                     \
        const std::string problem_ = failure(ARIOSO_CLI, __VA_ARGS__);                                       \
        QVERIFY2(problem_.empty(), problem_.c_str());                                                        \
    } while (false)

/// A tiny mono checkpoint that all tests share.
const fs::path& monoModel()
{
    static const TemporaryFolder folder;
    static const fs::path path = [] {
        writeCheckpoint(folder.path(), tinyMono(), formulaWeights(tinyMono(), 4));
        return folder.path();
    }();
    return path;
}

std::vector<std::string> generate(const fs::path& model, const fs::path& out, std::vector<std::string> more)
{
    std::vector<std::string> arguments{"generate", "--model", model.string(), "-o", out.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

/// The command line on a terminal of its own, where it shows how far it is.
class Terminal
{
public:
    explicit Terminal(const std::vector<std::string>& arguments)
    {
        m_child = forkpty(&m_screen, nullptr, nullptr, nullptr);
        if (m_child != 0)
            return;
        std::vector<std::string> words{ARIOSO_CLI};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (std::string& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        execv(ARIOSO_CLI, pointers.data());
        _exit(127);
    }
    ~Terminal()
    {
        if (!m_status)
            kill(m_child, SIGKILL);
        (void)status();
        close(m_screen);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// Waits until this shows up, or the program has ended without it.
    [[nodiscard]] bool reads(const std::string& pattern)
    {
        const std::regex wanted(pattern);
        while (!std::regex_search(m_text, wanted)) {
            char bytes[4096];
            const ssize_t count = read(m_screen, bytes, sizeof bytes);
            if (count <= 0 && errno != EINTR)
                return false;
            m_text.append(bytes, std::size_t(std::max<ssize_t>(count, 0)));
        }
        return true;
    }

    void interrupt() const { kill(m_child, SIGINT); }

    /// Waits for the end.
    [[nodiscard]] int status()
    {
        char bytes[4096];
        while (read(m_screen, bytes, sizeof bytes) > 0)
            ;
        if (!m_status)
            m_status = wait(m_child);
        return *m_status;
    }

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    pid_t m_child = -1;
    int m_screen = -1;
    std::string m_text;
    std::optional<int> m_status;
};

json codesIn(const fs::path& path)
{
    return json::parse(std::ifstream(path)).at("codes");
}

} // namespace

ARIOSO_TEST(unconditionalGoldenThroughFilesOfEverySpelling)
{
    const json expected = golden("gen_uncond_N12").at("codes");
    std::vector<CheckpointStyle> styles(9);
    styles[1].weightNorm = WeightNormSpelling::New;
    styles[2].weightNorm = WeightNormSpelling::Folded;
    styles[3].shards = 3;
    styles[4].dtype = at::kDouble;
    styles[5].embedTokensAlias = true;
    styles[6].positionTable = true;
    styles[6].codebookStatistics = true;
    styles[7].format = styles[8].format = WeightFormat::Torch;
    styles[8].shards = 2;
    for (const CheckpointStyle& style : styles) {
        const TemporaryFolder folder;
        writeCheckpoint(folder / "model", tinyMono(), formulaWeights(tinyMono(), 4), style);
        const Outcome outcome =
            cli(generate(folder / "model", folder / "out.wav",
                         {"--unconditional", "--greedy", "--max-new-tokens", "12", "--precision", "fp32",
                          "--codes", (folder / "codes.json").string()}));
        CHECK_DONE(outcome);
        QVERIFY(codesIn(folder / "codes.json") == expected);
        QCOMPARE(engine::readAudioFile(folder / "out.wav").samples(), std::size_t(9 * 8));
    }
}

ARIOSO_TEST(precisionIsChosenByDevice)
{
    const TemporaryFolder folder;
    const auto sound = [&](const std::string& name, std::vector<std::string> more) {
        more.insert(more.end(), {"--prompt", "drums", "--seconds", "0.4", "--seed", "3", "--format", "f32"});
        const Outcome outcome = cli(generate(monoModel(), folder / name, more));
        return outcome.status == 0 ? contents(folder / name) : outcome.err;
    };
    const std::string automatic = sound("a.wav", {});
    QVERIFY(automatic == sound("b.wav", {"--precision", "int8"}));
    QVERIFY(automatic != sound("c.wav", {"--precision", "fp32"}));
    QVERIFY(sound("d.wav", {"--backend", "torch"}) ==
            sound("e.wav", {"--backend", "torch", "--precision", "fp32"}));
    CHECK_FAILS(generate(monoModel(), folder / "f.wav",
                         {"--prompt", "x", "--backend", "torch", "--precision", "int8"}),
                1, "int8");
}

ARIOSO_TEST(halfPrecisionFilesGiveUsableModels)
{
    for (const at::ScalarType dtype : {at::kHalf, at::kBFloat16}) {
        const TemporaryFolder folder;
        CheckpointStyle style;
        style.dtype = dtype;
        writeCheckpoint(folder / "model", tinyMono(), formulaWeights(tinyMono(), 4), style);
        const Outcome outcome = cli(
            generate(folder / "model", folder / "out.flac", {"--prompt", "slow piano", "--seconds", "0.5"}));
        CHECK_DONE(outcome);
        QCOMPARE(engine::readAudioFile(folder / "out.flac").samples(), std::size_t(200));
    }
}

ARIOSO_TEST(audioPromptGoldenThroughAFile)
{
    const TemporaryFolder folder;
    engine::writeAudioFile(folder / "in.wav", tinyPrompt(37, 1), engine::AudioFormat::WavFloat32);
    const Outcome outcome = cli(
        generate(monoModel(), folder / "out.wav",
                 {"--audio", (folder / "in.wav").string(), "--greedy", "--max-new-tokens", "8", "--precision",
                  "fp32", "--codes", (folder / "codes.json").string(), "--format", "f32"}));
    CHECK_DONE(outcome);
    QVERIFY(codesIn(folder / "codes.json") == golden("gen_prompt37_notext_N8").at("codes"));
    const engine::Audio sound = engine::readAudioFile(folder / "out.wav");
    CHECK_CLOSE(sound.channels[0],
                golden("gen_prompt37_notext_N8").at("audio")[0][0].get<std::vector<double>>(), 1e-4);
}

ARIOSO_TEST(takesAreNumberedAndRepeatable)
{
    const TemporaryFolder folder;
    const std::vector<std::string> options{"--prompt", "drums", "--seconds", "0.4", "--format", "f32"};
    auto batch = options;
    batch.insert(batch.end(), {"--takes", "3", "--seed", "7", "--threads", "2"});
    const Outcome outcome = cli(generate(monoModel(), folder / "a.wav", batch));
    CHECK_DONE(outcome);
    QVERIFY(!fs::exists(folder / "a.wav"));
    QVERIFY(outcome.out.find("seed 9") != std::string::npos);
    for (int take = 0; take < 3; ++take) {
        auto alone = options;
        alone.insert(alone.end(), {"--seed", std::to_string(7 + take), "--threads", "1"});
        CHECK_DONE(cli(generate(monoModel(), folder / "b.wav", alone)));
        QVERIFY(contents(folder / ("a-" + std::to_string(take + 1) + ".wav")) == contents(folder / "b.wav"));
    }
}

ARIOSO_TEST(promptsOfABatchAreTheSameAlone)
{
    const TemporaryFolder folder;
    const std::vector<std::string> greedy{"--greedy", "--seconds", "0.4", "--codes",
                                          (folder / "c.json").string()};
    const auto codes = [&](std::vector<std::string> prompts) {
        prompts.insert(prompts.end(), greedy.begin(), greedy.end());
        const Outcome outcome = cli(generate(monoModel(), folder / "x.wav", prompts));
        return outcome.status == 0 ? codesIn(folder / "c.json") : json(outcome.err);
    };
    const json batch =
        codes({"--prompt", "a much longer prompt with many words", "--prompt", "", "--prompt", "drums"});
    QCOMPARE(batch.size(), std::size_t(3));
    QVERIFY(codes({"--prompt", "a much longer prompt with many words"})[0] == batch[0]);
    QVERIFY(codes({"--prompt", ""})[0] == batch[1]);
    QVERIFY(codes({"--prompt", "drums"})[0] == batch[2]);
    QVERIFY(codes({"--unconditional"})[0] != batch[1]); // the empty text is a condition, the null one is not
}

ARIOSO_TEST(excludedTextChangesTheResultWithGuidanceOnly)
{
    const TemporaryFolder folder;
    const auto result = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--prompt", "drums", "--greedy", "--seconds", "0.4"});
        return cli(generate(monoModel(), folder / "x.wav", more));
    };
    const auto sound = [&](const std::vector<std::string>& more) {
        return result(more).status == 0 ? contents(folder / "x.wav") : std::string();
    };
    const std::string plain = sound({});
    QVERIFY(!plain.empty());
    QVERIFY(sound({"--exclude", "a much longer text"}) != plain);
    const std::string unguided = sound({"--guidance", "1"});
    QVERIFY(sound({"--guidance", "1", "--exclude", "strings"}) == unguided);
    QVERIFY(result({"--guidance", "1", "--exclude", "strings"}).err.find("no effect") != std::string::npos);
    QCOMPARE(result({"--exclude", "one", "--exclude", "two"}).status, 2);
}

ARIOSO_TEST(encodeAndDecodeAreInverse)
{
    const TemporaryFolder folder;
    engine::writeAudioFile(folder / "in.wav", tinyPrompt(37, 1), engine::AudioFormat::WavFloat32);
    const std::string model = monoModel().string();
    CHECK_DONE(cli(
        {"encode", (folder / "in.wav").string(), "--model", model, "--codes", (folder / "c.json").string()}));
    const json file = json::parse(std::ifstream(folder / "c.json"));
    QCOMPARE(file.at("sample_rate").get<int>(), 400);
    QCOMPARE(file.at("frame_rate").get<int>(), 50);
    QVERIFY(file.at("codes")[0] == golden("codec").at("reflect_L37").at("codes"));
    CHECK_DONE(cli({"decode", "--codes", (folder / "c.json").string(), "--model", model, "-o",
                    (folder / "o.wav").string(), "--format", "f32"}));
    const engine::Audio sound = engine::readAudioFile(folder / "o.wav");
    QCOMPARE(sound.samples(), std::size_t(40));
    const auto first = golden("codec").at("reflect_L37").at("decoded[0,0,:8]").get<std::vector<double>>();
    CHECK_CLOSE(std::vector<float>(sound.channels[0].begin(), sound.channels[0].begin() + 8), first, 1e-4);
}

ARIOSO_TEST(peaksAreClippedWithAWarningOrLowered)
{
    // A model that is far too loud: the last convolution, the one of a single channel, is amplified.
    const TemporaryFolder folder;
    const engine::WeightStore weights = formulaWeights(tinyMono(), 4);
    for (const auto& [name, tensor] : weights.tensors())
        if (name.find("audio_encoder.decoder.") == 0 && name.find(".weight_g") != std::string::npos &&
            tensor.numel() == 1)
            tensor.mul_(1000);
    writeCheckpoint(folder / "model", tinyMono(), weights);
    const auto make = [&](const std::string& file, std::vector<std::string> more) {
        more.insert(more.end(), {"--prompt", "drums", "--seconds", "0.4", "--seed", "3"});
        const Outcome outcome = cli(generate(folder / "model", folder / file, more));
        if (outcome.status != 0)
            throw std::runtime_error(outcome.err);
        const std::vector<float> samples = engine::readAudioFile(folder / file).channels[0];
        const float peak = std::abs(*std::max_element(
            samples.begin(), samples.end(), [](float a, float b) { return std::abs(a) < std::abs(b); }));
        return std::make_tuple(outcome.err, samples, peak);
    };
    const auto [noWord, exact, loud] = make("exact.wav", {"--format", "f32"});
    QVERIFY(loud > 2);
    QVERIFY(noWord.find("full scale") == std::string::npos);
    const auto [warning, clipped, full] = make("clipped.wav", {});
    QVERIFY(warning.find("were clipped. Use --lower-to-fit") != std::string::npos);
    QVERIFY(full >= 32767.0F / 32768);
    const auto [told, lowered, fits] = make("lowered.wav", {"--lower-to-fit"});
    QVERIFY(told.find("lowered by") != std::string::npos);
    // Peaks between samples are higher than any sample, and everything is lowered by one factor.
    QVERIFY(fits > 0.5 && fits < 0.9886);
    for (std::size_t i = 0; i < exact.size(); ++i)
        QVERIFY(std::abs(lowered[i] - exact[i] * (fits / loud)) < 1e-4F);
}

ARIOSO_TEST(filesHaveTheRateAskedFor)
{
    const TemporaryFolder folder;
    const auto make = [&](const std::string& file, std::vector<std::string> more) {
        more.insert(more.end(), {"--prompt", "drums", "--seconds", "0.4", "--seed", "3", "--format", "f32"});
        return cli(generate(monoModel(), folder / file, more));
    };
    CHECK_DONE(make("own.wav", {}));
    CHECK_DONE(make("cd.wav", {"--rate", "44100"}));
    const engine::Audio own = engine::readAudioFile(folder / "own.wav");
    const engine::Audio cd = engine::readAudioFile(folder / "cd.wav");
    QCOMPARE(cd.sampleRate, 44100);
    QCOMPARE(cd.samples(), (own.samples() * 44100 * 2 / std::size_t(own.sampleRate) + 1) / 2);
    CHECK_FAILS(generate(monoModel(), folder / "no.wav", {"--prompt", "x", "--rate", "100"}), 2, "--rate");
    QVERIFY(!fs::exists(folder / "no.wav"));
}

ARIOSO_TEST(lossyFilesAreWrittenAndContinued)
{
    const TemporaryFolder folder;
    for (const auto& [name, format] : {std::pair("a.ogg", engine::AudioFormat::Vorbis),
                                       std::pair("a.OPUS", engine::AudioFormat::Opus),
                                       std::pair("a.mp3", engine::AudioFormat::Mp3)}) {
        const fs::path file = folder / name;
        const Outcome outcome = cli(generate(monoModel(), file, {"--prompt", "drums", "--seconds", "0.4"}));
        if (!engine::canWrite(format)) {
            QCOMPARE(outcome.status, 2);
            continue;
        }
        CHECK_DONE(outcome);
        const engine::Audio audio = engine::readAudioFile(file);
        QVERIFY(audio.seconds() > 0.3 && audio.seconds() < 0.5);
        CHECK_DONE(cli(generate(monoModel(), folder / "more.wav",
                                {"--prompt", "drums", "--audio", file.string(), "--seconds", "0.8"})));
        QVERIFY(engine::readAudioFile(folder / "more.wav").seconds() > audio.seconds());
    }
}

ARIOSO_TEST(stereoModelMakesStereo)
{
    const TemporaryFolder folder;
    writeCheckpoint(folder / "model", tinyStereo(), formulaWeights(tinyStereo(), 4));
    engine::writeAudioFile(folder / "mono.wav", tinyPrompt(37, 1), engine::AudioFormat::WavInt24);
    CHECK_DONE(
        cli(generate(folder / "model", folder / "out.wav",
                     {"--audio", (folder / "mono.wav").string(), "--prompt", "wide", "--seconds", "0.5"})));
    QCOMPARE(engine::readAudioFile(folder / "out.wav").channels.size(), std::size_t(2));
}

ARIOSO_TEST(melodyModelFollowsAFile)
{
    const TemporaryFolder folder;
    writeCheckpoint(folder / "model", tinyMelody(), formulaWeights(tinyMelody(), 4));
    engine::writeAudioFile(folder / "tune.wav", tinyPrompt(4000, 1), engine::AudioFormat::WavInt24);
    CHECK_DONE(
        cli(generate(folder / "model", folder / "out.wav",
                     {"--melody", (folder / "tune.wav").string(), "--prompt", "flute", "--seconds", "0.5"})));
    QVERIFY(fs::exists(folder / "out.wav"));
}

ARIOSO_TEST(infoTellsWhatIsInside)
{
    const Outcome outcome = cli({"info", "--model", monoModel().string()});
    CHECK_DONE(outcome);
    for (const char* fragment :
         {"MusicGen (text), mono", "400 Hz", "width 24, 2 layers, 4 heads, 4 codebooks of 1024", "F32",
          "guidance 3", "CC-BY-NC"})
        QVERIFY2(outcome.out.find(fragment) != std::string::npos, fragment);
}

ARIOSO_TEST(helpAndVersionSucceed)
{
    QCOMPARE(cli({"--help"}).status, 0);
    QCOMPARE(cli({"generate", "--help"}).status, 0);
    QVERIFY(cli({"generate", "--help"}).out.find("--guidance") != std::string::npos);
    QVERIFY(cli({"--version"}).out.find("arioso-cli") != std::string::npos);
}

ARIOSO_TEST(starterModelPlaysWithoutAskingForAnything)
{
    const TemporaryFolder folder;
    const fs::path out = folder / "out.wav";
    setenv("ARIOSO_STARTER_MODEL", monoModel().c_str(), 1);
    const Outcome asked = cli({"generate", "--prompt", "calm", "--max-new-tokens", "12", "-o", out.string()});
    const Outcome plain = cli({"generate", "--max-new-tokens", "12", "-o", (folder / "plain.wav").string()});
    const Outcome info = cli({"info"});
    setenv("ARIOSO_STARTER_MODEL", (folder / "none").c_str(), 1);
    const Outcome none = cli({"generate", "-o", out.string()});
    setenv("ARIOSO_STARTER_MODEL", "", 1);
    CHECK_DONE(asked);
    CHECK_DONE(plain);
    QVERIFY(plain.err.find("synthwave") != std::string::npos); // says what it plays
    QVERIFY(fs::exists(folder / "plain.wav"));
    CHECK_DONE(info);
    QVERIFY(info.out.find("MIT") != std::string::npos);
    QCOMPARE(none.status, 2);
    QVERIFY(none.err.find("no starter model") != std::string::npos);
}

ARIOSO_TEST(wrongUsageIsStatusTwo)
{
    const TemporaryFolder folder;
    const fs::path out = folder / "out.wav";
    CHECK_FAILS({}, 2, "");
    CHECK_FAILS({"sing"}, 2, "");
    CHECK_FAILS({"generate"}, 2, "--model");
    CHECK_FAILS({"info"}, 2, "--model");
    CHECK_FAILS({"generate", "-o", out.string()}, 2, "--model");
    CHECK_FAILS(generate(monoModel(), out, {}), 2, "Specify --prompt TEXT");
    CHECK_FAILS(generate(monoModel(), out, {"--unconditional", "--prompt", "x"}), 2, "exclude");
    CHECK_FAILS(generate(monoModel(), out, {"--prompt", "x", "--takes", "many"}), 2, "takes");
    CHECK_FAILS(generate(monoModel(), out, {"--prompt", "x", "--precision", "fp8"}), 2, "precision");
    CHECK_FAILS(generate(monoModel(), out, {"--prompt", "x", "--format", "flac"}), 2, "out.wav");
    CHECK_FAILS(generate(monoModel(), out, {"--prompt", "x", "--seconds", "1", "--max-new-tokens", "9"}), 2,
                "exclude");
    CHECK_FAILS(generate(monoModel(), folder / "out.aac", {"--prompt", "x"}), 2, "out.aac");
    CHECK_FAILS(generate(monoModel(), folder / "out.mp3", {"--prompt", "x", "--format", "s16"}), 2, "out.mp3");
}

ARIOSO_TEST(failuresAreOneSentenceAndLeaveNoFile)
{
    const TemporaryFolder folder;
    const fs::path out = folder / "out.wav";
    const auto fails = [&](std::vector<std::string> options, const std::string& fragment) {
        std::string problem =
            failure(ARIOSO_CLI, generate(monoModel(), out, std::move(options)), 1, fragment);
        if (problem.empty() && fs::exists(out))
            problem = "a file was left";
        return problem;
    };
    std::ofstream(folder / "noise.wav") << "this is not sound";
    std::ofstream(folder / "empty.wav").close();
    engine::writeAudioFile(folder / "long.wav", tinyPrompt(400 * 3, 1), engine::AudioFormat::WavInt16);
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"--prompt", "x", "--seconds", "0"}, "more than 0"},
        {{"--prompt", "x", "--seconds", "-1"}, "more than 0"},
        {{"--prompt", "x", "--seconds", "nan"}, "more than 0"},
        {{"--prompt", "x", "--seconds", "1e9"}, "at most 3600 s"},
        {{"--prompt", "x", "--duration", "3", "--overlap", "2"}, "The overlap must be 0.08 s to 1.20 s"},
        {{"--prompt", "x", "--duration", "3", "--overlap", "0"}, "The overlap must be"},
        {{"--prompt", "x", "--duration", "3", "--overlap", "nan"}, "The overlap must be"},
        {{"--prompt", "x", "--max-new-tokens", "2000000000"}, "window"},
        {{"--prompt", "x", "--temperature", "0"}, "temperature"},
        {{"--prompt", "x", "--top-p", "7"}, "Top-p"},
        {{"--prompt", "x", "--takes", "0"}, "takes"},
        {{"--prompt", "x", "--takes", "1000"}, "At most"},
        {{"--prompt", "x", "--device", "cuda"}, "CUDA"},
        {{"--audio", (folder / "absent.wav").string()}, "absent.wav"},
        {{"--audio", (folder / "noise.wav").string()}, "noise.wav"},
        {{"--audio", (folder / "empty.wav").string()}, "empty.wav"},
        {{"--audio", (folder / "long.wav").string(), "--from", "99"}, "nothing from 99.00 s on"},
        {{"--audio", folder.path().string()}, ""},
        {{"--melody", (folder / "long.wav").string()}, "melody"},
    };
    for (const auto& [options, fragment] : cases) {
        const std::string problem = fails(options, fragment);
        QVERIFY2(problem.empty(), (options.back() + ": " + problem).c_str());
    }
    CHECK_FAILS(generate(monoModel(), folder / "missing" / "out.wav", {"--prompt", "x"}), 1,
                "does not exist");
    CHECK_FAILS(generate(folder / "nowhere", out, {"--prompt", "x"}), 1, "nowhere");
    CHECK_FAILS({"decode", "--model", monoModel().string(), "--codes", (folder / "noise.wav").string(), "-o",
                 out.string()},
                1, "not a codes file");
}

ARIOSO_TEST(damagedCheckpointsAreOneSentence)
{
    const TemporaryFolder folder;
    const fs::path out = folder / "out.wav";
    const auto broken = [&](const std::string& name, const std::function<void(const fs::path&)>& damage) {
        const fs::path model = folder / name;
        fs::copy(monoModel(), model, fs::copy_options::recursive);
        damage(model);
        return model;
    };
    const fs::path truncated = broken("truncated", [](const fs::path& model) {
        fs::resize_file(model / "model.safetensors", fs::file_size(model / "model.safetensors") - 1);
    });
    CHECK_FAILS(generate(truncated, out, {"--prompt", "x"}), 1, "model.safetensors");
    const fs::path noWeights =
        broken("bare", [](const fs::path& model) { fs::remove(model / "model.safetensors"); });
    CHECK_FAILS(generate(noWeights, out, {"--prompt", "x"}), 1, "bare");
    const fs::path otherKind = broken("other", [](const fs::path& model) {
        std::ofstream(model / "config.json") << R"({"model_type": "bert"})";
    });
    CHECK_FAILS(generate(otherKind, out, {"--prompt", "x"}), 1, "bert");
    const fs::path wide = broken("wide", [](const fs::path& model) {
        json config = json::parse(std::ifstream(model / "config.json"));
        config["decoder"]["ffn_dim"] = 64;
        std::ofstream(model / "config.json") << config;
    });
    CHECK_FAILS(generate(wide, out, {"--prompt", "x"}), 1, "fc1.weight");
    const fs::path mute = broken("mute", [](const fs::path& model) { fs::remove(model / "spiece.model"); });
    CHECK_FAILS(generate(mute, out, {"--prompt", "x"}), 1, "tokenizer");
    CHECK_DONE(cli(generate(mute, out, {"--unconditional", "--seconds", "0.2"})));

    at::Tensor nan = formulaTensor("decoder.lm_heads.0.weight", {1024, 24});
    nan.fill_(std::numeric_limits<float>::quiet_NaN());
    const engine::WeightStore sound = formulaWeights(tinyMono(), 4);
    engine::WeightStore store;
    for (const auto& [name, tensor] : sound.tensors())
        store.add(name, name == "decoder.lm_heads.0.weight" ? nan : tensor);
    writeCheckpoint(folder / "nan", tinyMono(), store);
    CHECK_FAILS(generate(folder / "nan", folder / "nan.wav", {"--prompt", "x"}), 1, "not a number");
}

namespace {

/// The samples of a file.
std::vector<float> samplesOf(const fs::path& path)
{
    return engine::readAudioFile(path).channels[0];
}

/// `continue` for a piece of the shared model.
std::vector<std::string> continued(const fs::path& piece, const fs::path& out, std::vector<std::string> more)
{
    more.insert(more.begin(), {"continue", piece.string(), "-o", out.string(), "--format", "f32"});
    return more;
}

} // namespace

ARIOSO_TEST(continuingEqualsTheLongerPiece)
{
    const TemporaryFolder folder;
    const fs::path codes = folder / "c.json";
    CHECK_DONE(cli(generate(monoModel(), folder / "short.wav",
                            {"--prompt", "drums", "--seed", "9", "--duration", "0.8", "--format", "f32", "--temperature",
                             "0.9", "--codes", codes.string()})));
    for (const char* duration : {"1.2", "0:03"}) { // one window, and several
        CHECK_DONE(cli(continued(codes, folder / "longer.wav", {"--duration", duration})));
        CHECK_DONE(cli(generate(monoModel(), folder / "atOnce.wav",
                                {"--prompt", "drums", "--seed", "9", "--duration", duration, "--format", "f32",
                                 "--temperature", "0.9"})));
        QVERIFY(contents(folder / "longer.wav") == contents(folder / "atOnce.wav"));
        fs::remove(folder / "longer.wav");
    }
    // From inside, several ways on from the same beginning. The codec looks ahead by less than 20 frames.
    CHECK_DONE(cli(continued(codes, folder / "branch.wav", {"--at", "0.6", "--takes", "2", "--duration", "1.5"})));
    const std::vector<float> begun = samplesOf(folder / "short.wav");
    const std::vector<float> first = samplesOf(folder / "branch-1.wav");
    const std::vector<float> second = samplesOf(folder / "branch-2.wav");
    QCOMPARE(first.size(), std::size_t(600));
    QVERIFY(first != second);
    QVERIFY(std::equal(begun.begin(), begun.begin() + 80, first.begin()));
    QVERIFY(std::equal(begun.begin(), begun.begin() + 80, second.begin()));
}

ARIOSO_TEST(aTakeOfTheWindowIsContinued)
{
    const TemporaryFolder folder;
    const fs::path codes = folder / "c.json";
    const std::vector<std::string> recipe{"--prompt", "drums", "--seed", "9", "--precision", "fp32", "--format", "f32"};
    auto shorter = recipe;
    shorter.insert(shorter.end(), {"--duration", "0.8", "--codes", codes.string()});
    CHECK_DONE(cli(generate(monoModel(), folder / "short.wav", shorter)));
    const json rows = codesIn(codes)[0];
    fs::create_directory(folder / "take");
    std::ofstream(folder / "take" / "take.json")
        << R"({"format": "arioso-take", "version": 1, "sample_rate": 400, "frame_rate": 50, "recipe": {"prompt": "drums",
               "settings": {"seed": "9"}, "model": {"name": "tiny", "precision": "float32"}}})";
    std::string header =
        json{{"codes", {{"dtype", "I16"}, {"shape", {4, 40}}, {"data_offsets", {0, 320}}}}}.dump();
    std::ofstream file(folder / "take" / "codes.safetensors", std::ios::binary);
    const std::uint64_t length = header.size();
    file.write(reinterpret_cast<const char*>(&length), sizeof length) << header;
    for (const json& row : rows)
        for (const json& value : row) {
            const auto code = value.get<std::int16_t>();
            file.write(reinterpret_cast<const char*>(&code), sizeof code);
        }
    file.close();
    CHECK_DONE(cli(continued(folder / "take", folder / "longer.wav",
                             {"--duration", "1.2", "--model", monoModel().string()})));
    auto longer = recipe;
    longer.insert(longer.end(), {"--duration", "1.2"});
    CHECK_DONE(cli(generate(monoModel(), folder / "atOnce.wav", longer)));
    QVERIFY(contents(folder / "longer.wav") == contents(folder / "atOnce.wav"));

    CHECK_FAILS(continued(folder / "take", folder / "x.wav", {}), 2, "generated with tiny");
    fs::resize_file(folder / "take" / "codes.safetensors", 100);
    CHECK_FAILS(continued(folder / "take", folder / "x.wav", {"--model", monoModel().string()}), 1, "codes.safetensors");
    fs::remove(folder / "take" / "codes.safetensors");
    CHECK_FAILS(continued(folder / "take", folder / "x.wav", {"--model", monoModel().string()}), 1, "codes.safetensors");
}

// The window's format: what the command line writes of one clip is what a take's codes.safetensors contains.
ARIOSO_TEST(codesHaveOneFormatOnDisk)
{
    const TemporaryFolder folder;
    const auto written = [&](const char* name) {
        return cli(generate(monoModel(), folder / "short.wav",
                            {"--prompt", "drums", "--seed", "9", "--duration", "0.8", "--format", "f32",
                             "--codes", (folder / name).string()}));
    };
    CHECK_DONE(written("c.json"));
    CHECK_DONE(written("c.safetensors"));
    const engine::StoredCodes stored =
        engine::codesFromSafetensors(contents(folder / "c.safetensors"), "c.safetensors");
    QCOMPARE(stored.clips.size(), std::size_t(1));
    const json rows = codesIn(folder / "c.json")[0];
    for (int k = 0; k < stored.clips[0].codebooks; ++k)
        for (int frame = 0; frame < stored.clips[0].frames; ++frame)
            QCOMPARE(stored.clips[0].at(k, frame), rows[std::size_t(k)][std::size_t(frame)].get<int>());

    // The recipe is in both, so continuing gives the same; and so does decoding a take's file, without
    // metadata.
    CHECK_DONE(cli(continued(folder / "c.json", folder / "json.wav", {"--duration", "1.2"})));
    CHECK_DONE(cli(continued(folder / "c.safetensors", folder / "tensors.wav", {"--duration", "1.2"})));
    QVERIFY(contents(folder / "json.wav") == contents(folder / "tensors.wav"));
    std::ofstream(folder / "take.safetensors", std::ios::binary)
        << engine::codesToSafetensors({stored.clips, {}});
    for (const char* name : {"c.json", "c.safetensors", "take.safetensors"})
        CHECK_DONE(cli({"decode", "--codes", (folder / name).string(), "--model", monoModel().string(), "-o",
                        (folder / (std::string(name) + ".wav")).string(), "--format", "f32"}));
    QVERIFY(contents(folder / "c.json.wav") == contents(folder / "take.safetensors.wav"));
    QVERIFY(contents(folder / "c.json.wav") == contents(folder / "c.safetensors.wav"));
}

ARIOSO_TEST(whatCannotBeContinuedGetsASentence)
{
    const TemporaryFolder folder;
    const fs::path codes = folder / "c.json";
    const fs::path model = folder / "model";
    fs::copy(monoModel(), model, fs::copy_options::recursive);
    CHECK_DONE(cli(generate(model, folder / "a.wav",
                            {"--prompt", "drums", "--duration", "0.8", "--codes", codes.string()})));
    CHECK_FAILS(continued(folder / "none.json", folder / "x.wav", {}), 1, "none.json");
    CHECK_FAILS(continued(codes, folder / "x.wav", {"--clip", "2"}), 1, "there is no clip 2");
    CHECK_FAILS(continued(codes, folder / "x.wav", {"--at", "9"}), 2, "--at must be inside the piece");
    CHECK_FAILS(continued(codes, folder / "x.wav", {"--duration", "0.5"}), 1, "already");
    writeCheckpoint(folder / "stereo", tinyStereo(), formulaWeights(tinyStereo(), 4));
    CHECK_FAILS(continued(codes, folder / "x.wav", {"--model", (folder / "stereo").string()}), 1, "codebooks");
    fs::remove_all(model);
    CHECK_FAILS(continued(codes, folder / "x.wav", {}), 1, "isn't in '" + model.string() + "' anymore");
    QVERIFY(!fs::exists(folder / "x.wav"));
}

ARIOSO_TEST(promptsOfAFileAreNamedAfterThem)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "list.txt") << "\xEF\xBB\xBF# songs\ndrums/bass: \"hot\"\r\n\n...\ndrums/bass: \"hot\"\n";
    std::ofstream(folder / "2-untitled.wav") << "mine";
    const Outcome outcome =
        cli(generate(monoModel(), folder / "{n}-{prompt}.wav",
                     {"--prompts", (folder / "list.txt").string(), "--duration", "0.4", "--seed", "5", "--json"}));
    CHECK_DONE(outcome);
    QVERIFY(fs::exists(folder / "1-drums bass   hot.wav"));
    QCOMPARE(contents(folder / "2-untitled.wav"), std::string("mine"));
    QVERIFY(fs::exists(folder / "2-untitled-1.wav"));
    QVERIFY(fs::exists(folder / "3-drums bass   hot.wav"));
    // Every line is of JSON; the seeds are those of a batch.
    std::istringstream lines(outcome.out);
    std::vector<std::uint64_t> seeds;
    std::string last;
    for (std::string line; std::getline(lines, line);) {
        const json event = json::parse(line);
        last = event.at("event").get<std::string>();
        if (last == "file") {
            seeds.push_back(event.at("seed").get<std::uint64_t>());
            QVERIFY(fs::exists(event.at("path").get<std::string>()));
        }
    }
    QCOMPARE(last, std::string("done"));
    QVERIFY((seeds == std::vector<std::uint64_t>{5, 6, 7}));
    CHECK_FAILS(generate(monoModel(), folder / "x.wav", {"--prompts", (folder / "list.txt").string()}), 2, "{n}");
    CHECK_FAILS(generate(monoModel(), folder / "{n}.wav", {"--prompts", (folder / "2-untitled.wav").string(), "--prompt", "x"}),
                2, "excludes");
    std::ofstream(folder / "empty.txt") << "# nothing\n";
    CHECK_FAILS(generate(monoModel(), folder / "{n}.wav", {"--prompts", (folder / "empty.txt").string()}), 1,
                "contains no prompts");
}

ARIOSO_TEST(aFullDiskKeepsWhatWasWritten)
{
    const TemporaryFolder folder;
    const fs::path out = folder / "out.wav";
    std::vector<std::string> words = generate(monoModel(), out, {"--prompt", "x", "--duration", "20", "--seed", "3"});
    std::string command = "trap '' XFSZ; ulimit -f 8; exec '" ARIOSO_CLI "'"; // blocks of 1024 or 512 bytes
    for (const std::string& word : words)
        command += " '" + word + "'";
    const Outcome outcome = run("/bin/sh", {"-c", command});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.find("would be larger than a file may be here") != std::string::npos, outcome.err.c_str());
    const std::vector<float> kept = samplesOf(out);
    QVERIFY(kept.size() > 1000 && kept.size() < 8000);
    CHECK_DONE(cli(words)); // the same piece
    const std::vector<float> whole = samplesOf(out);
    QCOMPARE(whole.size(), std::size_t(8000));
    QVERIFY(std::equal(kept.begin(), kept.end(), whole.begin()));
}

ARIOSO_TEST(interruptWritesWhatExists)
{
    // Tiny, but with the window of the real models and many takes: several seconds of work.
    engine::ModelConfig config = tinyMono();
    config.decoder.maxPositions = 2048;
    config.decoder.hiddenSize = 96;
    config.decoder.feedForward = 384;
    config.decoder.layers = 6;
    const TemporaryFolder folder;
    writeCheckpoint(folder / "model", config, formulaWeights(config, 4));
    Terminal terminal(generate(folder / "model", folder / "out.wav",
                               {"--prompt", "x", "--takes", "48", "--threads", "1", "--seconds", "30"}));
    QVERIFY2(terminal.reads("Step [1-9][0-9]"), terminal.text().c_str()); // enough for some frames
    terminal.interrupt();
    QVERIFY2(terminal.reads("Stopped. What had been generated so far was written"), terminal.text().c_str());
    QCOMPARE(terminal.status(), 0);
    const double seconds = engine::readAudioFile(folder / "out-1.wav").seconds();
    QVERIFY(seconds > 0 && seconds < 30);
}

ARIOSO_TEST(interruptStopsTheLoading)
{
    engine::ModelConfig config = tinyMono();
    config.text.vocabSize = 150'000;
    config.text.width = 256;
    CheckpointStyle style;
    style.dtype = at::kHalf; // 40 million numbers to convert
    const TemporaryFolder folder;
    writeCheckpoint(folder / "model", config, formulaWeights(config, 4), style);
    Terminal terminal(generate(folder / "model", folder / "out.wav", {"--prompt", "x"}));
    QVERIFY2(terminal.reads("Loading .*%"), terminal.text().c_str());
    terminal.interrupt();
    QVERIFY2(terminal.reads("Stopped while the model was loading"), terminal.text().c_str());
    QCOMPARE(terminal.status(), 1);
    QVERIFY(!fs::exists(folder / "out.wav"));
}

ARIOSO_TEST(pipesAreNotWaitedFor)
{
    const TemporaryFolder folder;
    const fs::path pipe = folder / "pipe";
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    const fs::path out = folder / "out.wav";
    CHECK_FAILS({"decode", "--model", monoModel().string(), "--codes", pipe.string(), "-o", out.string()}, 1,
                "pipe");
    CHECK_FAILS(generate(monoModel(), out, {"--audio", pipe.string()}), 1, "pipe");
    CHECK_FAILS(generate(pipe, out, {"--prompt", "x"}), 1, "pipe");
    for (const char* name : {"config.json", "generation_config.json", "model.safetensors", "spiece.model"}) {
        const fs::path model = folder / "model";
        fs::remove_all(model);
        fs::copy(monoModel(), model);
        fs::remove(model / name);
        fs::create_symlink(pipe, model / name);
        CHECK_FAILS(generate(model, out, {"--prompt", "x"}), 1, name);
    }
}

ARIOSO_TEST(convertedModelsGenerateTheSameCodes)
{
    for (const engine::ModelConfig& config : {tinyMono(), tinyStereo(), tinyMelody(), tinyAudioGen()}) {
        const TemporaryFolder folder;
        const engine::WeightStore weights = formulaWeights(config, 4);
        AudiocraftStyle style;
        style.dtype = at::kFloat;
        style.seconds = config.family == engine::Family::MusicGenMelody ? 45 : 10; // 45: a prefix of 5 rows
        writeAudiocraft(folder / "original", config, weights, style);
        writeTextEncoder(folder / "t5", config, weights);
        writeCheckpoint(folder / "native", config, weights);
        const Outcome converted = cli({"convert", "--from", (folder / "original").string(), "--text-encoder",
                                       (folder / "t5").string(), "-o", (folder / "new").string()});
        CHECK_DONE(converted);
        QVERIFY(converted.out.empty() && converted.err.empty());
        const auto codes = [&](const std::string& model) {
            const fs::path out = folder / (model + ".json");
            const Outcome outcome = cli(generate(folder / model, folder / "out.wav",
                                                 {"--prompt", "slow piano", "--greedy", "--max-new-tokens",
                                                  "12", "--precision", "fp32", "--codes", out.string()}));
            return outcome.status == 0 ? codesIn(out) : json(outcome.err);
        };
        const json expected = codes("native");
        QVERIFY2(expected.is_array(), expected.dump().c_str());
        QVERIFY2(codes("new") == expected, codes("new").dump().c_str());
    }
}

ARIOSO_TEST(conversionsThatFailSayWhyAndLeaveNothing)
{
    const TemporaryFolder folder;
    writeAudiocraft(folder / "original", tinyMono(), formulaWeights(tinyMono(), 4));
    const std::string out = (folder / "new").string();
    const auto convert = [&](const fs::path& from, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"convert", "--from", from.string(), "-o", out});
        return more;
    };
    CHECK_FAILS(convert(folder / "none"), 1, "does not exist");
    CHECK_FAILS(convert(folder / "original", {"--text-encoder", (folder / "none").string()}), 1, "none");
    CHECK_FAILS(convert(folder / "original", {"--to", "elsewhere"}), 2, "--to");
    CHECK_FAILS(convert(folder / "original", {"--to", "audiocraft"}), 1, "already");
    CHECK_FAILS({"convert", "--from", (folder / "original").string()}, 2, "--output");
    CHECK_FAILS({"convert", "-o", out}, 2, "--from");
    std::ofstream(folder / "original" / "state_dict.bin", std::ios::trunc) << "PK\3\4 and no more";
    CHECK_FAILS(convert(folder / "original"), 1, "zip file");
    QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()),
             std::ptrdiff_t(1));
}

ARIOSO_TEST(aConversionThatIsInterruptedLeavesNothing)
{
    const TemporaryFolder folder;
    engine::ModelConfig config = tinyMono();
    config.text.vocabSize = 150'000; // 150 megabytes, so that there is something to interrupt
    config.text.width = 256;
    const engine::WeightStore weights = formulaWeights(config, 4);
    writeAudiocraft(folder / "original", config, weights);
    writeTextEncoder(folder / "t5", config, weights);
    const auto begun = [&] {
        return std::any_of(fs::directory_iterator(folder.path()), fs::directory_iterator(),
                           [](const auto& entry) {
                               return entry.path().filename().string().rfind(".arioso-convert-", 0) == 0;
                           });
    };
    Terminal terminal({"convert", "--from", (folder / "original").string(), "--text-encoder",
                       (folder / "t5").string(), "-o", (folder / "new").string()});
    QVERIFY2(terminal.reads("Converting"), terminal.text().c_str());
    terminal.interrupt();
    QVERIFY2(terminal.reads("Stopped. Nothing was written"), terminal.text().c_str());
    QCOMPARE(terminal.status(), 1);
    QVERIFY(!fs::exists(folder / "new") && !begun());
}
