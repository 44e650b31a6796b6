// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The cache of packed weights: what comes back is what was written, or nothing does.

#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/cpu/weight_cache.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/zeros.h>

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <vector>

using namespace arioso::engine;
using namespace arioso::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kKey = 77;

WeightCache cacheIn(const fs::path& folder)
{
    WeightCache cache;
    cache.folder = folder;
    cache.smallest = 0;
    return cache;
}

/// Somewhat more than two of the pieces that are read at once.
std::vector<std::byte> someBytes()
{
    std::vector<std::byte> bytes((std::size_t(8) << 20) + 1000);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = std::byte((i * 2654435761U) >> 13);
    return bytes;
}

WeightCache::Job jobOf(const std::vector<std::byte>& bytes, int threads)
{
    return {const_cast<std::byte*>(bytes.data()), bytes.size(),
            threads}; // which writing to a file does not change
}

bool comesBack(const WeightCache& cache, const std::vector<std::byte>& bytes, std::uint64_t key = kKey)
{
    std::vector<std::byte> read(bytes.size());
    return cache.read(key, {read.data(), read.size(), 2}) && read == bytes;
}

bool anythingComesBack(const WeightCache& cache, std::size_t bytes, std::uint64_t key = kKey)
{
    std::vector<std::byte> read(bytes);
    return cache.read(key, {read.data(), read.size(), 2});
}

std::size_t filesIn(const fs::path& folder)
{
    return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

at::Tensor logitsOf(const WeightStore& store, const WeightCache& cache)
{
    const ModelConfig config = tinyMono();
    const CpuDecoder decoder(Weights(store).scope("decoder"), config.decoder, {Precision::Int8, 2, cache});
    return decoder.begin({}, 1, 1)->step(at::zeros({1, config.decoder.codebooks, 1}, at::kLong));
}

} // namespace

ARIOSO_TEST(whatWasWrittenComesBack)
{
    const TemporaryFolder folder;
    const WeightCache cache = cacheIn(folder / "new" / "folders");
    const auto bytes = someBytes();
    QVERIFY(!anythingComesBack(cache, bytes.size())); // not yet
    cache.write(kKey, jobOf(bytes, 2));
    QVERIFY(comesBack(cache, bytes));
    QVERIFY(!anythingComesBack(cache, bytes.size(), kKey + 1));
    QVERIFY(!anythingComesBack(cache, bytes.size() - 1));
    QCOMPARE(filesIn(cache.folder), std::size_t(1)); // nothing temporary stays
}

ARIOSO_TEST(aFileOfAnotherKeyIsNotTaken)
{
    const TemporaryFolder folder;
    const WeightCache cache = cacheIn(folder.path());
    const auto bytes = someBytes();
    cache.write(kKey, jobOf(bytes, 1));
    fs::rename(cache.file(kKey), cache.file(kKey + 1));
    QVERIFY(!anythingComesBack(cache, bytes.size(), kKey + 1));
}

ARIOSO_TEST(everyDamageIsSeen)
{
    const TemporaryFolder folder;
    const WeightCache cache = cacheIn(folder.path());
    const auto bytes = someBytes();
    const std::size_t size = bytes.size() + 4096;
    for (const std::size_t at : {std::size_t(0), std::size_t(9), std::size_t(17), std::size_t(25),
                                 std::size_t(4000), std::size_t(4096), size / 2, size - 1}) {
        cache.write(kKey, jobOf(bytes, 2));
        {
            std::fstream file(cache.file(kKey), std::ios::in | std::ios::out | std::ios::binary);
            file.seekg(std::streamoff(at));
            const char flipped = char(file.get() ^ 1);
            file.seekp(std::streamoff(at));
            file.put(flipped);
        }
        QVERIFY(!anythingComesBack(cache, bytes.size()));
        cache.write(kKey, jobOf(bytes, 2)); // and is repaired
        QVERIFY(comesBack(cache, bytes));
    }
    for (const std::size_t length :
         {std::size_t(0), std::size_t(100), std::size_t(4096), size - 1, size + 1}) {
        fs::resize_file(cache.file(kKey), length);
        QVERIFY(!anythingComesBack(cache, bytes.size()));
    }
    fs::remove(cache.file(kKey));
    fs::create_directory(cache.file(kKey));
    QVERIFY(!anythingComesBack(cache, bytes.size()));
    cache.write(kKey, jobOf(bytes, 2));
    QVERIFY(!anythingComesBack(cache, bytes.size())); // the folder stays in the way
}

ARIOSO_TEST(noFolderNoDiskNoFailure)
{
    const TemporaryFolder folder;
    const auto bytes = someBytes();
    cacheIn({}).write(kKey, jobOf(bytes, 1));
    QVERIFY(!anythingComesBack(cacheIn({}), bytes.size()));

    std::ofstream(folder / "file") << "x"; // no folder can be made below it
    cacheIn(folder / "file" / "x").write(kKey, jobOf(bytes, 1));
    QVERIFY(!anythingComesBack(cacheIn(folder / "file" / "x"), bytes.size()));

    // A limit on the size of files fails as a full disk does.
    const WeightCache cache = cacheIn(folder / "full");
    rlimit before = {};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{std::size_t(1) << 20, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
    cache.write(kKey, jobOf(bytes, 1));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!anythingComesBack(cache, bytes.size()));
    QCOMPARE(filesIn(cache.folder), std::size_t(0));
}

ARIOSO_TEST(progressIsToldAndCanStop)
{
    struct Enough
    {
    };
    const TemporaryFolder folder;
    const WeightCache cache = cacheIn(folder.path());
    std::vector<std::byte> bytes((std::size_t(150) << 20) + 1000);
    std::size_t done = 0;
    int calls = 0;
    const auto count = [&](std::size_t more) {
        done += more;
        ++calls;
    };
    const auto stop = [&](std::size_t) { throw Enough{}; };
    bool stopped = false;
    try {
        cache.write(kKey, jobOf(bytes, 2), stop);
    } catch (const Enough&) {
        stopped = true;
    }
    QVERIFY(stopped);
    QCOMPARE(filesIn(folder.path()), std::size_t(0)); // nothing half written stays

    cache.write(kKey, jobOf(bytes, 2), count);
    QCOMPARE(done, bytes.size());
    QVERIFY(calls > 10);
    done = 0;
    calls = 0;
    QVERIFY(cache.read(kKey, jobOf(bytes, 2), count));
    QCOMPARE(done, bytes.size());
    QCOMPARE(calls, 3); // of 64 MiB
    stopped = false;
    try {
        (void)cache.read(kKey, jobOf(bytes, 2), stop);
    } catch (const Enough&) {
        stopped = true;
    }
    QVERIFY(stopped);
}

ARIOSO_TEST(smallWeightsAreNotKept)
{
    const TemporaryFolder folder;
    WeightCache cache = cacheIn(folder / "cache");
    cache.smallest = std::size_t(64) << 20;
    const auto bytes = someBytes();
    cache.write(kKey, jobOf(bytes, 1));
    QVERIFY(!fs::exists(cache.folder));
}

ARIOSO_TEST(onlyTheFilesUsedLastStay)
{
    const TemporaryFolder folder;
    const WeightCache cache = cacheIn(folder.path());
    const std::vector<std::byte> bytes(100);
    std::ofstream(folder / "somebody else's") << "x";
    const auto now = fs::file_time_type::clock::now();
    for (std::uint64_t key = 0; key < 4; ++key) {
        cache.write(key, jobOf(bytes, 1));
        fs::last_write_time(cache.file(key), now - std::chrono::hours(10 - int(key)));
    }
    QVERIFY(comesBack(cache, bytes, 0)); // which makes it the last one used
    cache.write(4, jobOf(bytes, 1));
    QVERIFY(comesBack(cache, bytes, 0));
    QVERIFY(!anythingComesBack(cache, bytes.size(), 1));
    QVERIFY(comesBack(cache, bytes, 4));
    QCOMPARE(filesIn(folder.path()), std::size_t(5));
}

ARIOSO_TEST(theUsersFolder)
{
    const auto with = [](const char* cache, const char* home) {
        cache != nullptr ? setenv("XDG_CACHE_HOME", cache, 1) : unsetenv("XDG_CACHE_HOME");
        home != nullptr ? setenv("HOME", home, 1) : unsetenv("HOME");
        return userCacheFolder();
    };
    QCOMPARE(with("/a", "/h"), fs::path("/a/arioso"));
    QCOMPARE(with("relative", "/h"), fs::path("/h/.cache/arioso"));
    QCOMPARE(with("", "/h"), fs::path("/h/.cache/arioso"));
    QCOMPARE(with(nullptr, "/h"), fs::path("/h/.cache/arioso"));
    QCOMPARE(with(nullptr, nullptr), fs::path());
}

ARIOSO_TEST(decoderFromTheCacheIsTheSame)
{
    const TemporaryFolder folder;
    WeightCache cache = cacheIn(folder.path());
    cache.source = "first";
    const WeightStore store = formulaWeights(tinyMono(), 4);
    const at::Tensor packed = logitsOf(store, {});
    QVERIFY(at::equal(logitsOf(store, cache), packed)); // packs and writes
    QCOMPARE(filesIn(folder.path()), std::size_t(1));
    QVERIFY(at::equal(logitsOf(store, cache), packed));

    // A change that the key does not see shows that it really came from the file; one of the source is seen.
    WeightStore changed = formulaWeights(tinyMono(), 4);
    const_cast<at::Tensor&>(changed.tensors().at("decoder.model.decoder.layers.1.fc2.weight"))[0][0] += 5;
    QVERIFY(!at::equal(logitsOf(changed, {}), packed));
    QVERIFY(at::equal(logitsOf(changed, cache), packed));
    cache.source = "second";
    QVERIFY(at::equal(logitsOf(changed, cache), logitsOf(changed, {})));

    // So is one in the middle of a matrix.
    const at::Tensor& fc2 = changed.tensors().at("decoder.model.decoder.layers.1.fc2.weight");
    const_cast<at::Tensor&>(fc2)[fc2.size(0) / 2] += 1;
    QVERIFY(at::equal(logitsOf(changed, cache), logitsOf(changed, {})));
}

ARIOSO_TEST(damagedCacheIsPackedAnew)
{
    const TemporaryFolder folder;
    const WeightCache cache = cacheIn(folder.path());
    const WeightStore store = formulaWeights(tinyMono(), 4);
    const at::Tensor packed = logitsOf(store, cache);
    const fs::path file = fs::directory_iterator(folder.path())->path();
    const auto size = fs::file_size(file);
    fs::resize_file(file, size / 2);
    QVERIFY(at::equal(logitsOf(store, cache), packed));
    QCOMPARE(fs::file_size(file), size);
}
