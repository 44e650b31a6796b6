// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "audio_prompts.h"
#include "codes_file.h"
#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/audio/audio_file.h"
#include "model_options.h"
#include "output.h"
#include "piece_file.h"
#include "progress.h"

#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace arioso::cli {
namespace {

using namespace engine;

struct EncodeOptions
{
    ModelOptions model;
    std::string input;
    std::string codes;
};

struct DecodeOptions
{
    ModelOptions model;
    std::string codes;
    std::string from;
    std::string to;
    std::string keptCodes;
    std::string output;
    SampleOptions samples;
};

int encode(const EncodeOptions& options)
{
    requireWritableFolder(options.codes);
    const Audio audio = readAudioFile(options.input);
    const std::unique_ptr<Model> model = loadModel(options.model);
    CodesFile file;
    file.clips.push_back(model->encode(audio));
    file.sampleRate = model->info().sampleRate;
    file.frameRate = model->info().frameRate;
    writeCodesFile(options.codes, file);
    std::cout << options.codes << "  " << file.clips.front().codebooks << " codebooks, "
              << file.clips.front().frames << " frames" << std::endl;
    return 0;
}

CodesFile readFileOrTake(const std::string& path)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored))
        return readCodesFile(path);
    Piece piece = readPiece(path, 1);
    CodesFile file{{std::move(piece.codes)}, {}, piece.sampleRate, piece.frameRate};
    if (piece.recipe)
        file.recipes.push_back(std::move(*piece.recipe));
    return file;
}

/// The frames between --from and --to.
Codes partOf(const Codes& codes, const DecodeOptions& options, int frameRate)
{
    const auto frame = [&](const std::string& text, const char* option) {
        const double at = std::round(parseTime(text, option) * frameRate);
        if (!(at >= 0 && at <= codes.frames)) {
            throw UsageError(std::string(option) + " must be inside the piece, which is " +
                             fixedText(double(codes.frames) / frameRate, 2) + " s long.");
        }
        return int(at);
    };
    const int from = options.from.empty() ? 0 : frame(options.from, "--from");
    const int to = options.to.empty() ? codes.frames : frame(options.to, "--to");
    if (from >= to)
        throw UsageError("--from must be before --to.");
    return codes.part(from, to);
}

int decode(const DecodeOptions& options)
{
    const AudioFormat format = outputFormat(options.output, options.samples.format);
    requireWritableFolder(options.output);
    if (!options.keptCodes.empty())
        requireWritableFolder(options.keptCodes);
    CodesFile file = readFileOrTake(options.codes);
    const std::unique_ptr<Model> model = loadModel(options.model);
    if (file.sampleRate != 0 && file.sampleRate != model->info().sampleRate) {
        throw Error(ErrorCode::RequestInvalid, "The codes are for " + std::to_string(file.sampleRate) +
                                                   " Hz, but this model generates " +
                                                   std::to_string(model->info().sampleRate) + " Hz.");
    }
    for (Codes& clip : file.clips)
        clip = partOf(clip, options, model->info().frameRate);
    if (!options.keptCodes.empty())
        writeCodesFile(options.keptCodes, file);
    Progress progress(ProgressStyle::Terminal);
    for (std::size_t i = 0; i < file.clips.size(); ++i) {
        const ResultFile out{resultPath(options.output, i, file.clips.size()), format, options.samples};
        const double seconds = writeResult(out, model->decode(file.clips[i]));
        progress.wrote({out.path.string(), seconds, 0, "", ""});
    }
    return 0;
}

} // namespace

Command addEncode(CLI::App& app)
{
    auto options = std::make_shared<EncodeOptions>();
    CLI::App* command = app.add_subcommand("encode", "Encode an audio file as the model's codes");
    command->add_option("input", options->input, "Audio or video file")->type_name("FILE")->required();
    command
        ->add_option("--codes", options->codes,
                     "File to write the codes to: safetensors, or text if the name ends in .json")
        ->type_name("FILE.safetensors")
        ->required();
    options->model.precision = "fp32"; // mapped, so that the unused decoder costs nothing to load
    addModelOptions(*command, options->model);
    return [options] { return encode(*options); };
}

Command addDecode(CLI::App& app)
{
    auto options = std::make_shared<DecodeOptions>();
    CLI::App* command = app.add_subcommand("decode", "Decode codes to an audio file");
    command
        ->add_option("--codes", options->codes,
                     "Codes written by generate or encode, codes.safetensors of a take, or the take's folder")
        ->type_name("FILE.safetensors|TAKE")
        ->required();
    command->add_option("--from", options->from, "Start of the part to decode: seconds or m:ss")->type_name("S");
    command->add_option("--to", options->to, "End of the part to decode: seconds or m:ss")->type_name("S");
    command
        ->add_option("--keep-codes", options->keptCodes,
                     "Also write the codes of the part to this file, which continue can make longer")
        ->type_name("FILE.safetensors");
    command
        ->add_option("-o,--output", options->output,
                     "Audio file to write; several clips become OUT-1.wav, OUT-2.wav …")
        ->type_name("OUT.wav")
        ->required();
    addSampleOptions(*command, options->samples);
    options->model.precision = "fp32"; // as above
    addModelOptions(*command, options->model);
    return [options] { return decode(*options); };
}

} // namespace arioso::cli
