// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/formats/torch_file.h"

#include "engine/api/error.h"
#include "engine/checkpoint/formats/pickle_calls.h"
#include "engine/files/json.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <set>

namespace arioso::engine {
namespace {

constexpr std::uint64_t kLongestPickle = std::uint64_t(64) << 20;
constexpr std::string_view kPickleName = "data.pkl";

bool beginsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// Throws with the kind of a file that is not a zip file.
[[noreturn]] void failKind(std::string_view bytes, const std::string& source)
{
    const std::string_view magic("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 14);
    if (beginsWith(bytes, magic) || (bytes.size() > 262 && bytes.substr(257, 5) == "ustar")) {
        throw Error(ErrorCode::CheckpointUnsupported,
                    "'" + source +
                        "' is in the format of PyTorch before 1.6. Load and save it with a newer PyTorch.");
    }
    throw Error(ErrorCode::CheckpointInvalid, "'" + source + "' is not a PyTorch file.");
}

std::string_view bytesOf(const FileMap& map)
{
    return {map.data(), map.size()};
}

/// The number of elements; false if it overflows.
bool countElements(const std::vector<std::int64_t>& sizes, std::int64_t& count)
{
    count = 1;
    bool empty = false;
    for (const std::int64_t size : sizes) {
        empty = empty || size == 0;
        if (size != 0 && __builtin_mul_overflow(count, size, &count))
            return false;
    }
    if (empty)
        count = 0;
    return true;
}

/// The number of storage elements from the first to the last of a view that is not empty; false if it
/// overflows.
bool countSpan(const PickledTensor& tensor, std::int64_t& span)
{
    span = 1;
    for (std::size_t i = 0; i < tensor.sizes.size(); ++i) {
        std::int64_t reach = 0;
        if (__builtin_mul_overflow(tensor.sizes[i] - 1, tensor.strides[i], &reach) ||
            __builtin_add_overflow(span, reach, &span))
            return false;
    }
    return true;
}

} // namespace

TorchFile::TorchFile(const std::filesystem::path& path, ForeignObjects foreign)
    : m_source(path.string()), m_foreign(foreign), m_map(std::make_shared<const FileMap>(path))
{
    if (!isZip(bytesOf(*m_map)))
        failKind(bytesOf(*m_map), m_source);
    readMembers();
    const ZipMember& member = m_members.at(std::string(kPickleName));
    if (member.size > kLongestPickle)
        fail("the description of the tensors is too long");
    m_pickle = readPickle(bytesOf(*m_map).substr(std::size_t(member.begin), std::size_t(member.size)),
                          m_source, foreign);
    if (!std::holds_alternative<Pickle::Dict>(m_pickle.root()))
        fail("it does not contain a dictionary");
}

void TorchFile::fail(const std::string& complaint) const
{
    failPickle(m_source, complaint);
}

void TorchFile::readMembers()
{
    const std::vector<ZipMember> members = readZipDirectory(bytesOf(*m_map), m_source);
    std::string folder;
    for (const ZipMember& member : members) {
        const std::size_t slash = member.name.find('/');
        if (slash == std::string::npos || std::string_view(member.name).substr(slash + 1) != kPickleName)
            continue;
        if (!folder.empty())
            fail("it contains two descriptions of the tensors");
        folder = member.name.substr(0, slash + 1);
    }
    if (folder.empty())
        fail("the description of the tensors (data.pkl) is missing");
    for (const ZipMember& member : members) {
        if (!beginsWith(member.name, folder))
            fail("its member " + quotedText(member.name) + " is not in the folder " + quotedText(folder));
        const std::string name = member.name.substr(folder.size());
        if (name == "constants.pkl" || beginsWith(name, "code/")) {
            throw Error(ErrorCode::CheckpointUnsupported,
                        "'" + m_source + "' is a TorchScript model, which contains code, not only weights.");
        }
        m_members[name] = member;
    }
    const auto order = m_members.find("byteorder");
    if (order != m_members.end() && bytesOf(*m_map).substr(std::size_t(order->second.begin),
                                                           std::size_t(order->second.size)) != "little") {
        throw Error(ErrorCode::CheckpointUnsupported,
                    "'" + m_source + "' was written on a machine with another byte order.");
    }
}

const Pickle::Value* TorchFile::find(const Pickle::Value& dict, std::string_view key) const
{
    const Pickle::Value* found = nullptr;
    if (const auto* items = std::get_if<Pickle::Dict>(&dict)) {
        for (const auto& [name, value] : items->items) {
            const auto* text = std::get_if<std::string>(&m_pickle.at(name));
            if (text != nullptr && *text == key)
                found = &m_pickle.at(value);
        }
    }
    return found;
}

const Pickle::Value* TorchFile::find(const Path& path) const
{
    const Pickle::Value* value = &m_pickle.root();
    for (const std::string_view key : path) {
        value = find(*value, key);
        if (value == nullptr)
            return nullptr;
    }
    return value;
}

const std::string* TorchFile::text(std::string_view key) const
{
    return std::get_if<std::string>(find(Path{key}));
}

nlohmann::json TorchFile::data(std::string_view key) const
{
    constexpr int kDeepest = 32;
    std::size_t room = 100'000; // shared values can expand to a tree that is larger than the file
    const Pickle::Value* value = find(Path{key});
    return value != nullptr ? data(*value, kDeepest, room) : nlohmann::json();
}

nlohmann::json TorchFile::data(const Pickle::Value& value, int depth, std::size_t& room) const
{
    if (depth == 0 || room == 0)
        return {};
    --room;
    if (const auto* object = std::get_if<Pickle::Object>(&value)) { // containers and nodes of omegaconf
        for (const char* member : {"_content", "_val"}) {
            if (const Pickle::Value* inner = find(m_pickle.at(object->state), member))
                return data(*inner, depth - 1, room);
        }
        return {};
    }
    if (const auto* dict = std::get_if<Pickle::Dict>(&value)) {
        nlohmann::json result = nlohmann::json::object();
        for (const auto& [key, member] : dict->items) {
            if (const auto* name = std::get_if<std::string>(&m_pickle.at(key)))
                result[*name] = data(m_pickle.at(member), depth - 1, room);
        }
        return result;
    }
    if (const auto* sequence = std::get_if<Pickle::Sequence>(&value)) {
        nlohmann::json result = nlohmann::json::array();
        for (const Pickle::Id item : sequence->items)
            result.push_back(data(m_pickle.at(item), depth - 1, room));
        return result;
    }
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return *number;
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes;
    return {};
}

bool TorchFile::holdsTensors(const Path& path) const
{
    const Pickle::Value* value = find(path);
    const auto* dict = value != nullptr ? std::get_if<Pickle::Dict>(value) : nullptr;
    return dict != nullptr && std::any_of(dict->items.begin(), dict->items.end(), [this](const auto& item) {
               return std::holds_alternative<Pickle::Tensor>(m_pickle.at(item.second));
           });
}

std::vector<StoredTensor> TorchFile::tensors(const Path& path) const
{
    const Pickle::Value* dict = find(path);
    if (dict == nullptr || !std::holds_alternative<Pickle::Dict>(*dict))
        fail("it contains no dictionary " + quotedText(path.back()));
    return tensorsOf(*dict);
}

std::vector<StoredTensor> TorchFile::tensorsOf(const Pickle::Value& dict) const
{
    std::vector<StoredTensor> result;
    std::set<std::string_view> names;
    std::uint64_t copied = 0;
    for (const auto& [key, value] : std::get<Pickle::Dict>(dict).items) {
        const auto* name = std::get_if<std::string>(&m_pickle.at(key));
        const auto* described = std::get_if<Pickle::Tensor>(&m_pickle.at(value));
        if (m_foreign == ForeignObjects::Keep && (name == nullptr || described == nullptr))
            continue;
        if (name == nullptr)
            fail("one of its tensors has a name that is not a string");
        if (!isUtf8(*name)) // no other format could store the name
            fail("it contains " + quotedText(*name) + ", a name that is not UTF-8");
        if (!names.insert(*name).second)
            fail("it contains " + quotedText(*name) + " twice");
        if (described == nullptr)
            fail("it contains " + quotedText(*name) + ", which is not a tensor");
        result.push_back(tensor(*name, **described, copied));
    }
    return result;
}

const ZipMember& TorchFile::storage(const PickledStorage& storage, const StoredDtype& dtype) const
{
    const auto found = m_members.find("data/" + storage.key);
    if (found == m_members.end())
        fail("its storage " + quotedText(storage.key) + " is missing");
    std::int64_t bytes = 0;
    if (__builtin_mul_overflow(storage.elements, std::int64_t(c10::elementSize(dtype.scalarType)), &bytes) ||
        std::uint64_t(bytes) != found->second.size) {
        fail("its storage " + quotedText(storage.key) + " has " + std::to_string(found->second.size) +
             " bytes, not those of " + std::to_string(storage.elements) + " numbers of type " +
             std::string(dtype.name));
    }
    return found->second;
}

StoredTensor TorchFile::tensor(const std::string& name, const PickledTensor& described,
                               std::uint64_t& copied) const
{
    const StoredDtype& dtype = *findDtype(described.storage.dtype); // pickles have no others
    const ZipMember& member = storage(described.storage, dtype);
    const auto itemBytes = std::int64_t(c10::elementSize(dtype.scalarType));
    std::int64_t elements = 0;
    if (!countElements(described.sizes, elements) || elements > described.storage.elements)
        fail("its tensor " + quotedText(name) + " is larger than its storage");

    StoredTensor result;
    result.entry = {name, std::string(dtype.name), described.sizes, elements * itemBytes};
    if (elements == 0) {
        result.tensor = tensorOver(described.sizes, dtype.scalarType, nullptr, m_map);
        return result;
    }
    std::int64_t span = 0;
    std::int64_t end = 0;
    if (!countSpan(described, span) || __builtin_add_overflow(span, described.offset, &end) ||
        end > described.storage.elements)
        fail("its tensor " + quotedText(name) + " reaches beyond its storage");

    const char* data = m_map->data() + member.begin + std::uint64_t(described.offset * itemBytes);
    const at::Tensor flat = tensorOver({span}, dtype.scalarType, data, m_map);
    result.tensor = flat.as_strided(described.sizes, described.strides).contiguous();
    // Each strided view is a copy, so many views of one storage could use up the memory.
    if (result.tensor.data_ptr() != data && (copied += result.tensor.nbytes()) > m_map->size())
        fail("copies of its strided tensors are larger than the file");
    return result;
}

std::vector<StoredTensor> mapTorchWeights(const std::filesystem::path& path)
{
    return TorchFile(path).tensors();
}

} // namespace arioso::engine
