// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Too little memory: what is free by the files of the system, and the sentence when an allocation fails, by
// the allocators themselves under a limit of the process.

#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/pipeline/model.h"
#include "engine/pipeline/model_loading.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "support/tiny_model.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <malloc.h>
#include <sys/resource.h>

#include <fstream>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace arioso::engine;
using namespace arioso::test;
namespace fs = std::filesystem;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized =
    true; // allocators of their own, which end the process or need terabytes of addresses
#else
constexpr bool kSanitized = false;
#endif

void write(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

constexpr std::int64_t kMiB = 1 << 20;

/// Large blocks are mapped and given back: one that stays free in the heap would serve what is to fail.
[[maybe_unused]] const int kMapped = ::mallopt(M_MMAP_THRESHOLD, int(kMiB));

/// Leaves the process `room` bytes of addresses more than it has.
class AddressLimit
{
public:
    explicit AddressLimit(std::int64_t room)
    {
        getrlimit(RLIMIT_AS, &m_before);
        std::int64_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        const rlimit limit{rlim_t(pages * 4096 + room), m_before.rlim_max};
        setrlimit(RLIMIT_AS, &limit);
    }
    ~AddressLimit() { setrlimit(RLIMIT_AS, &m_before); }
    AddressLimit(const AddressLimit&) = delete;
    AddressLimit& operator=(const AddressLimit&) = delete;

private:
    rlimit m_before = {};
};

template <typename Exception>
void throwing(const Exception& exception)
{
    guarded(kForGenerating, [&] { throw exception; });
}

} // namespace

ARIOSO_TEST(failedAllocationsAreOutOfMemory)
{
    CHECK_ERROR((throwing(std::bad_alloc()), 0), ErrorCode::OutOfMemory,
                "isn't enough memory for this generation");
    CHECK_ERROR((throwing(std::length_error("vector::_M_default_append")), 0), ErrorCode::OutOfMemory,
                "fewer or shorter");
    CHECK_ERROR((throwing(std::out_of_range("stoi")), 0), ErrorCode::Internal, "stoi");
    CHECK_ERROR((throwing(Error(ErrorCode::AudioInvalid, "as it was")), 0), ErrorCode::AudioInvalid,
                "as it was");
}

// CUDA's libraries report it as plain errors too. No GPU is needed to have one of these.
ARIOSO_TEST(failedAllocationsOnAGpuAreOutOfMemory)
{
    const auto check = [](const char* message) {
        CHECK_ERROR((throwing(c10::Error(message, "")), 0), ErrorCode::OutOfMemory,
                    "The GPU doesn't have enough memory for this generation. Generate fewer");
    };
    check("CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported");
    check("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`");
    check("cuDNN error: CUDNN_STATUS_ALLOC_FAILED");
    check("cuFFT error: CUFFT_ALLOC_FAILED");
    CHECK_ERROR((throwing(c10::OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB", "")), 0),
                ErrorCode::OutOfMemory, "The GPU doesn't have");
    CHECK_ERROR((throwing(c10::Error("CUDA error: invalid argument", "")), 0), ErrorCode::Internal,
                "invalid");
}

ARIOSO_TEST(libtorchsAllocatorOnTheCpuIsOutOfMemory)
{
    if (kSanitized)
        QSKIP("The sanitizer's allocator ends the process.");
    const auto tooMuch = [] {
        return at::empty({std::int64_t(1) << 48}, at::kFloat);
    }; // a petabyte: more than addresses
    CHECK_ERROR(guarded(kForLoading, tooMuch), ErrorCode::OutOfMemory,
                "isn't enough memory for this model. Close");
    CHECK_ERROR(guarded(kForLoading, [] { return at::empty({2}).view({3}); }), ErrorCode::Internal, "failed");
}

ARIOSO_TEST(modelThatDoesNotFitIsOutOfMemory)
{
    if (kSanitized)
        QSKIP("The sanitizer needs more addresses than the limit leaves.");
    const TemporaryFolder folder;
    ModelConfig config = tinyMono();
    config.text.vocabSize = 3'000'000; // 192 MB
    CheckpointStyle style;
    style.dtype = at::kHalf; // to be converted
    style.tokenizer = false;
    writeCheckpoint(folder.path(), config, formulaWeights(config, 4), style);
    LoadOptions options;
    options.directory = folder.path();
    options.threads = 1;
    LoadListener quiet;
    (void)loadModel(options, {}, quiet);
    // For the mapped file of 96 MB and not for the copy, give or take a thread's heap.
    const AddressLimit limit(110 * kMiB);
    CHECK_ERROR(loadModel(options, {}, quiet), ErrorCode::OutOfMemory, "isn't enough memory for this model");
}

ARIOSO_TEST(workThatDoesNotFitIsOutOfMemory)
{
    if (kSanitized)
        QSKIP("The sanitizer needs more addresses than the limit leaves.");
    const auto model = makeModel(tinyParts(tinyMono()));
    Audio audio;
    audio.sampleRate = 400;
    audio.channels.emplace_back(400 * 299, 0.1F);
    Codes codes;
    codes.codebooks = 4;
    codes.frames = 6'000'000; // 192 MB of ids alone
    codes.values.resize(std::size_t(codes.codebooks) * std::size_t(codes.frames));
    {
        const AddressLimit limit(40 * kMiB);
        CHECK_ERROR(model->decode(codes), ErrorCode::OutOfMemory,
                    "isn't enough memory for audio of this length");
    }
    (void)model->encode(audio); // it works again afterwards
}

ARIOSO_TEST(whatTheSystemHasFree)
{
    const TemporaryFolder root;
    QVERIFY(!availableMemory(root.path()));
    write(root / "proc/meminfo",
          "MemTotal:       8000 kB\nMemFree:        1000 kB\nMemAvailable:   5000 kB\n");
    QCOMPARE(*availableMemory(root.path()), std::int64_t(5000 * 1024));
}

ARIOSO_TEST(whatCgroupsLeave)
{
    const TemporaryFolder root;
    const std::string cgroups = "sys/fs/cgroup/";
    write(root / "proc/meminfo", "MemAvailable: 9000 kB\n");
    write(root / "proc/self/cgroup", "0::/user/app\n");
    QCOMPARE(*availableMemory(root.path()), std::int64_t(9000 * 1024));
    write(root / (cgroups + "user/app/memory.max"), "max\n");
    write(root / (cgroups + "user/app/memory.current"), "1000000\n");
    QCOMPARE(*availableMemory(root.path()), std::int64_t(9000 * 1024));
    write(root / (cgroups + "user/memory.max"), "4000000\n"); // the group above limits too
    write(root / (cgroups + "user/memory.current"), "3000000\n");
    QCOMPARE(*availableMemory(root.path()), std::int64_t(1000000));
    write(root / (cgroups + "user/memory.stat"), "anon 2200000\nactive_file 300000\ninactive_file 400000\n");
    QCOMPARE(*availableMemory(root.path()), std::int64_t(1700000)); // pages of files can go
    write(root / (cgroups + "user/memory.current"), "5000000\n");   // over its limit
    QCOMPARE(*availableMemory(root.path()), std::int64_t(0));
}

ARIOSO_TEST(whatVersion1CgroupsLeave)
{
    const TemporaryFolder root;
    write(root / "proc/meminfo", "MemAvailable: 9000 kB\n");
    write(root / "proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/x\n");
    const std::string group = "sys/fs/cgroup/memory/x/memory.";
    write(root / (group + "limit_in_bytes"), "4000000\n");
    write(root / (group + "usage_in_bytes"), "3500000\n");
    write(root / (group + "stat"), "cache 1\ntotal_inactive_file 100000\ntotal_active_file 50000\n");
    QCOMPARE(*availableMemory(root.path()), std::int64_t(650000));
}

namespace {

/// Says that it needs a petabyte, and counts how often it is used all the same.
class HugeDecoder : public Decoder
{
public:
    [[nodiscard]] std::int64_t bytesFor(const Conditioning&, const SessionSize& size) const override
    {
        asked = size;
        return std::int64_t(1) << 50;
    }
    [[nodiscard]] std::unique_ptr<DecoderSession> begin(const Conditioning&, int, int) const override
    {
        ++begun;
        throw Error(ErrorCode::Internal, "begun");
    }
    mutable SessionSize asked;
    mutable int begun = 0;
};

/// What one more column or row costs a decoder.
std::int64_t bytesOf(const Decoder& decoder, int rows, int columns)
{
    return decoder.bytesFor({}, {rows, columns, 1});
}

} // namespace

ARIOSO_TEST(aGenerationThatCannotFitIsRefusedBeforeItStarts)
{
    ModelParts parts = tinyParts(tinyMono());
    const auto decoder = std::make_shared<HugeDecoder>();
    parts.decoder = decoder;
    GenerationRequest request;
    request.prompts.front().text = "a";
    request.takes = 5;
    request.length = NewTokens{12};
    GenerationListener quiet;
    CHECK_ERROR(generateClips(parts, request, quiet), ErrorCode::OutOfMemory, "1125899.9 GB needed");
    CHECK_ERROR(generateClips(parts, request, quiet), ErrorCode::OutOfMemory, "fewer or shorter takes");
    QCOMPARE(decoder->begun, 0);
    QCOMPARE(decoder->asked.rows, 10); // guided
    QCOMPARE(decoder->asked.maxColumns, 12);
    QCOMPARE(decoder->asked.firstColumns, 1);
}

ARIOSO_TEST(conditionsThatCannotFitAreRefusedBeforeTheyAreStacked)
{
    ModelParts parts = tinyParts(tinyMono());
    const auto decoder = std::make_shared<HugeDecoder>();
    parts.decoder = decoder;
    GenerationRequest request;
    ClipCondition condition;
    condition.text = at::zeros({1, parts.info.config.text.width}).expand({std::int64_t(1) << 40, -1});
    GenerationListener quiet;
    CHECK_ERROR(generateClips(parts, request, {condition}, quiet), ErrorCode::OutOfMemory,
                "422212.5 GB needed");
    QCOMPARE(decoder->asked.rows, 0); // the decoder was not even asked
    const std::vector<ClipCondition> clips(3);
    const std::int64_t row = 2 * parts.info.config.decoder.hiddenSize * 4;
    QCOMPARE(parts.conditioner->bytesFor(clips, NullRows::None), std::int64_t(0));
    ModelParts melody = tinyParts(tinyMelody());
    QCOMPARE(melody.conditioner->bytesFor(clips, NullRows::Appended),
             6 * melody.info.config.chromaLength * row);
}

ARIOSO_TEST(aDecodeThatCannotFitIsRefusedBeforeItStarts)
{
    ModelParts parts = tinyParts(tinyMono());
    parts.info.config.audio.upsamplingRatios = {1000, 1000}; // a frame is a million samples
    Codes codes;
    codes.codebooks = 4;
    codes.frames = 1'000'000;
    codes.values.resize(std::size_t(codes.codebooks) * std::size_t(codes.frames));
    CHECK_ERROR(makeModel(std::move(parts))->decode(codes), ErrorCode::OutOfMemory, "GB needed");
}

ARIOSO_TEST(theCacheIsCountedToTheByte)
{
    const ModelConfig config = tinyMono();
    const WeightStore store = formulaWeights(config, 4);
    const Weights weights(store, "decoder");
    const std::int64_t vectors = 2 * std::int64_t(config.decoder.layers) * 3; // keys and values of 3 rows
    const std::int64_t width = config.decoder.hiddenSize;
    const std::int64_t heads = config.decoder.heads;
    const std::pair<Precision, std::int64_t> precisions[] = {
        {Precision::Float32, 4 * width},
        {Precision::Float16, 2 * width},
        {Precision::BFloat16, 2 * width},
        {Precision::Int8, width + 4 * heads}, // and a scale
    };
    for (const auto& [precision, bytes] : precisions) {
        const CpuDecoder decoder(weights, config.decoder, {precision, 1});
        QCOMPARE(bytesOf(decoder, 3, 50) - bytesOf(decoder, 3, 40), 10 * vectors * bytes);
    }
    const TorchDecoder torch(weights, config.decoder, {at::kCPU, at::kFloat});
    QVERIFY(bytesOf(torch, 3, 50) - bytesOf(torch, 3, 40) >= 10 * vectors * 4 * width);
}

ARIOSO_TEST(sixtyFourTakesOfALargeModelAreMuchTooMuch)
{
    // MusicGen large: 48 layers of 2048. Two columns of 128 rows, guided: 2 x 48 x 2048 x 4 bytes for each
    // row.
    ModelConfig config = tinyMono();
    config.decoder.layers = 1;
    config.decoder.hiddenSize = 2048;
    config.decoder.heads = 32;
    config.decoder.feedForward = 8;
    config.decoder.maxPositions = 2048;
    config.decoder.vocabSize = 2;
    config.decoder.padTokenId = 2;
    const WeightStore store = formulaWeights(config, 4);
    const CpuDecoder decoder(Weights(store, "decoder"), config.decoder, {Precision::Float32, 1});
    const double gigabytes = double(bytesOf(decoder, 128, 1503)) * 48 * 1e-9;
    QVERIFY2(gigabytes > 151 && gigabytes < 153, std::to_string(gigabytes).c_str());
}

ARIOSO_TEST(textsAreCountedByTheSquareOfTheirTokens)
{
    const ModelParts parts = tinyParts(tinyMono());
    const std::int64_t heads = parts.info.config.text.heads;
    QCOMPARE(parts.textEncoder->bytesFor(1000), std::int64_t(1000) * 1000 * (8 + 16 * heads));
}

ARIOSO_TEST(loadingCountsWhatIsCopied)
{
    const auto zeros = [](at::IntArrayRef shape, at::ScalarType type) { return at::empty(shape, type); };
    WeightStore store;
    store.add("text_encoder.shared.weight", zeros({10, 4}, at::kHalf));
    store.add("audio_encoder.x", zeros({7}, at::kFloat));
    store.add("decoder.model.decoder.embed_tokens.0.weight", zeros({5, 64}, at::kHalf));
    store.add("decoder.model.decoder.layers.0.fc1.weight", zeros({32, 64}, at::kHalf));
    const auto bytes = [&](Precision precision, DecoderBackend backend) {
        LoadOptions options;
        options.precision = precision;
        options.backend = backend;
        return loadBytes(store, options);
    };
    const std::int64_t always = 40 * 4 + 7 * 8;
    QCOMPARE(bytes(Precision::Float16, DecoderBackend::Native), always + 5 * 64 * 4);
    QCOMPARE(bytes(Precision::Float32, DecoderBackend::Automatic), always + 5 * 64 * 4 + 32 * 64 * 4);
    QCOMPARE(bytes(Precision::BFloat16, DecoderBackend::Torch), always + 5 * 64 * 2 + 32 * 64 * 2);
    QCOMPARE(bytes(Precision::Int8, DecoderBackend::Native), always + 5 * 64 * 4 + 32 * 64 + 32 * 4);
    LoadOptions onGpu;
    onGpu.device = Device::Cuda;
    QCOMPARE(loadBytes(store, onGpu), std::int64_t(0));
}

ARIOSO_TEST(theRefusalNamesBothFigures)
{
    requireMemory(100, kForGenerating, 100);
    requireMemory(std::int64_t(1) << 60, kForGenerating, {}); // nobody knows
    CHECK_ERROR((requireMemory(12'340'000'000, kForGenerating, 4'060'000'000), 0), ErrorCode::OutOfMemory,
                "this generation: about 12.3 GB needed, 4.1 GB free. Generate fewer");
}
