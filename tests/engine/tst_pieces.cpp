// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What a decoder learns from: a folder of sounds and texts as codes, melodies and token ids.

#include "engine/audio/audio_file.h"
#include "engine/melody/chroma.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "training/pieces.h"
#include "training/tensor_file.h"

#include <ATen/ops/from_blob.h>

#include <sys/stat.h>

#include <cmath>
#include <fstream>
#include <string>
#include <vector>

using namespace arioso;
using namespace arioso::test;
namespace fs = std::filesystem;

namespace {

/// The letters of a text.
class Letters : public engine::Tokenizer
{
public:
    [[nodiscard]] std::vector<std::int64_t> encode(std::string_view prompt) const override
    {
        return {prompt.begin(), prompt.end()};
    }
};

std::vector<float> sine(double hertz, double seconds, int rate = 32000)
{
    std::vector<float> samples(std::size_t(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.5F * float(std::sin(6.283185307179586 * hertz * double(i) / rate));
    return samples;
}

void writeClip(const fs::path& folder, const std::string& name,
               const std::vector<std::vector<float>>& channels, const std::string& text, int rate = 32000)
{
    engine::writeAudioFile(folder / (name + ".wav"), {rate, channels}, engine::AudioFormat::WavInt16);
    if (!text.empty())
        std::ofstream(folder / (name + ".txt")) << text;
}

/// The tiny codec at MusicGen's rates.
const engine::Encodec& codec()
{
    static const engine::ModelConfig config = [] {
        engine::ModelConfig c = tinyMono();
        c.audio.samplingRate = 32000;
        c.audio.upsamplingRatios = {8, 5, 4, 4};
        return c;
    }();
    static const engine::WeightStore store = formulaWeights(config, 4);
    static const engine::Encodec encodec(engine::Weights(store, "audio_encoder"), config.audio, at::kCPU, 1);
    return encodec;
}

training::ClipOptions described(int channels)
{
    training::ClipOptions options;
    options.channels = channels;
    options.texts = true;
    return options;
}

} // namespace

ARIOSO_TEST(channelsHaveTheirOwnRows)
{
    const TemporaryFolder folder;
    const std::vector<float> left = sine(220, 1.5);
    const std::vector<float> right = sine(331, 1.5);
    writeClip(folder.path(), "wide", {left, right}, "a");
    writeClip(folder.path(), "narrow", {left}, "b");
    const training::ClipSet clips = training::readClips(folder.path(), described(2));
    const training::Pieces pieces =
        training::encodePieces(codec(), Letters(), clips, {false, 2, folder / "codes.safetensors"});

    const auto codesOf = [](const training::Clip& clip, std::size_t channel) {
        return codec().encode(clip.part(0, clip.samples(), channel).view({1, 1, -1}))[0];
    };
    QCOMPARE(pieces.training.size(), std::size_t(2));
    const training::EncodedPiece& narrow = pieces.training[0];
    const training::EncodedPiece& wide = pieces.training[1];
    QVERIFY(wide.name == "wide" && wide.codes.size(0) == 8 && wide.codes.size(1) == 75);
    const at::Tensor ofLeft = codesOf(clips.training[1], 0);
    const at::Tensor ofRight = codesOf(clips.training[1], 1);
    QVERIFY(!ofLeft.equal(ofRight));
    for (int level = 0; level < 4; ++level) {
        QVERIFY(wide.codes[2 * level].equal(ofLeft[level]));
        QVERIFY(wide.codes[2 * level + 1].equal(ofRight[level]));
        QVERIFY(narrow.codes[2 * level].equal(ofLeft[level]));
        QVERIFY(narrow.codes[2 * level + 1].equal(ofLeft[level]));
    }
}

ARIOSO_TEST(aPieceKnowsTheMelodyOfItsParts)
{
    const TemporaryFolder folder;
    std::vector<float> scale;
    for (const double hertz : {261.6, 293.7, 329.6, 349.2, 392.0, 440.0, 493.9}) { // C major
        const std::vector<float> note = sine(hertz, 1.024);                        // eight frames of chroma
        scale.insert(scale.end(), note.begin(), note.end());
    }
    writeClip(folder.path(), "scale", {scale}, "a");
    const training::ClipSet clips = training::readClips(folder.path(), described(1));
    const training::Pieces pieces =
        training::encodePieces(codec(), Letters(), clips, {true, 1, folder / "codes.safetensors"});
    const training::EncodedPiece& piece = pieces.training.front();

    const std::vector<int> part = piece.melodyOf(128, 192, 50); // of 2.56 s, 3.84 s
    const std::vector<float> samples(scale.begin() + 128 * 640, scale.begin() + (128 + 192) * 640);
    const std::vector<int> expected = engine::melodyBins({32000, {samples}}, {});
    QCOMPARE(part.size(), expected.size());
    for (std::size_t i = 3; i + 3 < part.size(); ++i) // at the edges a transform sees what was cut off
        QVERIFY2(part[i] == expected[i], std::to_string(i).c_str());
    QVERIFY(part[8] != part[16]);
    QVERIFY(piece.melodyOf(5000, 100, 50).empty());
}

ARIOSO_TEST(codesAreKeptWhileTheSoundIsTheSame)
{
    const TemporaryFolder folder;
    const fs::path cache = folder / "codes.safetensors";
    const auto encode = [&] {
        return training::encodePieces(codec(), Letters(), training::readClips(folder.path(), described(1)),
                                      {false, 1, cache});
    };
    writeClip(folder.path(), "loop", {sine(220, 1.2)}, "first\nsecond\n\n");
    const training::Pieces first = encode();
    QCOMPARE(first.texts.size(), std::size_t(2));

    training::TensorMap kept = training::readTensors(cache);
    QCOMPARE(kept.size(), std::size_t(1));
    kept.begin()->second.fill_(7);
    training::writeTensors(cache, kept);
    QVERIFY(encode().training[0].codes.eq(7).all().item<bool>()); // it is read, not computed

    writeClip(folder.path(), "loop", {sine(440, 1.2)}, "first");
    QVERIFY(!encode().training[0].codes.eq(7).all().item<bool>());
}

ARIOSO_TEST(whatCannotBeLearntFromIsLeftOut)
{
    const TemporaryFolder folder;
    writeClip(folder.path(), "good", {sine(220, 1.2)}, "a");
    writeClip(folder.path(), "held_val", {sine(220, 1.2, 44100)}, "b", 44100);
    writeClip(folder.path(), "silentText", {sine(220, 1.2)}, "");
    writeClip(folder.path(), "short", {sine(220, 0.4)}, "c");
    std::ofstream(folder / "broken.wav") << "no sound";
    std::ofstream(folder / "broken.txt") << "d";
    const training::ClipSet clips = training::readClips(folder.path(), described(1));
    QCOMPARE(clips.training.size(), std::size_t(2));
    QCOMPARE(clips.validation.size(), std::size_t(1));
    QVERIFY(std::abs(double(clips.validation[0].samples()) - 1.2 * 32000) <= 1);
    const training::Pieces pieces =
        training::encodePieces(codec(), Letters(), clips, {false, 1, folder / "codes.safetensors"});
    QVERIFY(pieces.training.size() == 1 && pieces.training[0].name == "good");
    QVERIFY(pieces.validation.size() == 1 && pieces.validation[0].name == "held_val");

    fs::remove(folder / "good.wav");
    CHECK_ERROR(training::encodePieces(codec(), Letters(), training::readClips(folder.path(), described(1)),
                                       {false, 1, folder / "codes.safetensors"}),
                engine::ErrorCode::AudioInvalid, "too short");
    const TemporaryFolder empty;
    CHECK_ERROR(training::readClips(empty.path(), described(1)), engine::ErrorCode::AudioInvalid,
                "contains no audio files");
    CHECK_ERROR(training::readClips(empty / "absent", described(1)), engine::ErrorCode::FileNotFound,
                "absent");
}

ARIOSO_TEST(textsThatCannotBeUsedLeaveTheirClipOut)
{
    const TemporaryFolder folder;
    writeClip(folder.path(), "good", {sine(220, 1.5)}, "calm piano\n\n  \r\nslow\r\n");
    writeClip(folder.path(), "long", {sine(220, 1.5)}, std::string(10001, 'x'));
    writeClip(folder.path(), "pipe", {sine(220, 1.5)}, "");
    QCOMPARE(mkfifo((folder / "pipe.txt").c_str(), 0600), 0); // nobody writes: reading it would never end
    writeClip(folder.path(), "silent", {sine(220, 1.5)}, "");
    const training::ClipSet clips = training::readClips(folder.path(), described(1));
    QCOMPARE(clips.training.size(), std::size_t(1));
    QCOMPARE(clips.training.front().texts, (std::vector<std::string>{"calm piano", "slow"}));
}
