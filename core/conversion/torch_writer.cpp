// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Writes PyTorch's format like torch.save: a zip file of uncompressed members, the first of which is a
// pickle.

#include "conversion/tensor_writer.h"
#include "engine/api/error.h"
#include "engine/checkpoint/stored_tensor.h"

#include <zlib.h>

#include <cstring>

namespace arioso::engine {
namespace {

constexpr std::uint64_t kAlignment = 64;
constexpr std::uint16_t kFlags = 0x0808; ///< sizes after the data, names in UTF-8
constexpr std::uint32_t kSaturated = 0xFFFFFFFF;
constexpr const char* kFolder = "archive/";

template <typename T>
std::string bytesOf(T value)
{
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

std::string u16(std::size_t value)
{
    return bytesOf(std::uint16_t(value));
}

std::string u32(std::uint64_t value)
{
    return bytesOf(std::uint32_t(value));
}

/// Writes members one after another, then the central directory.
class ZipWriter
{
public:
    ZipWriter(NewFile& file, std::uint64_t zip64Begins) : m_file(file), m_limit(zip64Begins) {}

    void begin(const std::string& name)
    {
        m_name = kFolder + name;
        m_header = m_offset;
        m_checksum = crc32_z(0, nullptr, 0);
        m_size = 0;
        const std::uint64_t data = m_offset + 30 + m_name.size() + 4;
        const std::uint64_t padding = (kAlignment - data % kAlignment) % kAlignment;
        put("PK\3\4" + u16(0) + u16(kFlags) + u16(0) + u32(0) + u32(0) + u32(0) + u32(0) +
            u16(m_name.size()) + u16(4 + padding) + m_name + "FB" + u16(padding) + std::string(padding, 'Z'));
    }

    void data(const char* bytes, std::size_t count)
    {
        m_checksum = crc32_z(m_checksum, reinterpret_cast<const unsigned char*>(bytes), count);
        m_size += count;
        put({bytes, count});
    }

    void end()
    {
        const bool wide = m_size >= m_limit;
        const bool far = m_header >= m_limit;
        put("PK\7\x8" + u32(m_checksum) +
            (wide ? bytesOf(m_size) + bytesOf(m_size) : u32(m_size) + u32(m_size)));
        std::string extra;
        if (wide)
            extra += bytesOf(m_size) + bytesOf(m_size);
        if (far)
            extra += bytesOf(m_header);
        if (!extra.empty())
            extra = u16(1) + u16(extra.size()) + extra;
        const std::string size = u32(wide ? kSaturated : m_size);
        m_directory += "PK\1\2" + u16(0) + u16(wide || far ? 45 : 0) + u16(kFlags) + u16(0) + u32(0) +
                       u32(m_checksum) + size + size + u16(m_name.size()) + u16(extra.size()) + u16(0) +
                       u16(0) + u16(0) + u32(0) + u32(far ? kSaturated : m_header) + m_name + extra;
        ++m_members;
    }

    void finish()
    {
        const std::uint64_t begin = m_offset;
        const std::uint64_t size = m_directory.size();
        put(m_directory);
        const bool far = begin >= m_limit;
        if (far || m_members >= 0xFFFF) {
            const std::uint64_t record = m_offset;
            put("PK\6\6" + bytesOf(std::uint64_t(44)) + u16(45) + u16(45) + u32(0) + u32(0) +
                bytesOf(m_members) + bytesOf(m_members) + bytesOf(size) + bytesOf(begin));
            put("PK\6\7" + u32(0) + bytesOf(record) + u32(1));
        }
        const std::size_t members = std::min<std::uint64_t>(m_members, 0xFFFF);
        put("PK\5\6" + u16(0) + u16(0) + u16(members) + u16(members) + u32(size) +
            u32(far ? kSaturated : begin) + u16(0));
        m_file.throwIfFailed();
    }

private:
    void put(std::string_view bytes)
    {
        m_file.write(bytes.data(), std::int64_t(bytes.size()));
        m_file.throwIfFailed();
        m_offset += bytes.size();
    }

    NewFile& m_file;
    std::uint64_t m_limit; ///< as kZip64Begins
    std::uint64_t m_offset = 0;
    std::string m_directory;
    std::uint64_t m_members = 0;
    // The current member.
    std::string m_name;
    std::uint64_t m_header = 0;
    std::uint64_t m_size = 0;
    uLong m_checksum = 0; // CRC-32
};

std::string pickleText(const std::string& value)
{
    return "X" + u32(value.size()) + value;
}

std::string pickleNumber(std::int64_t value)
{
    return std::string("\x8a\x08", 2) + bytesOf(value);
}

std::string pickleGlobal(const char* module, const std::string& name)
{
    return std::string("c") + module + "\n" + name + "\n";
}

const char* storageName(at::ScalarType dtype)
{
    switch (dtype) {
    case at::kFloat:
        return "FloatStorage";
    case at::kHalf:
        return "HalfStorage";
    case at::kBFloat16:
        return "BFloat16Storage";
    case at::kDouble:
        return "DoubleStorage";
    default:
        throw Error(ErrorCode::Internal, "Tensors of this type cannot be written.");
    }
}

std::string pickleTuple(const std::vector<std::int64_t>& numbers)
{
    std::string tuple = "(";
    for (const std::int64_t number : numbers)
        tuple += pickleNumber(number);
    return tuple + "t";
}

/// A contiguous tensor with a storage of its own.
std::string pickleTensor(const PlannedTensor& tensor, std::size_t key)
{
    const std::vector<std::int64_t> shape = tensor.shape();
    std::vector<std::int64_t> strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * shape[i];
    const std::string storage =
        "(" + pickleText("storage") + pickleGlobal("torch", storageName(tensor.dtype)) +
        pickleText(std::to_string(key)) + pickleText("cpu") + pickleNumber(tensor.elements()) + "tQ";
    return pickleGlobal("torch._utils", "_rebuild_tensor_v2") + "(" + storage + pickleNumber(0) +
           pickleTuple(shape) + pickleTuple(strides) + "\x89" + pickleGlobal("collections", "OrderedDict") +
           ")RtR";
}

std::string pickleOf(const PlannedTensorFile& planned)
{
    std::string stream = "\x80\x02}(";
    stream += pickleText("best_state") + "}(";
    for (std::size_t i = 0; i < planned.tensors.size(); ++i)
        stream += pickleText(planned.tensors[i].name) + pickleTensor(planned.tensors[i], i);
    stream += "u";
    for (const auto& [key, text] : planned.texts)
        stream += pickleText(key) + pickleText(text);
    return stream + pickleText("exported") + "\x88u.";
}

} // namespace

void writeTorchFile(NewFile& file, const PlannedTensorFile& planned, const BytesWritten& written,
                    std::uint64_t zip64Begins)
{
    ZipWriter zip(file, zip64Begins);
    const auto member = [&](const std::string& name, const std::string& content) {
        zip.begin(name);
        zip.data(content.data(), content.size());
        zip.end();
    };
    member("data.pkl", pickleOf(planned));
    for (std::size_t i = 0; i < planned.tensors.size(); ++i) {
        zip.begin("data/" + std::to_string(i));
        convertBytes(planned.tensors[i], [&](const char* bytes, std::size_t count) {
            zip.data(bytes, count);
            written(count);
        });
        zip.end();
    }
    member("version", "3\n");
    zip.finish();
}

} // namespace arioso::engine
