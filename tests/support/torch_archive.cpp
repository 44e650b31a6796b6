// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/torch_archive.h"

#include <cstring>
#include <map>
#include <stdexcept>

namespace arioso::test {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::uint32_t kSaturated = 0xFFFFFFFF;

template <typename T>
std::string bytes(T value)
{
    std::string text(sizeof value, '\0');
    std::memcpy(text.data(), &value, sizeof value);
    return text;
}

std::string u16(std::size_t value)
{
    return bytes(std::uint16_t(value));
}

std::string u32(std::uint64_t value)
{
    return bytes(std::uint32_t(value));
}

/// Bit by bit, as the definition has it.
std::uint32_t checksum(const std::string& data)
{
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char byte : data) {
        sum ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320U : 0);
    }
    return ~sum;
}

std::string localHeader(const ZipPart& part, std::size_t offset)
{
    const std::size_t begin = offset + 30 + part.name.size() + 4;
    const std::size_t padding = (kAlignment - begin % kAlignment) % kAlignment;
    return "PK\3\4" + u16(0) + u16(part.flags) + u16(part.method) + u32(0) + u32(0) + u32(0) + u32(0) +
           u16(part.name.size()) + u16(4 + padding) + part.name + "FB" + u16(padding) +
           std::string(padding, 'Z');
}

std::string centralEntry(const ZipPart& part, std::size_t offset, ZipKind kind)
{
    const bool wide = kind == ZipKind::Zip64;
    const std::string extra = wide ? u16(1) + u16(24) + bytes(std::uint64_t(part.data.size())) +
                                         bytes(std::uint64_t(part.data.size())) + bytes(std::uint64_t(offset))
                                   : std::string();
    const std::string size = u32(wide ? kSaturated : part.data.size());
    return "PK\1\2" + u16(0) + u16(0) + u16(part.flags) + u16(part.method) + u32(0) +
           u32(checksum(part.data)) + size + size + u16(part.name.size()) + u16(extra.size()) + u16(0) +
           u16(0) + u16(0) + u32(0) + u32(wide ? kSaturated : offset) + part.name + extra;
}

/// Bytes of a whole storage, by its address.
class Storages
{
public:
    /// The instructions that name the tensor's storage.
    std::string add(const at::Tensor& tensor)
    {
        const void* address = tensor.storage().data();
        const std::size_t item = tensor.element_size();
        const auto [place, isNew] = m_keys.emplace(address, std::to_string(m_keys.size()));
        if (isNew)
            m_data.emplace_back(static_cast<const char*>(address), tensor.storage().nbytes());
        return pickle::storage(typeOf(tensor.scalar_type()), place->second,
                               std::int64_t(tensor.storage().nbytes() / item));
    }

    [[nodiscard]] const std::vector<std::string>& data() const { return m_data; }

private:
    static const char* typeOf(at::ScalarType type)
    {
        switch (type) {
        case at::kFloat:
            return "FloatStorage";
        case at::kHalf:
            return "HalfStorage";
        case at::kBFloat16:
            return "BFloat16Storage";
        case at::kDouble:
            return "DoubleStorage";
        case at::kLong:
            return "LongStorage";
        case at::kBool:
            return "BoolStorage";
        default:
            throw std::invalid_argument("torchFile does not know this dtype");
        }
    }

    std::map<const void*, std::string> m_keys;
    std::vector<std::string> m_data;
};

std::string valueOf(const TorchDict& items, Storages& storages)
{
    std::vector<std::pair<std::string, std::string>> members;
    for (const TorchItem& item : items) {
        std::string value;
        if (const auto* text = std::get_if<std::string>(&item.value))
            value = pickle::text(*text);
        else if (const auto* flag = std::get_if<bool>(&item.value))
            value = *flag ? "\x88" : "\x89";
        else if (const auto* tensor = std::get_if<at::Tensor>(&item.value))
            value = pickle::tensor(storages.add(*tensor), tensor->storage_offset(), tensor->sizes().vec(),
                                   tensor->strides().vec());
        else
            value = valueOf(std::get<TorchDict>(item.value), storages);
        members.emplace_back(item.key, value);
    }
    return pickle::dict(members);
}

} // namespace

std::string zipOf(const std::vector<ZipPart>& parts, ZipKind kind)
{
    std::string file;
    std::string directory;
    for (const ZipPart& part : parts) {
        directory += centralEntry(part, file.size(), kind);
        file += localHeader(part, file.size()) + part.data;
        file += "PK\7\x8" + u32(checksum(part.data)) + u32(part.data.size()) + u32(part.data.size());
    }
    const std::size_t begin = file.size();
    file += directory;
    if (kind == ZipKind::Zip64) {
        const std::size_t record = file.size();
        file += "PK\6\6" + bytes(std::uint64_t(44)) + u16(0) + u16(0) + u32(0) + u32(0) +
                bytes(std::uint64_t(parts.size())) + bytes(std::uint64_t(parts.size())) +
                bytes(std::uint64_t(directory.size())) + bytes(std::uint64_t(begin));
        file += "PK\6\7" + u32(0) + bytes(std::uint64_t(record)) + u32(1);
        return file + "PK\5\6" + u16(0) + u16(0) + u16(0xFFFF) + u16(0xFFFF) + u32(kSaturated) +
               u32(kSaturated) + u16(0);
    }
    return file + "PK\5\6" + u16(0) + u16(0) + u16(parts.size()) + u16(parts.size()) + u32(directory.size()) +
           u32(begin) + u16(0);
}

namespace pickle {

std::string text(const std::string& value)
{
    return "X" + u32(value.size()) + value;
}

std::string integer(std::int64_t value)
{
    if (value >= 0 && value < 256)
        return std::string("K") + char(value);
    if (value >= 0 && value < 65536)
        return "M" + u16(std::size_t(value));
    return std::string("\x8a\x08") + bytes(value);
}

std::string global(const std::string& module, const std::string& name)
{
    return "c" + module + "\n" + name + "\n";
}

std::string tuple(const std::vector<std::string>& items)
{
    std::string stream = "(";
    for (const std::string& item : items)
        stream += item;
    return stream + "t";
}

std::string storage(const std::string& type, const std::string& key, std::int64_t elements)
{
    return tuple({text("storage"), global("torch", type), text(key), text("cuda:0"), integer(elements)}) +
           "Q";
}

std::string tensor(const std::string& storage, std::int64_t offset, const std::vector<std::int64_t>& sizes,
                   const std::vector<std::int64_t>& strides)
{
    const auto numbers = [](const std::vector<std::int64_t>& values) {
        std::vector<std::string> items;
        for (const std::int64_t value : values)
            items.push_back(integer(value));
        return tuple(items);
    };
    const std::string hooks = global("collections", "OrderedDict") + ")R";
    return global("torch._utils", "_rebuild_tensor_v2") +
           tuple({storage, integer(offset), numbers(sizes), numbers(strides), "\x89", hooks}) + "R";
}

std::string dict(const std::vector<std::pair<std::string, std::string>>& items)
{
    std::string stream = "}(";
    for (const auto& [key, value] : items)
        stream += text(key) + value;
    return stream + "u";
}

std::string stream(const std::string& value)
{
    return "\x80\x02" + value + ".";
}

} // namespace pickle

std::string torchFile(const std::string& pickle, const std::vector<std::string>& storages, ZipKind kind)
{
    std::vector<ZipPart> parts{{"archive/data.pkl", pickle}};
    for (std::size_t i = 0; i < storages.size(); ++i)
        parts.push_back({"archive/data/" + std::to_string(i), storages[i]});
    parts.push_back({"archive/version", "3\n"});
    return zipOf(parts, kind);
}

std::string torchFile(const TorchDict& items)
{
    Storages storages;
    const std::string value = valueOf(items, storages);
    return torchFile(pickle::stream(value), storages.data());
}

} // namespace arioso::test
