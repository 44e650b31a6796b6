// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Writes a small checkpoint with MusicGen's real rates (32 kHz, 50 frames a second, a window of 30 s) and
// weights by formula, for tests that must not link libtorch themselves, and for trying the window without a
// model:
//     make_checkpoint mono|stereo|melody|slow|original|t5 DIRECTORY
// "slow" is mono with a decoder that takes some milliseconds a step; "original" is one in audiocraft's
// layout, and "t5" the text encoder that it needs.

#include "support/audiocraft_checkpoint.h"
#include "support/formula_weights.h"
#include "support/tiny_checkpoint.h"

#include <exception>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>

using namespace arioso;

namespace {

engine::ModelConfig configOf(const std::string& kind)
{
    engine::ModelConfig config = kind == "stereo"   ? test::tinyStereo()
                                 : kind == "melody" ? test::tinyMelody()
                                                    : test::tinyMono();
    config.audio.targetBandwidths = {2.2};
    config.audio.samplingRate = 32000;
    config.audio.upsamplingRatios = {8, 5, 4, 4};
    config.decoder.maxPositions = 2048;
    if (kind == "melody")
        config.chromaLength = 235;
    if (kind == "original" || kind == "t5") { // some megabytes, so that there is progress to be seen
        config.decoder.hiddenSize = 256;
        config.decoder.feedForward = 1024;
        config.decoder.layers = 8;
    }
    if (kind == "slow") {
        config.decoder.hiddenSize = 512;
        config.decoder.heads = 8;
        config.decoder.feedForward = 2048;
        config.decoder.layers = 8;
    }
    return config;
}

} // namespace

int main(int argc, char* argv[])
{
    const std::string kind = argc == 3 ? argv[1] : "";
    const std::set<std::string> kinds{"mono", "stereo", "melody", "slow", "original", "t5"};
    if (kinds.count(kind) == 0) {
        std::cerr << "usage: make_checkpoint mono|stereo|melody|slow|original|t5 DIRECTORY\n";
        return 2;
    }
    try {
        const engine::ModelConfig config = configOf(kind);
        std::filesystem::create_directories(argv[2]);
        const engine::WeightStore weights = test::formulaWeights(config, 4);
        if (kind == "original")
            test::writeAudiocraft(argv[2], config, weights);
        else if (kind == "t5")
            test::writeTextEncoder(argv[2], config, weights);
        else
            test::writeCheckpoint(argv[2], config, weights);
    } catch (const std::exception& exception) {
        std::cerr << exception.what() << '\n';
        return 1;
    }
}
