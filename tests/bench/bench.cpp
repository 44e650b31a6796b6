// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Measures generation at the sizes of the official models, compared with the memory bandwidth of this
// computer.

#include "app/command_line/help.h"
#include "bench/bandwidth.h"
#include "bench/beside.h"
#include "bench/distance.h"
#include "bench/random_checkpoint.h"
#include "engine/kernels/int8.h"
#include "engine/machine/threads.h"
#include "engine/pipeline/engine.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace arioso;
using namespace arioso::engine;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A line of /proc/self/status in MiB.
double statusMiB(const std::string& key)
{
    std::ifstream file("/proc/self/status");
    std::string line;
    while (std::getline(file, line)) {
        if (line.rfind(key + ":", 0) == 0)
            return std::stod(line.substr(key.size() + 1)) / 1024;
    }
    return 0;
}

std::string processor()
{
    std::ifstream file("/proc/cpuinfo");
    std::string line;
    while (std::getline(file, line)) {
        if (line.rfind("model name", 0) == 0)
            return line.substr(line.find(':') + 2);
    }
    return "unknown processor";
}

/// Measures the time of every step and of the first audio.
class Stopwatch : public GenerationListener
{
public:
    explicit Stopwatch(std::size_t stopAt = 0) : m_stopAt(stopAt) {} ///< stopAt: a step, 0 for none

    Flow progressed(const Progress& progress) override
    {
        if (progress.phase == Phase::Generating)
            m_times.push_back(Clock::now());
        return m_stopAt > 0 && m_times.size() >= m_stopAt ? Flow::Stop : Flow::Continue;
    }

    void audioReady(int, const Audio&) override
    {
        if (m_firstSound == 0)
            m_firstSound = since(m_start);
    }

    /// Milliseconds of a step, the median of 20 around `step`; 0 where there are not so many. With what
    /// happens between steps, but not with the chunks of sound that only some of them are followed by.
    [[nodiscard]] double millisecondsAt(std::size_t step) const
    {
        const std::size_t first = step < 10 ? 0 : step - 10;
        if (first + 20 >= m_times.size())
            return 0;
        std::vector<double> times;
        for (std::size_t i = first; i < first + 20; ++i)
            times.push_back(std::chrono::duration<double>(m_times[i + 1] - m_times[i]).count() * 1000);
        std::nth_element(times.begin(), times.begin() + 10, times.end());
        return times[10];
    }

    [[nodiscard]] double firstSound() const { return m_firstSound; }
    [[nodiscard]] std::size_t steps() const { return m_times.size(); }
    [[nodiscard]] double sinceLastStep() const { return since(m_times.back()); }

private:
    std::size_t m_stopAt;
    Clock::time_point m_start = Clock::now();
    double m_firstSound = 0;
    std::vector<Clock::time_point> m_times;
};

struct Options
{
    std::string size = "small";
    std::string checkpoint;
    std::string precision = "fp32";
    std::string backend = "native";
    std::string device = "cpu";
    int threads = 0;
    double seconds = 30;
    int takes = 1;
    float guidance = 3;
    int distanceSteps = 0;
    int stopAt = 0;
    int repeat = 0;
    int beside = 0;
    std::string json;
};

const std::map<std::string, Precision>& precisions()
{
    static const std::map<std::string, Precision> all{{"fp32", Precision::Float32},
                                                      {"bf16", Precision::BFloat16},
                                                      {"fp16", Precision::Float16},
                                                      {"int8", Precision::Int8}};
    return all;
}

/// Bytes of one weight, its part of a group's scale included.
double bytesPerWeight(Precision precision)
{
    switch (precision) {
    case Precision::Float32:
        return 4;
    case Precision::BFloat16:
    case Precision::Float16:
        return 2;
    case Precision::Int8:
        return 1 + 4.0 / kernels::kInt8Group;
    }
    return 0;
}

/// Bytes of a key's or a value's number, its part of the scale of a head included.
double bytesPerCached(Precision precision, int headWidth)
{
    switch (precision) {
    case Precision::Float32:
        return 4;
    case Precision::BFloat16:
    case Precision::Float16:
        return 2;
    case Precision::Int8:
        return 1 + 4.0 / headWidth;
    }
    return 0;
}

/// Bytes that one step has to read: every decoder weight once, and the cache of each row up to `position`.
double bytesAt(const ModelInfo& info, const Options& options, int rows, int position)
{
    const DecoderConfig& c = info.config.decoder;
    const double h = c.hiddenSize;
    const double perLayer = 4 * h * h + (c.crossAttention ? 2 * h * h : 0) + 2 * h * c.feedForward;
    const double matrices = c.layers * perLayer + double(c.codebooks) * c.vocabSize * h;
    const Precision precision = precisions().at(options.precision);
    const double cache =
        double(rows) * 2 * c.layers * h * position * bytesPerCached(precision, c.headWidth());
    return matrices * bytesPerWeight(precision) + cache;
}

/// Of the last minute.
double loadAverage()
{
    double load = 0;
    return getloadavg(&load, 1) == 1 ? load : 0;
}

/// Prints the figures of a generation, and adds them to `figures`.
void report(const Options& options, const Model& model, const GenerationResult& result,
            const Stopwatch& watch, double bandwidth, nlohmann::ordered_json& figures)
{
    const double sound = result.clips.front().audio.seconds();
    std::printf("prompt and first step  %8.2f s\n", result.promptSeconds);
    std::printf("steps and sound        %8.2f s for %.2f s of sound (%.2f x real time), %.1f steps/s\n",
                result.decodeSeconds, sound, sound / result.decodeSeconds,
                double(result.steps) / result.decodeSeconds);
    std::printf("first sound after      %8.2f s\n", watch.firstSound());
    figures["prompt_seconds"] = result.promptSeconds;
    figures["steps_per_second"] = double(result.steps) / result.decodeSeconds;
    figures["first_sound_seconds"] = watch.firstSound();
    const int rows = options.takes * (options.guidance > 1 ? 2 : 1);
    for (const int step : {50, 250, 500, 1000, 1480}) {
        const double ms = watch.millisecondsAt(std::size_t(step));
        if (ms == 0)
            continue;
        const std::string place = std::to_string(step);
        figures["step_milliseconds"][place] = ms;
        if (options.device != "cpu") { // whose memory is not the one that was measured
            std::printf("step %-5d             %8.2f ms\n", step, ms);
            continue;
        }
        const double bytes = bytesAt(model.info(), options, rows, step);
        figures["part_of_memory_limit"][place] = bytes / ms * 1e3 / bandwidth;
        std::printf(
            "step %-5d             %8.2f ms, %.2f GB read, %.1f GB/s, %.0f %% of the memory's limit\n", step,
            ms, bytes * 1e-9, bytes / ms * 1e-6, 100 * bytes / ms * 1e3 / bandwidth);
    }
    const auto start = Clock::now();
    const Audio decoded = model.decode(result.clips.front().codes);
    const double decodeSeconds = since(start);
    std::printf("codec decode           %8.2f s for %.2f s of sound\n", decodeSeconds, decoded.seconds());
    figures["codec_decode_seconds"] = decodeSeconds;
    const auto encodeStart = Clock::now();
    const Codes codes = model.encode(decoded);
    std::printf("codec encode           %8.2f s for %d frames\n", since(encodeStart), codes.frames);
    std::printf("memory                 %8.0f MiB now, %.0f MiB at most (mapped weights counted), %.0f MiB "
                "of our own\n",
                statusMiB("VmRSS"), statusMiB("VmHWM"), statusMiB("RssAnon"));
    figures["resident_mib"] = statusMiB("VmHWM");
    figures["private_mib"] = statusMiB("RssAnon");
}

void reportBeside(const Model& model, const GenerationRequest& request, int processes,
                  nlohmann::ordered_json& figures)
{
    constexpr int kRounds = 5;
    const bench::Beside found = bench::speedBeside(model, request, processes, kRounds);
    std::printf("alone                  %8.1f steps/s\n", found.alone);
    std::printf("beside %-2d busy programs %6.1f steps/s, %.2f of it\n", processes, found.beside,
                found.ratio());
    figures["alone_steps_per_second"] = found.alone;
    figures["beside_steps_per_second"] = found.beside;
    figures["beside_ratio"] = found.ratio();
}

void reportDistances(const Options& options, const std::filesystem::path& directory, int threads)
{
    std::printf("guided distributions of %d steps against fp32's\n", options.distanceSteps);
    const std::vector<Precision> others{Precision::BFloat16, Precision::Float16, Precision::Int8};
    for (const bench::Distance& d :
         bench::distances(directory, others, options.distanceSteps, options.guidance, threads)) {
        const auto named = std::find_if(precisions().begin(), precisions().end(),
                                        [&](const auto& entry) { return entry.second == d.precision; });
        std::printf("  %-5s KL %.2e on average, %.2e at most; the most likely code is the same in %.2f %%\n",
                    named->first.c_str(), d.meanKl, d.worstKl, 100 * d.top1);
    }
}

void reportStop(const Model& model, const GenerationRequest& request, int step)
{
    Stopwatch watch{std::size_t(step)};
    const GenerationResult result = model.generate(request, watch);
    std::printf("stop at step %-5zu     %8.1f ms until generate returned\n", watch.steps(),
                watch.sinceLastStep() * 1000);
}

void reportGrowth(const Model& model, const GenerationRequest& request, int times)
{
    for (int i = 1; i <= times; ++i) {
        Stopwatch watch;
        const GenerationResult result = model.generate(request, watch);
        if (i == 1 || i % 10 == 0) {
            const struct mallinfo2 heap = mallinfo2();
            std::printf("generation %-4d        %8.2f MiB allocated, %.0f MiB private\n", i,
                        double(heap.uordblks + heap.hblkhd) / (1024 * 1024), statusMiB("RssAnon"));
        }
    }
}

int run(const Options& options)
{
    const std::filesystem::path directory =
        options.checkpoint.empty() ? std::filesystem::temp_directory_path() / ("arioso-bench-" + options.size)
                                   : std::filesystem::path(options.checkpoint);
    if (!std::filesystem::exists(directory / "config.json")) {
        std::printf("Writing a random checkpoint of the size '%s' to %s …\n", options.size.c_str(),
                    directory.c_str());
        std::filesystem::create_directories(directory);
        bench::writeRandomCheckpoint(directory, bench::officialConfig(options.size));
    }
    const int threads = options.threads > 0 ? options.threads : physicalCores();
    const double bandwidth = bench::readBandwidth(threads);
    std::printf("%s, %d threads, reads %.1f GB/s\n", processor().c_str(), threads, bandwidth * 1e-9);
    std::printf("%s, %s, %s decoder on %s, guidance %g, %d take(s), %g s\n", directory.filename().c_str(),
                options.precision.c_str(), options.backend.c_str(), options.device.c_str(),
                double(options.guidance), options.takes, options.seconds);

    nlohmann::ordered_json figures{{"processor", processor()},
                                   {"threads", threads},
                                   {"bytes_per_second_before", bandwidth},
                                   {"load_average_before", loadAverage()},
                                   {"model", directory.filename().string()},
                                   {"precision", options.precision},
                                   {"backend", options.backend},
                                   {"device", options.device},
                                   {"guidance", options.guidance},
                                   {"takes", options.takes},
                                   {"seconds", options.seconds}};
    if (options.distanceSteps > 0) {
        reportDistances(options, directory, threads);
        return 0;
    }

    LoadOptions load;
    load.directory = directory;
    load.threads = threads;
    load.precision = precisions().at(options.precision);
    load.device = options.device == "cuda" ? Device::Cuda : Device::Cpu;
    load.backend = options.backend == "torch" ? DecoderBackend::Torch : DecoderBackend::Native;
    const MusicGenEngine engine(ARIOSO_MODULE_DIR);
    LoadListener quiet;
    // Packed weights are kept beside the checkpoint, to go with it.
    setenv("XDG_CACHE_HOME", (directory / "cache").c_str(), 1);
    std::unique_ptr<Model> model;
    for (const char* time : {"first", "second"}) {
        model.reset();
        const auto start = Clock::now();
        model = engine.load(load, quiet);
        const double seconds = since(start);
        std::printf("%-6s load            %8.2f s, %.0f MiB private\n", time, seconds, statusMiB("RssAnon"));
        figures[std::string(time) + "_load_seconds"] = seconds;
    }

    GenerationRequest request;
    request.prompts.front().text = "a calm piano piece with soft strings";
    request.takes = options.takes;
    request.seed = 1;
    request.overrides.guidanceScale = options.guidance;
    request.length = Seconds{options.seconds};
    if (options.stopAt > 0) {
        reportStop(*model, request, options.stopAt);
        return 0;
    }
    if (options.repeat > 0) {
        reportGrowth(*model, request, options.repeat);
        return 0;
    }
    if (options.beside > 0) {
        reportBeside(*model, request, options.beside, figures);
    } else {
        Stopwatch watch;
        const GenerationResult result = model->generate(request, watch);
        report(options, *model, result, watch, bandwidth, figures);
    }
    figures["bytes_per_second_after"] = bench::readBandwidth(threads);
    figures["load_average_after"] = loadAverage();
    if (!options.json.empty())
        std::ofstream(options.json, std::ios::app) << figures.dump() << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    // As programs do before they load the engine; here OpenMP is linked and has read it, so start again.
    if (std::getenv("OMP_WAIT_POLICY") == nullptr) {
        setenv("OMP_WAIT_POLICY", "passive", 1);
        execv("/proc/self/exe", argv);
    }
    Options options;
    CLI::App app("Measures the speed and the memory of Arioso's engine with a checkpoint of real size and "
                 "random weights.",
                 "arioso-bench");
    command_line::setUpHelp(app);
    app.add_option("--size", options.size, "Size of the model: small, medium, large, stereo-small …")
        ->type_name("SIZE")
        ->capture_default_str();
    app.add_option("--checkpoint", options.checkpoint,
                   "Folder of the checkpoint; created if it doesn't exist (default: in the temporary folder)")
        ->type_name("DIR");
    app.add_option("--precision", options.precision, "Precision of the decoder's weights")
        ->check(command_line::oneOf({"fp32", "bf16", "fp16", "int8"}))
        ->type_name("fp32|bf16|fp16|int8")
        ->capture_default_str();
    app.add_option("--backend", options.backend, "Implementation of the decoder")
        ->check(command_line::oneOf({"native", "torch"}))
        ->type_name("native|torch")
        ->capture_default_str();
    app.add_option("--device", options.device, "Device that runs the decoder; cuda uses the backend torch")
        ->check(command_line::oneOf({"cpu", "cuda"}))
        ->type_name("cpu|cuda")
        ->capture_default_str();
    app.add_option("--threads", options.threads, "Number of threads; 0 is one for each physical core")
        ->type_name("N")
        ->capture_default_str();
    app.add_option("--seconds", options.seconds, "Duration of the clip in seconds")
        ->type_name("S")
        ->capture_default_str();
    app.add_option("--takes", options.takes, "Clips in the batch")->type_name("N")->capture_default_str();
    app.add_option("--guidance", options.guidance, "Guidance scale")->type_name("G")->capture_default_str();
    app.add_option("--distance", options.distanceSteps,
                   "Measure instead how far all precisions are from fp32, over N steps")
        ->type_name("N");
    app.add_option("--stop-at", options.stopAt, "Measure instead how long it takes to stop at step N")
        ->type_name("N");
    app.add_option("--repeat", options.repeat, "Measure instead the memory in use after N clips")
        ->type_name("N");
    app.add_option("--beside", options.beside,
                   "Measure instead the speed beside N busy programs, as a part of that without them")
        ->type_name("N");
    app.add_option("--json", options.json,
                   "Append the figures and the machine's state to FILE, as a line of JSON")
        ->type_name("FILE");
    CLI11_PARSE(app, argc, argv);
    if (options.device != "cpu")
        options.backend = "torch";
    try {
        return run(options);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "arioso-bench: %s\n", error.what());
        return 1;
    }
}
