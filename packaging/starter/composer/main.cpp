// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// arioso-compose: writes a data set of composed pieces for training: NAME.flac, NAME.txt (a text on each
// line) and NAME.json (a description of the piece). Exit status as for arioso-cli.

#include "engine/api/error.h"
#include "engine/audio/audio_file.h"
#include "starter/composer/description.h"
#include "starter/composer/prompts.h"
#include "starter/composer/vocabulary.h"
#ifdef ARIOSO_FLUIDSYNTH
#include "starter/composer/renderer.h"
#endif

#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>

namespace {

using namespace arioso;

struct Options
{
    std::filesystem::path output;
    std::filesystem::path vocabulary;
    std::filesystem::path soundfont = "/usr/share/sounds/sf2/FluidR3_GM.sf2";
    std::uint64_t firstSeed = 1;
    int count = 100;
    int seconds = 20;
    int texts = 6;
    std::string suffix;
    bool withoutAudio = false;
};

std::string nameOfPiece(std::uint64_t seed, const std::string& suffix)
{
    char name[32];
    std::snprintf(name, sizeof name, "%06llu", static_cast<unsigned long long>(seed));
    return name + suffix;
}

void writeText(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        throw engine::Error(engine::ErrorCode::FileUnwritable, "Couldn't write '" + path.string() + "'.");
}

#ifdef ARIOSO_FLUIDSYNTH
using Renderer = training::Renderer;
#else
/// Replaces the renderer in builds without FluidSynth.
struct Renderer
{
    explicit Renderer(const std::filesystem::path& /*soundfont*/)
    {
        throw engine::Error(
            engine::ErrorCode::RequestInvalid,
            "arioso-compose was built without FluidSynth. Use --without-audio to write only texts.");
    }
    [[nodiscard]] engine::Audio render(const training::Piece& /*piece*/) { return {}; }
};
#endif

void compose(const Options& options)
{
    std::unique_ptr<Renderer> renderer;
    if (!options.withoutAudio)
        renderer = std::make_unique<Renderer>(options.soundfont);
    std::filesystem::create_directories(options.output);
    for (int i = 0; i < options.count; ++i) {
        const std::uint64_t seed = options.firstSeed + std::uint64_t(i);
        const training::Style style = training::kStyles[seed % training::kStyles.size()];
        const training::Piece piece =
            training::composePiece(seed, options.seconds * training::kFramesPerSecond, style);
        const std::filesystem::path base = options.output / nameOfPiece(seed, options.suffix);
        std::string lines;
        for (const std::string& text : training::textsFor(piece, options.texts))
            lines += text + "\n";
        writeText(base.string() + ".txt", lines);
        writeText(base.string() + ".json", training::describePiece(piece).dump(1) + "\n");
        if (renderer)
            engine::writeAudioFile(base.string() + ".flac", renderer->render(piece),
                                   engine::AudioFormat::Flac16);
    }
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app("Composes pieces by rules and renders them as a training data set.", "arioso-compose");
    app.add_option("-o,--output", options.output, "Folder to write pieces to")->type_name("DIR");
    app.add_option("--vocabulary", options.vocabulary, "File to write the vocabulary of the texts to")
        ->type_name("FILE.json");
    app.require_option(1, 0);
    app.add_option("--count", options.count, "Number of pieces")
        ->check(CLI::Range(1, 999999))
        ->type_name("N");
    app.add_option("--first-seed", options.firstSeed,
                   "Seed of the first piece; the others have the following seeds")
        ->type_name("N");
    app.add_option("--seconds", options.seconds, "Duration of a piece in seconds")
        ->check(CLI::Range(2, 120))
        ->type_name("S");
    app.add_option("--texts", options.texts, "Number of texts for each piece")
        ->check(CLI::Range(1, 50))
        ->type_name("N");
    app.add_option("--suffix", options.suffix, "Suffix of each name, such as _val")->type_name("TEXT");
    app.add_option("--soundfont", options.soundfont, "General MIDI soundfont")->type_name("FILE.sf2");
    app.add_flag("--without-audio", options.withoutAudio, "Write only texts and descriptions");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    try {
        if (!options.vocabulary.empty())
            writeText(options.vocabulary, training::vocabulary().dump(1) + "\n");
        if (!options.output.empty())
            compose(options);
    } catch (const std::exception& error) {
        std::cerr << "arioso-compose: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
