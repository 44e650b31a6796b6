// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/cpu/weight_cache.h"

#include "engine/api/error.h"
#include "engine/files/file_map.h"
#include "engine/files/new_file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <vector>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFilesKept = 4;
constexpr char kEnding[] = ".weights";
constexpr std::size_t kChunk = std::size_t(4) << 20; // bytes that a thread reads and hashes at a time
constexpr std::size_t kChunksAtOnce = 16;            // between two reports of progress

/// The start of the file. The weights follow at the second page.
struct Header
{
    std::array<char, 8> magic = {'a', 'r', 'i', 'o', 's', 'o', 'w', '1'};
    std::uint64_t key = 0;
    std::uint64_t bytes = 0;
    std::uint64_t check = 0; // of the weights
    std::array<char, 4064> room = {};
};
static_assert(sizeof(Header) == 4096);

/// Injective in each argument, so that a single changed word always changes the hash.
std::uint64_t mix(std::uint64_t state, std::uint64_t word)
{
    const std::uint64_t mixed = (state ^ word) * 0x9e3779b97f4a7c15; // odd, from the golden ratio
    return mixed ^ (mixed >> 32);
}

bool same(const Header& a, const Header& b)
{
    return std::memcmp(&a, &b, sizeof a) == 0;
}

/// A hash of the hashes of all chunks, which `of(first, count)` computes on all threads. Calls `progress`
/// after every few chunks.
template <typename ChunkFingerprint>
std::uint64_t checkOf(const WeightCache::Job& job, const WeightCache::Progress& progress, ChunkFingerprint of)
{
    const std::size_t chunks = (job.bytes + kChunk - 1) / kChunk;
    std::vector<std::uint64_t> values(chunks);
    for (std::size_t begin = 0; begin < chunks; begin += kChunksAtOnce) {
        const std::size_t end = std::min(chunks, begin + kChunksAtOnce);
#pragma omp parallel for num_threads(job.threads) schedule(dynamic)
        for (std::size_t i = begin; i < end; ++i)
            values[i] = of(i * kChunk, std::min(kChunk, job.bytes - i * kChunk));
        if (progress)
            progress(std::min(job.bytes, end * kChunk) - begin * kChunk);
    }
    Fingerprint all;
    for (const std::uint64_t value : values)
        all.add(value);
    return all.value();
}

std::uint64_t fingerprintOf(const std::byte* bytes, std::size_t count)
{
    Fingerprint fingerprint;
    fingerprint.add(bytes, count);
    return fingerprint.value();
}

void removeAllButTheLatest(const fs::path& folder)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == kEnding && entry.is_regular_file())
            files.emplace_back(entry.last_write_time(), entry.path());
    }
    std::sort(files.rbegin(), files.rend());
    for (std::size_t i = kFilesKept; i < files.size(); ++i)
        fs::remove(files[i].second);
}

/// Removes temporary files of interrupted writes (NewFile). They are a day old, so no process still writes to
/// them.
void removeRemains(const fs::path& folder)
{
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().rfind(".arioso-", 0) == 0 && entry.last_write_time() < old)
            fs::remove(entry.path());
    }
}

} // namespace

void Fingerprint::add(const void* bytes, std::size_t count)
{
    const auto* at = static_cast<const unsigned char*>(bytes);
    m_length += count;
    for (; count >= 32; at += 32, count -= 32) {
        std::uint64_t words[4];
        std::memcpy(words, at, sizeof words);
        for (int l = 0; l < 4; ++l)
            m_lanes[l] = mix(m_lanes[l], words[l]);
    }
    for (; count > 0; ++at, --count)
        m_lanes[0] = mix(m_lanes[0], *at);
}

void Fingerprint::add(std::string_view text)
{
    add(std::uint64_t(text.size()));
    add(text.data(), text.size());
}

std::uint64_t Fingerprint::value() const
{
    std::uint64_t value = m_lanes[0];
    for (const std::uint64_t word : {m_lanes[1], m_lanes[2], m_lanes[3], m_length})
        value = mix(value, word);
    return value;
}

fs::path WeightCache::file(std::uint64_t key) const
{
    char name[40];
    std::snprintf(name, sizeof name, "%016llx%s", static_cast<unsigned long long>(key), kEnding);
    return folder / name;
}

bool WeightCache::read(std::uint64_t key, const Job& job, const Progress& progress) const
try {
    if (folder.empty() || job.bytes < smallest)
        return false;
    const InputFile input(file(key));
    Header expected;
    expected.key = key;
    expected.bytes = job.bytes;
    Header found;
    if (input.size() != sizeof found + job.bytes)
        return false;
    input.read(0, reinterpret_cast<char*>(&found), sizeof found);
    std::atomic<bool> failed{false};
    expected.check = checkOf(job, progress, [&](std::size_t first, std::size_t count) -> std::uint64_t {
        try {
            input.read(sizeof found + first, reinterpret_cast<char*>(job.data + first), count);
            return fingerprintOf(job.data + first, count);
        } catch (const Error&) { // exceptions must not leave the parallel loop
            failed = true;
            return 0;
        }
    });
    if (failed || !same(found, expected))
        return false;
    std::error_code ignored; // marks the file as recently used
    fs::last_write_time(file(key), fs::file_time_type::clock::now(), ignored);
    return true;
} catch (const Error&) {
    return false;
}

void WeightCache::write(std::uint64_t key, const Job& job, const Progress& progress) const
try {
    if (folder.empty() || job.bytes < smallest)
        return;
    fs::create_directories(folder);
    Header header;
    header.key = key;
    header.bytes = job.bytes;
    header.check = checkOf(job, {}, [&](std::size_t first, std::size_t count) {
        return fingerprintOf(job.data + first, count);
    });
    NewFile output(file(key));
    output.write(&header, sizeof header);
    for (std::size_t first = 0; first < job.bytes; first += kChunk) {
        const std::size_t count = std::min(kChunk, job.bytes - first);
        output.write(job.data + first, std::int64_t(count));
        if (progress)
            progress(count);
    }
    output.commit();
    removeAllButTheLatest(folder);
    removeRemains(folder);
} catch (const Error&) {
    // The disk is full or the folder not writable. The next start packs again.
} catch (const fs::filesystem_error&) {
    // The same.
}

fs::path userCacheFolder()
{
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && fs::path(cache).is_absolute()) // relative paths are to be ignored
        return fs::path(cache) / "arioso";
    const char* home = std::getenv("HOME");
    if (home != nullptr && fs::path(home).is_absolute())
        return fs::path(home) / ".cache" / "arioso";
    return {};
}

} // namespace arioso::engine
