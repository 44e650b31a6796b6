// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/formats/safetensors.h"

#include "engine/api/error.h"
#include "engine/checkpoint/formats/json.h"
#include "engine/files/file_map.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "the format is little-endian and is mapped in place");

namespace arioso::engine {
namespace {

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kLongestHeader = 100'000'000;
constexpr int kHeaderDepth = 16; ///< three are needed; unknown keys may have more

[[noreturn]] void failFile(const std::string& source, const std::string& complaint)
{
    throw Error(ErrorCode::CheckpointInvalid, "'" + source + "' is corrupted: " + complaint + ".");
}

[[noreturn]] void failTensor(const std::string& source, const std::string& name, const std::string& complaint)
{
    failFile(source, "the tensor " + quotedText(name) + " " + complaint);
}

std::int64_t size(const nlohmann::json& value, const std::string& source, const std::string& name,
                  const char* what)
{
    const auto number = wholeNumber(value);
    if (!number || *number < 0)
        failTensor(source, name,
                   std::string("has ") + what + " that is not a list of whole numbers from 0 to 2^63-1");
    return *number;
}

/// A list of sizes. `count`: the required length of the list, if any.
std::vector<std::int64_t> sizes(const nlohmann::json& info, const char* key, std::optional<std::size_t> count,
                                const std::string& source, const std::string& name)
{
    const auto found = info.find(key);
    if (found == info.end() || !found->is_array())
        failTensor(source, name, std::string("has no list '") + key + "'");
    if (count && found->size() != *count)
        failTensor(source, name,
                   std::string("has '") + key + "' of " + std::to_string(found->size()) + " numbers, not 2");
    std::vector<std::int64_t> result;
    for (const auto& value : *found)
        result.push_back(size(value, source, name, key));
    return result;
}

/// Bytes of a tensor, with overflow checks. A dimension of zero counts as one in these checks, because the
/// strides are computed from the other dimensions.
std::int64_t byteCount(const std::vector<std::int64_t>& shape, const StoredDtype& dtype,
                       const std::string& source, const std::string& name)
{
    std::int64_t bits = dtype.bits;
    bool empty = false;
    for (const std::int64_t dimension : shape) {
        empty = empty || dimension == 0;
        if (__builtin_mul_overflow(bits, std::max<std::int64_t>(dimension, 1), &bits))
            failTensor(source, name, "has a shape whose size overflows 64 bits");
    }
    if (empty)
        return 0;
    if (bits % 8 != 0)
        failTensor(source, name, "has " + std::to_string(bits) + " bits, not whole bytes");
    return bits / 8;
}

/// Parses one member of the header. `begin` is relative to the data section.
SafetensorsEntry parseEntry(const std::string& name, const nlohmann::json& info, const std::string& source)
{
    if (!info.is_object())
        failTensor(source, name, "is not described by an object");
    const auto dtypeName = info.find("dtype");
    if (dtypeName == info.end() || !dtypeName->is_string())
        failTensor(source, name, "has no string 'dtype'");
    const StoredDtype* dtype = findDtype(dtypeName->get_ref<const std::string&>());
    if (dtype == nullptr)
        failTensor(source, name,
                   "has the unknown dtype " + quotedText(dtypeName->get_ref<const std::string&>()));

    SafetensorsEntry entry;
    entry.tensor.name = name;
    entry.tensor.dtype = dtype->name;
    entry.tensor.shape = sizes(info, "shape", {}, source, name);
    entry.tensor.bytes = byteCount(entry.tensor.shape, *dtype, source, name);
    const auto offsets = sizes(info, "data_offsets", 2, source, name);
    if (offsets[1] < offsets[0])
        failTensor(source, name, "ends before it begins");
    if (offsets[1] - offsets[0] != entry.tensor.bytes) {
        failTensor(source, name,
                   "spans " + std::to_string(offsets[1] - offsets[0]) +
                       " bytes, but its shape and dtype need " + std::to_string(entry.tensor.bytes));
    }
    entry.begin = std::uint64_t(offsets[0]);
    return entry;
}

void checkMetadata(const nlohmann::json& metadata, const std::string& source)
{
    if (!metadata.is_object())
        failFile(source, "its __metadata__ is not an object");
    for (const auto& [key, value] : metadata.items()) {
        if (!value.is_string())
            failFile(source, "its __metadata__ " + quotedText(key) + " is not a string");
    }
    const auto format = metadata.find("format");
    if (format != metadata.end() && (*format == "tf" || *format == "flax")) {
        throw Error(ErrorCode::CheckpointUnsupported, "'" + source + "' contains weights in the layout of " +
                                                          quotedText(format->get_ref<const std::string&>()) +
                                                          ", but only the layout of PyTorch can be read.");
    }
}

/// The tensors must cover the data section without gaps or overlaps.
void checkTiling(const std::vector<SafetensorsEntry>& entries, std::uint64_t dataBytes,
                 const std::string& source)
{
    std::uint64_t end = 0;
    for (const auto& [tensor, begin] : entries) {
        if (begin != end) {
            failTensor(source, tensor.name,
                       "begins at " + std::to_string(begin) + ", but the tensor before it ends at " +
                           std::to_string(end));
        }
        end = begin + std::uint64_t(tensor.bytes); // both below 2^63
    }
    if (end != dataBytes) {
        failFile(source, "its tensors have " + std::to_string(end) + " bytes, but " +
                             std::to_string(dataBytes) + " follow the header");
    }
}

/// The header's length, checked against the file's size.
std::uint64_t headerLength(const char* lengthBytes, std::uint64_t fileSize, const std::string& source)
{
    std::uint64_t length = 0;
    std::memcpy(&length, lengthBytes, sizeof length);
    if (length > kLongestHeader)
        failFile(source,
                 "its header claims " + std::to_string(length) + " bytes, more than the format allows");
    if (length > fileSize - kLengthBytes) {
        failFile(source, "its header claims " + std::to_string(length) + " bytes, but the file has only " +
                             std::to_string(fileSize));
    }
    return length;
}

void checkHoldsLength(std::uint64_t fileSize, const std::string& source)
{
    if (fileSize < kLengthBytes)
        failFile(source, "it has " + std::to_string(fileSize) + " bytes, too few for a header");
}

} // namespace

std::vector<SafetensorsEntry> parseSafetensorsHeader(std::string_view header, std::uint64_t fileSize,
                                                     const std::string& source)
{
    if (fileSize < kLengthBytes || header.size() > fileSize - kLengthBytes)
        failFile(source, "its header is longer than the file");
    if (header.empty() || header.front() != '{')
        failFile(source, "its header does not begin with '{'");
    JsonLimits limits;
    limits.bytes = kLongestHeader;
    limits.depth = kHeaderDepth;
    const nlohmann::json root = parseJson(header, source, limits);

    std::vector<SafetensorsEntry> entries;
    entries.reserve(root.size());
    for (const auto& [name, info] : root.items()) {
        if (name == "__metadata__")
            checkMetadata(info, source);
        else
            entries.push_back(parseEntry(name, info, source));
    }
    std::sort(entries.begin(), entries.end(), [](const SafetensorsEntry& a, const SafetensorsEntry& b) {
        return std::pair(a.begin, a.tensor.bytes) < std::pair(b.begin, b.tensor.bytes);
    });
    const std::uint64_t dataBegin = kLengthBytes + header.size();
    checkTiling(entries, fileSize - dataBegin, source);
    for (SafetensorsEntry& entry : entries)
        entry.begin += dataBegin;
    return entries;
}

std::vector<SafetensorsEntry> readSafetensorsHeader(const std::filesystem::path& path)
{
    const InputFile file(path);
    checkHoldsLength(file.size(), path.string());
    std::array<char, kLengthBytes> length{};
    file.read(0, length.data(), length.size());
    std::string header(std::size_t(headerLength(length.data(), file.size(), path.string())), '\0');
    file.read(kLengthBytes, header.data(), header.size());
    return parseSafetensorsHeader(header, file.size(), path.string());
}

std::vector<StoredTensor> mapSafetensors(const std::filesystem::path& path)
{
    const auto map = std::make_shared<const FileMap>(path);
    checkHoldsLength(map->size(), path.string());
    const auto length = std::size_t(headerLength(map->data(), map->size(), path.string()));
    const std::string_view header(map->data() + kLengthBytes, length);

    std::vector<StoredTensor> tensors;
    for (auto& [entry, begin] : parseSafetensorsHeader(header, map->size(), path.string())) {
        at::Tensor tensor;
        if (const auto type = findDtype(entry.dtype)->scalarType)
            tensor = tensorOver(entry.shape, *type, map->data() + begin, map);
        tensors.push_back({std::move(entry), std::move(tensor)});
    }
    return tensors;
}

} // namespace arioso::engine
