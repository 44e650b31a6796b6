// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/safetensors_header.h"

#include "engine/api/error.h"
#include "engine/files/json.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the format is little-endian");

namespace arioso::engine {
namespace {

/// Bits of an element, by the dtype's name.
const std::map<std::string_view, int> kDtypeBits{
    {"F32", 32},        {"F16", 16}, {"BF16", 16},   {"F64", 64},    {"I64", 64},    {"I32", 32},
    {"I16", 16},        {"I8", 8},   {"U8", 8},      {"BOOL", 8},    {"C64", 64},    {"U16", 16},
    {"U32", 32},        {"U64", 64}, {"F8_E5M2", 8}, {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8},
    {"F8_E5M2FNUZ", 8}, {"F4", 4},   {"F6_E2M3", 6}, {"F6_E3M2", 6},
};

constexpr std::uint64_t kLongestHeader = 100'000'000;
constexpr std::size_t kAlignment = 8; ///< of the first tensor in the file
constexpr int kHeaderDepth = 16;      ///< three are needed; unknown keys may have more

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
std::int64_t byteCount(const std::vector<std::int64_t>& shape, std::int64_t bits, const std::string& source,
                       const std::string& name)
{
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
    const auto& dtype = dtypeName->get_ref<const std::string&>();
    const auto bits = kDtypeBits.find(dtype);
    if (bits == kDtypeBits.end())
        failTensor(source, name, "has the unknown dtype " + quotedText(dtype));

    SafetensorsEntry entry;
    entry.tensor.name = name;
    entry.tensor.dtype = dtype;
    entry.tensor.shape = sizes(info, "shape", {}, source, name);
    entry.tensor.bytes = byteCount(entry.tensor.shape, bits->second, source, name);
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

nlohmann::json parseHeader(std::string_view header, const std::string& source)
{
    if (header.empty() || header.front() != '{')
        failFile(source, "its header does not begin with '{'");
    JsonLimits limits;
    limits.bytes = kLongestHeader;
    limits.depth = kHeaderDepth;
    return parseJson(header, source, limits);
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

} // namespace

std::uint64_t safetensorsHeaderLength(std::string_view begin, std::uint64_t fileSize,
                                      const std::string& source)
{
    if (begin.size() < kSafetensorsLengthBytes)
        failFile(source, "it has " + std::to_string(fileSize) + " bytes, too few for a header");
    std::uint64_t length = 0;
    std::memcpy(&length, begin.data(), sizeof length);
    if (length > kLongestHeader)
        failFile(source,
                 "its header claims " + std::to_string(length) + " bytes, more than the format allows");
    if (length > fileSize - kSafetensorsLengthBytes) {
        failFile(source, "its header claims " + std::to_string(length) + " bytes, but the file has only " +
                             std::to_string(fileSize));
    }
    return length;
}

std::vector<SafetensorsEntry> parseSafetensorsHeader(std::string_view header, std::uint64_t fileSize,
                                                     const std::string& source)
{
    if (fileSize < kSafetensorsLengthBytes || header.size() > fileSize - kSafetensorsLengthBytes)
        failFile(source, "its header is longer than the file");
    const nlohmann::json root = parseHeader(header, source);

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
    const std::uint64_t dataBegin = kSafetensorsLengthBytes + header.size();
    checkTiling(entries, fileSize - dataBegin, source);
    for (SafetensorsEntry& entry : entries)
        entry.begin += dataBegin;
    return entries;
}

std::map<std::string, std::string> safetensorsMetadata(std::string_view header, const std::string& source)
{
    const nlohmann::json root = parseHeader(header, source);
    const auto metadata = root.find("__metadata__");
    if (metadata == root.end())
        return {};
    checkMetadata(*metadata, source);
    return metadata->get<std::map<std::string, std::string>>();
}

std::string safetensorsHeader(const std::vector<TensorEntry>& tensors,
                              const std::map<std::string, std::string>& metadata)
{
    nlohmann::json header = nlohmann::json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::int64_t end = 0;
    for (const TensorEntry& tensor : tensors) {
        header[tensor.name] = {
            {"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {end, end + tensor.bytes}}};
        end += tensor.bytes;
    }
    // Names come from files of other formats, whose readers have checked that they are UTF-8.
    std::string text = header.dump();
    text.append((kAlignment - text.size() % kAlignment) % kAlignment, ' ');
    const std::uint64_t length = text.size();
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + text;
}

} // namespace arioso::engine
