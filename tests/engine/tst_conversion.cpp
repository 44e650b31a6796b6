// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Checkpoints from one layout to the other: every tensor arrives under its name, every file is one that
// others read, and what cannot be converted leaves nothing behind.

#include "conversion/convert.h"
#include "conversion/model_json.h"
#include "conversion/yaml_config.h"
#include "engine/api/conversion.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/checkpoint/config_json.h"
#include "engine/checkpoint/formats/torch_file.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/files/hub_cache.h"
#include "support/audiocraft_checkpoint.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "support/torch_archive.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <nlohmann/json.hpp>

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <set>

using namespace arioso;
using namespace arioso::test;
using engine::ConversionOptions;
using engine::ConversionOutcome;
using engine::ErrorCode;
namespace fs = std::filesystem;

namespace {

/// An original checkpoint with its text encoder.
struct Original
{
    explicit Original(const engine::ModelConfig& config, const AudiocraftStyle& style = {}) : config(config)
    {
        const engine::WeightStore weights = formulaWeights(config, 4);
        writeAudiocraft(folder / "original", config, weights, style);
        writeTextEncoder(folder / "t5", config, weights);
    }

    [[nodiscard]] ConversionOptions options() const
    {
        ConversionOptions options;
        options.from = folder / "original";
        options.to = folder / "new";
        options.textEncoder = folder / "t5";
        return options;
    }
    [[nodiscard]] ConversionOutcome convert() const { return convert(options()); }
    [[nodiscard]] static ConversionOutcome convert(const ConversionOptions& options)
    {
        engine::ConversionListener quiet;
        return engine::convertCheckpoint(options, quiet);
    }
    /// Names in the folder.
    [[nodiscard]] std::set<std::string> entries() const
    {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder.path()))
            names.insert(entry.path().filename().string());
        return names;
    }

    engine::ModelConfig config;
    TemporaryFolder folder;
};

/// "" when the folder holds exactly the model, its decoder rounded as the original's was.
std::string difference(const fs::path& folder, const engine::ModelConfig& config, at::ScalarType rounding)
{
    const engine::CheckpointHeader header = engine::readCheckpointHeader(folder);
    const auto store = engine::readWeights(header);
    const engine::WeightStore weights = formulaWeights(config, 4);
    for (const auto& [name, tensor] : weights.tensors()) {
        const bool exact = name.rfind("text_encoder.", 0) == 0 || name.rfind("audio_encoder.", 0) == 0;
        const at::Tensor expected = exact ? tensor : tensor.to(rounding).to(at::kFloat);
        const at::Tensor actual = engine::Weights(*store).stored(name, tensor.sizes());
        if (!at::equal(actual, expected))
            return name;
    }
    const auto unexpected = engine::unexpectedTensors(*store);
    return unexpected.empty() ? std::string() : "unexpected: " + unexpected.front();
}

engine::ModelConfig withoutWindow(engine::ModelConfig config)
{
    config.decoder.maxPositions = 2048;
    return config;
}

std::string configDifference(const engine::ModelConfig& a, const engine::ModelConfig& b)
{
    const auto& x = a.decoder;
    const auto& y = b.decoder;
    if (a.family != b.family || x.vocabSize != y.vocabSize || x.hiddenSize != y.hiddenSize ||
        x.layers != y.layers || x.heads != y.heads || x.feedForward != y.feedForward ||
        x.maxPositions != y.maxPositions || x.codebooks != y.codebooks ||
        x.audioChannels != y.audioChannels || x.padTokenId != y.padTokenId || x.bosTokenId != y.bosTokenId ||
        x.crossAttention != y.crossAttention)
        return "decoder";
    const auto& p = a.audio;
    const auto& q = b.audio;
    if (p.targetBandwidths != q.targetBandwidths || p.samplingRate != q.samplingRate ||
        p.hiddenSize != q.hiddenSize || p.numFilters != q.numFilters ||
        p.upsamplingRatios != q.upsamplingRatios || p.causal != q.causal ||
        p.codebookSize != q.codebookSize || p.codebookDim != q.codebookDim ||
        p.convShortcut != q.convShortcut || p.padMode != q.padMode || p.lstmLayers != q.lstmLayers ||
        p.compress != q.compress)
        return "codec";
    if (a.text.width != b.text.width || a.text.layers != b.text.layers || a.text.heads != b.text.heads)
        return "text encoder";
    if (a.numChroma != b.numChroma ||
        (a.family == engine::Family::MusicGenMelody && a.chromaLength != b.chromaLength))
        return "melody";
    return {};
}

void makeCacheAt(const fs::path& cache, const std::string& model, const fs::path& folder)
{
    const fs::path place = cache / ("models--" + model);
    fs::create_directories(place / "snapshots");
    fs::create_directories(place / "refs");
    fs::rename(folder, place / "snapshots" / "0123456789abcdef0123456789abcdef01234567");
    std::ofstream(place / "refs" / "main") << "0123456789abcdef0123456789abcdef01234567";
}

class Environment
{
public:
    Environment(const char* name, const std::string& value) : m_name(name)
    {
        ::setenv(name, value.c_str(), 1);
    }
    ~Environment() { ::unsetenv(m_name); }

private:
    const char* m_name;
};

} // namespace

#define CHECK_EMPTY(text)                                                                                    \
    do {                                                                                                     \
        const std::string text_ = (text);                                                                    \
        QVERIFY2(text_.empty(), text_.c_str());                                                              \
    } while (false)

ARIOSO_TEST(everyArchitectureArrivesWhole)
{
    for (const engine::ModelConfig& config : {tinyMono(), tinyStereo(), tinyMelody(), tinyStereoMelody()}) {
        AudiocraftStyle style;
        style.seconds =
            config.family == engine::Family::MusicGenMelody ? 45 : 30; // 18000 samples, 5 rows of 4096
        const Original original(config, style);
        QVERIFY(original.convert() == ConversionOutcome::Done);
        CHECK_EMPTY(difference(original.folder / "new", config, at::kHalf));
        engine::ModelConfig expected = withoutWindow(config);
        if (style.seconds != 30)
            expected.decoder.maxPositions = 45 * 50 + 5 + 256 + 3; // 256: room for the text
        const engine::CheckpointHeader header = engine::readCheckpointHeader(original.folder / "new");
        CHECK_EMPTY(configDifference(header.config, expected));
        QCOMPARE(header.defaults.maxLength, style.seconds * 50);
        if (config.family == engine::Family::MusicGenMelody)
            QVERIFY(header.chroma.sampleRate == 400 && header.chroma.maxSeconds == 45);
        QCOMPARE(header.tokenizer.filename().string(), std::string("spiece.model"));
        QVERIFY((original.entries() == std::set<std::string>{"original", "t5", "new"}));
    }
}

ARIOSO_TEST(audioGenConvertsWithItsOwnRateAndWindow)
{
    AudiocraftStyle style;
    style.seconds = 10;
    style.dtype = at::kFloat;
    const Original original(tinyAudioGen(), style);
    QVERIFY(original.convert() == ConversionOutcome::Done);
    CHECK_EMPTY(difference(original.folder / "new", tinyAudioGen(), at::kFloat));
    const engine::CheckpointHeader header = engine::readCheckpointHeader(original.folder / "new");
    QCOMPARE(header.config.audio.samplingRate, 300);
    QCOMPARE(header.config.audio.hopLength(), 6);
    QCOMPARE(header.defaults.maxLength, 500);
    QCOMPARE(header.config.decoder.maxPositions, 503); // 500 frames, delayed by 3
}

ARIOSO_TEST(plainAttentionIsReadToo)
{
    AudiocraftStyle style;
    style.plainAttention = true;
    const Original original(tinyMono(), style);
    QVERIFY(original.convert() == ConversionOutcome::Done);
    CHECK_EMPTY(difference(original.folder / "new", tinyMono(), at::kHalf));
}

ARIOSO_TEST(partsComeFromOtherModelsAndTheCache)
{
    AudiocraftStyle style;
    style.codec = CodecKind::Pointer;
    const Original original(tinyMono(), style);
    const engine::WeightStore weights = formulaWeights(tinyMono(), 4);
    const fs::path cache = original.folder / "cache";
    const Environment environment("HF_HUB_CACHE", cache.string());
    ConversionOptions options = original.options();

    CHECK_ERROR(Original::convert(options), ErrorCode::FileNotFound, "facebook/encodec_32khz");
    writeCodec(original.folder / "codec", tinyMono(), weights);
    options.codec = original.folder / "codec";
    QVERIFY(Original::convert(options) == ConversionOutcome::Done);
    CHECK_EMPTY(difference(options.to, tinyMono(), at::kHalf));

    fs::remove_all(options.to);
    makeCacheAt(cache, "facebook--encodec_32khz", original.folder / "codec");
    options.codec.clear();
    options.textEncoder.clear();
    CHECK_ERROR(Original::convert(options), ErrorCode::FileNotFound, "google-t5/t5-base");
    makeCacheAt(cache, "google-t5--t5-base", original.folder / "t5");
    QVERIFY(Original::convert(options) == ConversionOutcome::Done);
    CHECK_EMPTY(difference(options.to, tinyMono(), at::kHalf));

    // A whole model has both.
    const Original other(tinyMono(), style);
    options = other.options();
    options.textEncoder = options.codec = original.folder / "new";
    QVERIFY(Original::convert(options) == ConversionOutcome::Done);
    CHECK_EMPTY(difference(options.to, tinyMono(), at::kHalf));
}

ARIOSO_TEST(placesOfTheCache)
{
    ::unsetenv("HF_HUB_CACHE");
    ::unsetenv("HF_HOME");
    {
        const Environment home("HF_HOME", "/somewhere");
        QCOMPARE(engine::hubCache().string(), std::string("/somewhere/hub"));
        const Environment cache("HF_HUB_CACHE", "/elsewhere");
        QCOMPARE(engine::hubCache().string(), std::string("/elsewhere"));
    }
    const Environment xdg("XDG_CACHE_HOME", "/xdg");
    QCOMPARE(engine::hubCache().string(), std::string("/xdg/huggingface/hub"));
    QVERIFY(engine::findInHubCache("facebook/../../etc").empty());
}

ARIOSO_TEST(thereAndBackGivesTheSameWeights)
{
    for (const engine::ModelConfig& config : {tinyMono(), tinyStereoMelody()}) {
        const TemporaryFolder folder;
        CheckpointStyle style;
        style.weightNorm = config.decoder.codebooks == 4 ? WeightNormSpelling::New : WeightNormSpelling::Old;
        const engine::WeightStore weights = formulaWeights(config, 4);
        writeCheckpoint(folder / "model", config, weights, style);
        std::string json;
        std::getline(std::ifstream(folder / "model" / "config.json"), json, '\0');
        nlohmann::json root = nlohmann::json::parse(json);
        root["text_encoder"]["_name_or_path"] = "t5-base";
        std::ofstream(folder / "model" / "config.json") << root;

        ConversionOptions options;
        options.from = folder / "model";
        options.to = folder / "exported";
        options.layout = engine::CheckpointLayout::Audiocraft;
        QVERIFY(Original::convert(options) == ConversionOutcome::Done);
        QCOMPARE(std::distance(fs::directory_iterator(options.to), fs::directory_iterator()),
                 std::ptrdiff_t(2));
        // The same names and shapes as the official layout has.
        AudiocraftStyle same;
        same.dtype = at::kFloat;
        writeAudiocraft(folder / "official", config, weights, same);
        for (const char* name : {"state_dict.bin", "compression_state_dict.bin"}) {
            std::map<std::string, at::Tensor> ours;
            for (const auto& tensor : engine::TorchFile(options.to / name).tensors({"best_state"}))
                ours[tensor.entry.name] = tensor.tensor;
            for (const auto& tensor : engine::TorchFile(folder / "official" / name).tensors({"best_state"}))
                QVERIFY2(ours.count(tensor.entry.name) != 0 &&
                             at::equal(ours[tensor.entry.name], tensor.tensor),
                         tensor.entry.name.c_str());
        }
        ConversionOptions back;
        back.from = options.to;
        back.to = folder / "back";
        back.textEncoder = folder / "model";
        QVERIFY(Original::convert(back) == ConversionOutcome::Done);
        CHECK_EMPTY(difference(back.to, config, at::kFloat));
    }
}

ARIOSO_TEST(pytorchFilesBecomeSafetensors)
{
    const TemporaryFolder folder;
    CheckpointStyle style;
    style.format = WeightFormat::Torch;
    style.shards = 2;
    writeCheckpoint(folder / "model", tinyMono(), formulaWeights(tinyMono(), 4), style);
    ConversionOptions options;
    options.from = folder / "model";
    options.to = folder / "new";
    QVERIFY(Original::convert(options) == ConversionOutcome::Done);
    CHECK_EMPTY(difference(options.to, tinyMono(), at::kFloat));
    QCOMPARE(engine::readCheckpointHeader(options.to).weightFiles.front().filename().string(),
             std::string("model.safetensors"));
}

ARIOSO_TEST(modelsOfOtherKindsAreRefused)
{
    const auto refused = [](const AudiocraftStyle& style) {
        const Original original(tinyMono(), style);
        std::string sentence = "converted";
        try {
            (void)original.convert();
        } catch (const engine::Error& error) {
            sentence = error.what();
        }
        return original.entries() == std::set<std::string>{"original", "t5"} ? sentence
                                                                             : "left something behind";
    };
    const auto check = [&](const std::string& more, const std::string& fragment) {
        AudiocraftStyle style;
        style.more = more;
        const std::string sentence = refused(style);
        return sentence.find(fragment) == std::string::npos ? sentence : std::string();
    };
    CHECK_EMPTY(check("lm_model: transformer_lm_magnet\n", "MAGNeT"));
    CHECK_EMPTY(check("transformer_lm: {norm_first: false, num_heads: 4}\n",
                      "norm_first is false, but must be true"));
    CHECK_EMPTY(check("transformer_lm: {positional_embedding: rope, num_heads: 4}\n", "rope"));
    CHECK_EMPTY(check("codebooks_pattern: {modeling: parallel}\n", "parallel"));
    CHECK_EMPTY(check("codebooks_pattern: {delay: {delays: [0, 0, 0, 0]}}\n", "[0,0,0,0]"));
    CHECK_EMPTY(check("transformer_lm: {num_heads: 5}\n", "do not divide"));
    CHECK_EMPTY(check("transformer_lm: {num_heads: many}\n", "must be a whole number"));
    CHECK_EMPTY(check("conditioners: {description: {model: clap}}\n", "clap"));
    CHECK_EMPTY(check("a: &b [1]\nc: [*b, *b]\n", "configuration"));
    CHECK_EMPTY(check("]\n", "configuration"));
    CHECK_EMPTY(check("transformer_lm: ${transformer_lm}\n", "")); // a value that refers to itself
    AudiocraftStyle style;
    style.extraTensor = "transformer.layers.0.linear1.bias";
    QVERIFY(refused(style).find("linear1.bias") != std::string::npos);
    style = {};
    style.missingTensor = "transformer.layers.1.norm2.bias";
    QVERIFY(refused(style).find("lacks the tensor 'transformer.layers.1.norm2.bias'") != std::string::npos);
}

ARIOSO_TEST(damagedOriginalsAreRefused)
{
    const Original original(tinyMono());
    const fs::path file = original.folder / "original" / "state_dict.bin";
    const auto write = [&](const std::string& bytes) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    };
    write("not a file of PyTorch");
    CHECK_ERROR(original.convert(), ErrorCode::CheckpointInvalid, "not a PyTorch file");
    write(torchFile(TorchDict{{"best_state", TorchDict{}}, {"xp.cfg", std::string("a: 1")}}));
    CHECK_ERROR(original.convert(), ErrorCode::CheckpointInvalid, "contains no audiocraft language model");
    write(torchFile(TorchDict{{"state_dict", TorchDict{{"encoder.weight", at::ones({2})}}}}));
    CHECK_ERROR(original.convert(), ErrorCode::CheckpointInvalid, "has no tensor 'emb.0.weight'");
    QVERIFY((original.entries() == std::set<std::string>{"original", "t5"}));
}

ARIOSO_TEST(placesThatCannotTakeTheFolderAreNamed)
{
    const Original original(tinyMono());
    ConversionOptions options = original.options();
    options.to = original.folder / "t5";
    CHECK_ERROR(Original::convert(options), ErrorCode::FileUnwritable, "already exists");
    options.to = original.folder / "none" / "new";
    CHECK_ERROR(Original::convert(options), ErrorCode::FileUnwritable, "does not exist");
    options.to = original.folder / "t5" / "config.json";
    CHECK_ERROR(Original::convert(options), ErrorCode::FileUnwritable, "already exists");
    options.to = "";
    CHECK_ERROR(Original::convert(options), ErrorCode::FileUnwritable, "not the name of a folder");
    options.to = original.folder / "empty";
    fs::create_directory(options.to);
    QVERIFY(Original::convert(options) == ConversionOutcome::Done);
    options = original.options();
    options.from = original.folder / "none";
    CHECK_ERROR(Original::convert(options), ErrorCode::FileNotFound, "none' does not exist");
    options.from = original.folder / "original";
    options.layout = engine::CheckpointLayout::Audiocraft;
    CHECK_ERROR(Original::convert(options), ErrorCode::RequestInvalid, "already");
}

ARIOSO_TEST(aDiskWithTooLittleRoomIsLeftAsItWas)
{
    const Original original(tinyMono());
    engine::ConversionListener quiet;
    std::uint64_t space = 5'000'000;
    fs::path asked;
    bool empty = false;
    const auto freeSpace = [&](const fs::path& folder) {
        asked = folder;
        empty = (original.entries() == std::set<std::string>{"original", "t5"});
        return std::optional<std::uint64_t>(space);
    };
    CHECK_ERROR((void)engine::convertCheckpoint(original.options(), quiet, freeSpace),
                ErrorCode::FileUnwritable, "but the disk has only 0.01 GB left");
    QVERIFY(empty && asked == original.folder.path());
    QVERIFY((original.entries() == std::set<std::string>{"original", "t5"}));
    space = std::uint64_t(1) << 40;
    QVERIFY(engine::convertCheckpoint(original.options(), quiet, freeSpace) == ConversionOutcome::Done);
    fs::remove_all(original.folder / "new");
    // What the files will take is what is asked for, and a little to spare.
    std::uint64_t written = 0;
    QVERIFY(original.convert() == ConversionOutcome::Done);
    for (const fs::directory_entry& file : fs::directory_iterator(original.folder / "new"))
        written += file.file_size();
    fs::remove_all(original.folder / "new");
    space = written;
    CHECK_ERROR((void)engine::convertCheckpoint(original.options(), quiet, freeSpace),
                ErrorCode::FileUnwritable, "it needs");
    space = written + 20'000'000;
    QVERIFY(engine::convertCheckpoint(original.options(), quiet, freeSpace) == ConversionOutcome::Done);
    const auto unknown = [](const fs::path&) { return std::optional<std::uint64_t>(); };
    fs::remove_all(original.folder / "new");
    QVERIFY(engine::convertCheckpoint(original.options(), quiet, unknown) == ConversionOutcome::Done);
}

ARIOSO_TEST(aStopLeavesNothingAndProgressOnlyGrows)
{
    struct Listener : engine::ConversionListener
    {
        engine::Flow progressed(double part) override
        {
            grows = grows && part > last && part <= 1;
            last = part;
            return part > end ? engine::Flow::Stop : engine::Flow::Continue;
        }
        double end = 2;
        double last = 0;
        bool grows = true;
    };
    const Original original(tinyMono());
    Listener stopping;
    stopping.end = 0.5;
    QVERIFY(engine::convertCheckpoint(original.options(), stopping) == ConversionOutcome::Stopped);
    QVERIFY(stopping.last > 0.5 && stopping.last < 1);
    QVERIFY((original.entries() == std::set<std::string>{"original", "t5"}));
    Listener whole;
    QVERIFY(engine::convertCheckpoint(original.options(), whole) == ConversionOutcome::Done);
    QVERIFY(whole.grows && whole.last == 1);
}

ARIOSO_TEST(aFailedWriteLeavesNothing)
{
    const Original original(tinyMono());
    struct rlimit before = {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const struct rlimit small = {20'000, before.rlim_max};
    ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    std::string sentence;
    try {
        (void)original.convert();
    } catch (const engine::Error& error) {
        sentence = error.what();
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY2(sentence.find("cannot be written") != std::string::npos, sentence.c_str());
    QVERIFY((original.entries() == std::set<std::string>{"original", "t5"}));
}

ARIOSO_TEST(whatAKilledConversionLeftIsRemoved)
{
    const Original original(tinyMono());
    fs::create_directory(original.folder / ".arioso-convert-Killed");
    std::ofstream(original.folder / ".arioso-convert-Killed" / "model.safetensors") << "half";
    QVERIFY(original.convert() == ConversionOutcome::Done);
    QVERIFY((original.entries() == std::set<std::string>{"original", "t5", "new"}));
}

// What people have besides audiocraft's exports: a training's own file (also sharded), Lightning's, bare
// state dictionaries, compiled and parallel modules.
ARIOSO_TEST(filesOfOtherTrainersConvert)
{
    struct Kind
    {
        const char* file;
        std::vector<std::string> keys;
        const char* prefix;
        bool configuration;
    };
    for (const Kind& kind : std::vector<Kind>{
             {"checkpoint.th", {"best_state", "model"}, "", true},
             {"checkpoint.th", {"fsdp_best_state", "model"}, "_fsdp_wrapped_module.", true},
             {"last.ckpt", {"state_dict"}, "model.lm.", true},
             {"last.ckpt", {"state_dict"}, "lm._orig_mod.", false},
             {"lm_final.pt", {}, "", false},
             {"any name.pt", {"model"}, "module.", false},
         }) {
        AudiocraftStyle style;
        style.file = kind.file;
        style.keys = kind.keys;
        style.prefix = kind.prefix;
        style.configuration = style.codecConfiguration = kind.configuration;
        const Original original(tinyMono(), style);
        CHECK_ERROR(engine::readCheckpointHeader(original.folder / "original"),
                    ErrorCode::CheckpointUnsupported, std::string(kind.file) + "), which must be converted");
        QVERIFY2(original.convert() == ConversionOutcome::Done, kind.prefix);
        CHECK_EMPTY(difference(original.folder / "new", tinyMono(), at::kHalf));
        // The file itself can be named too.
        ConversionOptions options = original.options();
        options.from /= kind.file;
        options.to = original.folder / "again";
        QVERIFY(Original::convert(options) == ConversionOutcome::Done);
        const engine::ModelConfig config = engine::readCheckpointHeader(options.to).config;
        // Without a configuration the codec's follows from its tensors.
        QVERIFY(config.audio.samplingRate == 400 && config.audio.hopLength() == 8 && !config.audio.causal);
    }
}

ARIOSO_TEST(aStereoModelWithoutConfigurationIsTold)
{
    AudiocraftStyle style;
    style.keys = {};
    style.configuration = false;
    const Original original(tinyStereo(), style);
    QVERIFY(original.convert() == ConversionOutcome::Done);
    CHECK_EMPTY(difference(original.folder / "new", tinyStereo(), at::kHalf));
    QCOMPARE(engine::readCheckpointHeader(original.folder / "new").config.decoder.audioChannels, 2);
}

ARIOSO_TEST(aTextEncoderInsideIsTaken)
{
    AudiocraftStyle style;
    style.trainedText = true;
    style.dtype = at::kFloat;
    const Original original(tinyMono(), style);
    QVERIFY(original.convert() == ConversionOutcome::Done);
    const auto store = engine::readWeights(engine::readCheckpointHeader(original.folder / "new"));
    const engine::WeightStore weights = formulaWeights(tinyMono(), 4);
    for (const auto& [name, tensor] : weights.tensors()) {
        if (name.rfind("text_encoder.", 0) == 0)
            QVERIFY2(at::equal(store->tensors().at(name), tensor + 1), name.c_str());
    }
}

ARIOSO_TEST(severalFilesMustBeNamed)
{
    const Original original(tinyMono());
    fs::remove(original.folder / "original" / "state_dict.bin");
    for (const char* name : {"a.pt", "b.ckpt"})
        std::ofstream(original.folder / "original" / name) << "x";
    CHECK_ERROR(original.convert(), ErrorCode::CheckpointInvalid, "name the file to convert");
}

/// A model in the Hugging Face layout that names its T5, without which a small one is not exported.
void writeExportable(const fs::path& directory, const engine::ModelConfig& config)
{
    writeCheckpoint(directory, config, formulaWeights(config, 4));
    std::string text;
    std::getline(std::ifstream(directory / "config.json"), text, '\0');
    nlohmann::json root = nlohmann::json::parse(text);
    root["text_encoder"]["_name_or_path"] = "t5-base";
    std::ofstream(directory / "config.json", std::ios::trunc) << root;
}

// The prefix of a melody model is as long as its chroma_length says, whatever its generation_config.json.
ARIOSO_TEST(exportKeepsTheMelodysLengthAndTheWindow)
{
    for (const int rows : {5, 8, 30, 100}) {
        const TemporaryFolder folder;
        engine::ModelConfig config = tinyMelody();
        config.chromaLength = rows;
        writeExportable(folder / "model", config);
        std::ofstream(folder / "model" / "generation_config.json") << R"({"max_length": 500})";
        ConversionOptions options;
        options.from = folder / "model";
        options.to = folder / "exported";
        options.layout = engine::CheckpointLayout::Audiocraft;
        QVERIFY(Original::convert(options) == ConversionOutcome::Done);
        options.from = options.to;
        options.to = folder / "back";
        options.layout = engine::CheckpointLayout::HuggingFace;
        options.textEncoder = folder / "model";
        QVERIFY(Original::convert(options) == ConversionOutcome::Done);
        QCOMPARE(engine::readCheckpointHeader(options.to).config.chromaLength, rows);
    }
    const TemporaryFolder folder;
    engine::ModelConfig config = tinyMono();
    config.decoder.maxPositions = 2048;
    writeExportable(folder / "model", config);
    std::ofstream(folder / "model" / "generation_config.json") << R"({"max_length": 116})";
    ConversionOptions options;
    options.from = folder / "model";
    options.to = folder / "exported";
    options.layout = engine::CheckpointLayout::Audiocraft;
    QVERIFY(Original::convert(options) == ConversionOutcome::Done);
    options.from = options.to;
    options.to = folder / "back";
    options.layout = engine::CheckpointLayout::HuggingFace;
    options.textEncoder = folder / "model";
    QVERIFY(Original::convert(options) == ConversionOutcome::Done);
    QCOMPARE(engine::readCheckpointHeader(options.to).config.decoder.maxPositions, 2048);
}

ARIOSO_TEST(aMelodyModelOfOtherSettingsIsNotExported)
{
    const TemporaryFolder folder;
    writeCheckpoint(folder / "model", tinyMelody(), formulaWeights(tinyMelody(), 4));
    std::ofstream(folder / "model" / "preprocessor_config.json") << R"({"n_fft": 8192})";
    CHECK_ERROR(engine::planToAudiocraft({folder / "model"}), ErrorCode::CheckpointUnsupported,
                "n_fft 16384");
}

/// "" when `work` succeeds or throws an Error that is not a fault of ours.
template <typename Work>
std::string unforeseen(Work work)
{
    try {
        work();
    } catch (const engine::Error& error) {
        return error.code() == ErrorCode::Internal ? error.what() : std::string();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

/// Names as a damaged or foreign file may have them.
std::vector<std::string> mutations(const std::string& name)
{
    std::string numbered = name;
    std::string huge = name;
    for (std::size_t i = name.size(); i-- > 0;) {
        if (name[i] >= '0' && name[i] <= '9') {
            numbered[i] = 'x';
            huge.replace(i, 1, "99999999999999999999");
        }
    }
    const std::size_t dot = name.find('.');
    return {name + ".x",
            name.substr(0, name.size() / 2),
            "x." + name,
            numbered,
            huge,
            name.substr(0, dot),
            "",
            name.substr(0, dot) + ".x",
            std::string("audio_encoder.decoder.layers.") + "x.conv.weight_g",
            "audio_encoder.encoder.layers.",
            "audio_encoder.quantizer.layers.0.codebook.embed"};
}

ARIOSO_TEST(strangeNamesOfTensorsGetASentence)
{
    const TemporaryFolder folder;
    const fs::path model = folder / "model";
    const engine::WeightStore weights = formulaWeights(tinyMono(), 4);
    writeExportable(model, tinyMono());
    std::vector<std::pair<std::string, at::Tensor>> tensors;
    for (const auto& [name, tensor] : weights.tensors())
        tensors.emplace_back(name, tensor);
    const auto export_ = [&] { (void)engine::planToAudiocraft({model}); };
    for (std::size_t i = 0; i < tensors.size(); i += 45) {
        for (const std::string& name : mutations(tensors[i].first)) {
            auto renamed = tensors;
            renamed[i].first = name;
            writeSafetensors(model / "model.safetensors", renamed);
            CHECK_EMPTY(unforeseen(export_));
            renamed[i].second = at::ones({});
            writeSafetensors(model / "model.safetensors", renamed);
            CHECK_EMPTY(unforeseen(export_));
        }
    }
    tensors.emplace_back("audio_encoder.x", at::ones({1}));
    writeSafetensors(model / "model.safetensors", tensors);
    CHECK_ERROR(export_(), ErrorCode::CheckpointUnsupported, "\"audio_encoder.x\", which audiocraft");
    for (const char* name : {"transformer.layers.x.linear1.weight", "emb..weight", "emb.99999999999.weight",
                             "condition_provider", "."}) {
        AudiocraftStyle style;
        style.extraTensor = name;
        const Original original(tinyMono(), style);
        CHECK_ERROR(original.convert(), ErrorCode::CheckpointUnsupported, "MusicGen does not use");
    }
}

/// Calls `visit` with each value of a JSON tree.
template <typename Visit>
void eachValue(nlohmann::json& tree, const Visit& visit)
{
    if (tree.is_structured()) {
        for (auto& child : tree)
            eachValue(child, visit);
    }
    visit(tree);
}

ARIOSO_TEST(strangeTypesInConfigurationsGetASentence)
{
    const TemporaryFolder folder;
    const fs::path model = folder / "model";
    writeCheckpoint(model, tinyMelody(), formulaWeights(tinyMelody(), 4));
    for (const char* name : {"config.json", "generation_config.json", "preprocessor_config.json"}) {
        std::string text;
        std::getline(std::ifstream(model / name), text, '\0');
        nlohmann::json root = nlohmann::json::parse(text);
        std::string problem;
        eachValue(root, [&](nlohmann::json& value) {
            const nlohmann::json before = value;
            for (const nlohmann::json& other :
                 {nlohmann::json(), nlohmann::json(true), nlohmann::json(-1), nlohmann::json(1e300),
                  nlohmann::json("x"), nlohmann::json::array(), nlohmann::json::object(),
                  nlohmann::json(std::uint64_t(1) << 63)}) {
                value = other;
                std::ofstream(model / name, std::ios::trunc) << root;
                const std::string found = unforeseen([&] { (void)engine::readCheckpointHeader(model); });
                if (!found.empty())
                    problem = found + " with " + root.dump();
            }
            value = before;
        });
        CHECK_EMPTY(problem);
        std::ofstream(model / name, std::ios::trunc) << text;
    }
}

ARIOSO_TEST(whatIsWrittenOfATextEncoderIsReadBack)
{
    engine::ModelConfig config = tinyMono();
    for (const auto activation : {engine::Activation::Gelu, engine::Activation::GeluTanh,
                                  engine::Activation::Relu, engine::Activation::Silu}) {
        for (const bool gated : {false, true}) {
            config.text.activation = activation;
            config.text.gated = gated;
            config.text.layerNormEpsilon = 1e-5F;
            const nlohmann::json json = engine::modelJson(config, engine::textEncoderJson(config.text),
                                                          engine::audioEncoderJson(config.audio), "float32");
            const engine::TextEncoderConfig read =
                engine::parseModelConfig(engine::JsonObject(json, "config.json")).text;
            QVERIFY(read.activation == activation && read.gated == gated && read.layerNormEpsilon == 1e-5F);
        }
    }
}
