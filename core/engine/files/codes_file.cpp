// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/codes_file.h"

#include "engine/api/error.h"
#include "engine/files/safetensors_header.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

namespace arioso::engine {
namespace {

constexpr int kMostCodebooks = 64;
constexpr int kMostFrames = 10'000'000; ///< 55 hours

[[noreturn]] void fail(const std::string& source, const std::string& complaint)
{
    throw Error(ErrorCode::FileUnreadable, "'" + source + "' can't be used as codes: " + complaint + ".");
}

std::string nameOf(std::size_t clip, std::size_t clips)
{
    return clips == 1 ? "codes" : "codes." + std::to_string(clip + 1);
}

bool fits16(const Codes& codes)
{
    return std::all_of(codes.values.begin(), codes.values.end(),
                       [](std::int32_t value) { return value <= std::numeric_limits<std::int16_t>::max(); });
}

template <typename Stored>
void append(const Codes& codes, std::string& bytes)
{
    for (const std::int32_t value : codes.values) {
        const auto stored = Stored(value);
        bytes.append(reinterpret_cast<const char*>(&stored), sizeof stored);
    }
}

template <typename Stored>
std::vector<std::int32_t> valuesOf(std::string_view bytes)
{
    std::vector<std::int32_t> values(bytes.size() / sizeof(Stored));
    for (std::size_t i = 0; i < values.size(); ++i) {
        Stored stored = 0;
        std::memcpy(&stored, bytes.data() + i * sizeof stored, sizeof stored);
        values[i] = stored;
    }
    return values;
}

Codes codesOf(const TensorEntry& tensor, std::string_view bytes, const std::string& source)
{
    const std::vector<std::int64_t>& shape = tensor.shape;
    if (shape.size() != 2 || shape[0] < 1 || shape[0] > kMostCodebooks || shape[1] > kMostFrames)
        fail(source, "its shape is not that of codebooks and frames");
    Codes codes{int(shape[0]), int(shape[1]), {}};
    if (tensor.dtype == "I16")
        codes.values = valuesOf<std::int16_t>(bytes);
    else if (tensor.dtype == "I32")
        codes.values = valuesOf<std::int32_t>(bytes);
    else
        fail(source, "its dtype is " + tensor.dtype + ", not I16 or I32");
    if (std::any_of(codes.values.begin(), codes.values.end(), [](std::int32_t value) { return value < 0; }))
        fail(source, "it contains a negative code");
    return codes;
}

} // namespace

bool isSafetensors(std::string_view bytes)
{
    // The upper half of the header's length is zero. No text contains such bytes.
    return bytes.size() >= kSafetensorsLengthBytes && bytes.substr(4, 4) == std::string_view("\0\0\0\0", 4);
}

std::string codesToSafetensors(const StoredCodes& codes)
{
    std::vector<TensorEntry> tensors;
    std::string data;
    for (std::size_t i = 0; i < codes.clips.size(); ++i) {
        const Codes& clip = codes.clips[i];
        const std::size_t begin = data.size();
        const bool narrow = fits16(clip);
        narrow ? append<std::int16_t>(clip, data) : append<std::int32_t>(clip, data);
        tensors.push_back({nameOf(i, codes.clips.size()),
                           narrow ? "I16" : "I32",
                           {clip.codebooks, clip.frames},
                           std::int64_t(data.size() - begin)});
    }
    return safetensorsHeader(tensors, codes.metadata) + data;
}

StoredCodes codesFromSafetensors(std::string_view bytes, const std::string& source)
{
    StoredCodes result;
    std::vector<SafetensorsEntry> entries;
    try {
        const std::uint64_t length = safetensorsHeaderLength(bytes, bytes.size(), source);
        const std::string_view header = bytes.substr(kSafetensorsLengthBytes, std::size_t(length));
        entries = parseSafetensorsHeader(header, bytes.size(), source);
        result.metadata = safetensorsMetadata(header, source);
    } catch (const Error& error) { // its code is that of checkpoints
        throw Error(ErrorCode::FileUnreadable, error.what());
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& [tensor, begin] = entries[i];
        if (tensor.name != nameOf(i, entries.size()))
            fail(source, "it contains a tensor that is not one of codes");
        result.clips.push_back(codesOf(tensor, bytes.substr(begin, std::size_t(tensor.bytes)), source));
    }
    if (result.clips.empty())
        fail(source, "it contains no codes");
    return result;
}

} // namespace arioso::engine
