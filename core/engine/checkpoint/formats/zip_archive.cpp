// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/formats/zip_archive.h"

#include "engine/api/error.h"
#include "engine/files/json.h"

#include <algorithm>
#include <cstring>
#include <set>

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the format's numbers are little-endian");

namespace arioso::engine {
namespace {

constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::size_t kLocatorBytes = 20;
constexpr std::size_t kCentralBytes = 46;
constexpr std::size_t kLocalBytes = 30;
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr std::uint32_t kSaturated32 = 0xFFFFFFFF; ///< "see the zip64 field"
constexpr std::uint16_t kSaturated16 = 0xFFFF;
constexpr std::uint16_t kZip64Field = 1;
constexpr std::uint16_t kEncrypted = 1;

[[noreturn]] void fail(const std::string& source, const std::string& complaint)
{
    throw Error(ErrorCode::CheckpointInvalid, "'" + source + "' is not a valid zip file: " + complaint + ".");
}

[[noreturn]] void failMember(const std::string& source, std::string_view name, const std::string& complaint)
{
    fail(source, "its member " + quotedText(name) + " " + complaint);
}

/// The number at `offset`. The caller checks the bounds.
template <typename T>
T number(std::string_view bytes, std::size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

bool signatureAt(std::string_view bytes, std::uint64_t offset, const char* signature)
{
    return offset <= bytes.size() && bytes.substr(std::size_t(offset), 4) == std::string_view(signature, 4);
}

/// The position of the directory and the number of its entries.
struct Directory
{
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
    std::uint64_t members = 0;
};

/// The end record with its comment must end at the end of the file, so that it is unambiguous.
std::size_t findEnd(std::string_view bytes, const std::string& source)
{
    if (bytes.size() < kEndBytes)
        fail(source, "it is too short");
    const std::size_t last = bytes.size() - kEndBytes;
    const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        if (signatureAt(bytes, at, "PK\5\6") && number<std::uint16_t>(bytes, at + 20) == last - at)
            return at;
    }
    fail(source, "its directory is missing, so the file may be incomplete");
}

Directory findDirectory64(std::string_view bytes, std::size_t end, const std::string& source)
{
    if (end < kLocatorBytes || !signatureAt(bytes, end - kLocatorBytes, "PK\6\7"))
        fail(source, "the locator of its 64-bit directory is missing");
    const auto at = number<std::uint64_t>(bytes, end - kLocatorBytes + 8);
    const std::uint64_t room = end - kLocatorBytes;
    if (room < kEnd64Bytes || at > room - kEnd64Bytes || !signatureAt(bytes, at, "PK\6\6"))
        fail(source, "its 64-bit directory is missing");
    const std::string_view record = bytes.substr(std::size_t(at));
    if (number<std::uint32_t>(record, 16) != 0 || number<std::uint32_t>(record, 20) != 0)
        fail(source, "it is split into several files");
    Directory directory;
    directory.members = number<std::uint64_t>(record, 32);
    directory.size = number<std::uint64_t>(record, 40);
    directory.begin = number<std::uint64_t>(record, 48);
    if (directory.begin > at || directory.size > at - directory.begin)
        fail(source, "its directory is outside of the file");
    return directory;
}

Directory findDirectory(std::string_view bytes, const std::string& source)
{
    const std::size_t end = findEnd(bytes, source);
    Directory directory;
    directory.members = number<std::uint16_t>(bytes, end + 10);
    directory.size = number<std::uint32_t>(bytes, end + 12);
    directory.begin = number<std::uint32_t>(bytes, end + 16);
    if (directory.members == kSaturated16 || directory.size == kSaturated32 ||
        directory.begin == kSaturated32)
        return findDirectory64(bytes, end, source);
    if (number<std::uint16_t>(bytes, end + 4) != 0 || number<std::uint16_t>(bytes, end + 6) != 0)
        fail(source, "it is split into several files");
    if (directory.begin > end || directory.size > end - directory.begin)
        fail(source, "its directory is outside of the file");
    return directory;
}

/// Whether a name is a relative path without "..", on any system.
bool staysInside(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.find_first_of(std::string_view("\\:\0", 3)) != name.npos)
        return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (name.substr(begin, end - begin) == "..")
            return false;
        begin = end + 1;
    }
    return true;
}

/// One entry of the directory.
struct Entry
{
    std::string_view name;
    std::uint64_t size = 0;
    std::uint64_t stored = 0;
    std::uint64_t header = 0; ///< offset of the local header
};

/// Replaces saturated values by those of the zip64 field, which contains only these.
void readExtra(std::string_view extra, Entry& entry, const std::string& source)
{
    const bool wanted =
        entry.size == kSaturated32 || entry.stored == kSaturated32 || entry.header == kSaturated32;
    for (std::size_t at = 0; wanted && at + 4 <= extra.size();) {
        const auto kind = number<std::uint16_t>(extra, at);
        const auto length = number<std::uint16_t>(extra, at + 2);
        if (length > extra.size() - at - 4)
            failMember(source, entry.name, "has a corrupted entry in the directory");
        if (kind == kZip64Field) {
            std::string_view field = extra.substr(at + 4, length);
            for (std::uint64_t* value : {&entry.size, &entry.stored, &entry.header}) {
                if (*value != kSaturated32)
                    continue;
                if (field.size() < 8)
                    failMember(source, entry.name, "lacks its 64-bit size");
                *value = number<std::uint64_t>(field, 0);
                field.remove_prefix(8);
            }
            return;
        }
        at += 4 + std::size_t(length);
    }
    if (wanted)
        failMember(source, entry.name, "lacks its 64-bit size");
}

/// Reads the first entry of `directory` and removes it.
Entry readEntry(std::string_view& directory, const std::string& source)
{
    if (directory.size() < kCentralBytes || !signatureAt(directory, 0, "PK\1\2"))
        fail(source, "its directory is corrupted");
    const std::size_t nameLength = number<std::uint16_t>(directory, 28);
    const std::size_t extraLength = number<std::uint16_t>(directory, 30);
    const std::size_t commentLength = number<std::uint16_t>(directory, 32);
    if (nameLength + extraLength + commentLength > directory.size() - kCentralBytes)
        fail(source, "its directory is corrupted");
    Entry entry;
    entry.name = directory.substr(kCentralBytes, nameLength);
    entry.stored = number<std::uint32_t>(directory, 20);
    entry.size = number<std::uint32_t>(directory, 24);
    entry.header = number<std::uint32_t>(directory, 42);
    if (!staysInside(entry.name))
        failMember(source, entry.name, "has a path outside of the archive");
    if ((number<std::uint16_t>(directory, 8) & kEncrypted) != 0)
        failMember(source, entry.name, "is encrypted");
    if (number<std::uint16_t>(directory, 10) != 0)
        failMember(source, entry.name, "is compressed, which PyTorch never does");
    if (number<std::uint16_t>(directory, 34) != 0)
        failMember(source, entry.name, "is in another file");
    readExtra(directory.substr(kCentralBytes + nameLength, extraLength), entry, source);
    if (entry.size != entry.stored)
        failMember(source, entry.name, "has two different sizes");
    directory.remove_prefix(kCentralBytes + nameLength + extraLength + commentLength);
    return entry;
}

/// The offset of the data. The local header's own lengths apply, which may differ from the directory's.
std::uint64_t dataBegin(std::string_view bytes, const Entry& entry, std::uint64_t limit,
                        const std::string& source)
{
    if (limit < kLocalBytes || entry.header > limit - kLocalBytes ||
        !signatureAt(bytes, entry.header, "PK\3\4"))
        failMember(source, entry.name, "has no local header");
    const std::string_view header = bytes.substr(std::size_t(entry.header));
    const std::size_t nameLength = number<std::uint16_t>(header, 26);
    const std::size_t extraLength = number<std::uint16_t>(header, 28);
    if (kLocalBytes + nameLength + extraLength > limit - entry.header)
        failMember(source, entry.name, "reaches beyond the end of the file");
    if (header.substr(kLocalBytes, nameLength) != entry.name || number<std::uint16_t>(header, 8) != 0)
        failMember(source, entry.name, "has different entries in the directory and in the local header");
    const std::uint64_t begin = entry.header + kLocalBytes + nameLength + extraLength;
    if (entry.size > limit - begin)
        failMember(source, entry.name, "reaches beyond the end of the file");
    return begin;
}

/// Throws if members overlap. extents: offsets of the begin of the header and the end of the data.
void checkApart(std::vector<std::pair<std::uint64_t, std::uint64_t>> extents, const std::string& source)
{
    std::sort(extents.begin(), extents.end());
    for (std::size_t i = 1; i < extents.size(); ++i) {
        if (extents[i].first < extents[i - 1].second)
            fail(source, "two of its members overlap");
    }
}

} // namespace

bool isZip(std::string_view bytes)
{
    return signatureAt(bytes, 0, "PK\3\4");
}

std::vector<ZipMember> readZipDirectory(std::string_view bytes, const std::string& source)
{
    const Directory directory = findDirectory(bytes, source);
    if (directory.members > directory.size / kCentralBytes)
        fail(source, "its directory claims more members than it can contain");
    std::string_view rest = bytes.substr(std::size_t(directory.begin), std::size_t(directory.size));
    std::vector<ZipMember> members;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> extents;
    std::set<std::string_view> names;
    for (std::uint64_t i = 0; i < directory.members; ++i) {
        const Entry entry = readEntry(rest, source);
        if (!names.insert(entry.name).second)
            failMember(source, entry.name, "occurs twice");
        const std::uint64_t begin = dataBegin(bytes, entry, directory.begin, source);
        extents.emplace_back(entry.header, begin + entry.size);
        members.push_back({std::string(entry.name), begin, entry.size});
    }
    if (!rest.empty())
        fail(source, "its directory has more entries than it claims");
    checkApart(std::move(extents), source);
    return members;
}

} // namespace arioso::engine
