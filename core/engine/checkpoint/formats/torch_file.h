// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads files of torch.save since PyTorch 1.6: a zip file with a pickle that describes tensors, and their
// data in other members. Nothing in the file is executed. The data is mapped.

#include "engine/checkpoint/formats/pickle.h"
#include "engine/checkpoint/formats/zip_archive.h"
#include "engine/checkpoint/stored_tensor.h"
#include "engine/files/file_map.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// A mapped file whose top-level value is a dictionary.
class TorchFile
{
public:
    /// Throws Error FileNotFound, FileUnreadable, CheckpointInvalid (corrupted or malicious),
    /// CheckpointUnsupported (written by PyTorch before 1.6, a TorchScript model, or foreign objects that are
    /// refused).
    explicit TorchFile(const std::filesystem::path& path, ForeignObjects foreign = ForeignObjects::Refuse);

    [[nodiscard]] const std::string& source() const { return m_source; }

    /// Keys of nested dictionaries, starting with the top-level one.
    using Path = std::vector<std::string_view>;

    /// Whether there is a dictionary at `path` that contains a tensor.
    [[nodiscard]] bool holdsTensors(const Path& path) const;

    /// The string with this key; null if there is none.
    [[nodiscard]] const std::string* text(std::string_view key) const;

    /// The value with this key as JSON. Unwraps omegaconf's objects. Values that JSON can't represent are
    /// null.
    [[nodiscard]] nlohmann::json data(std::string_view key) const;

    /// The tensors of the dictionary at `path`. They are contiguous read-only views of the mapping and keep
    /// it alive; tensors that were saved as transposed or strided views are copies. Throws Error
    /// CheckpointInvalid, also for a value that is not a tensor; if foreign objects are kept, such values are
    /// ignored.
    [[nodiscard]] std::vector<StoredTensor> tensors(const Path& path = {}) const;

private:
    [[noreturn]] void fail(const std::string& complaint) const;
    [[nodiscard]] const Pickle::Value* find(const Path& path) const;
    [[nodiscard]] const Pickle::Value* find(const Pickle::Value& dict, std::string_view key) const;
    [[nodiscard]] nlohmann::json data(const Pickle::Value& value, int depth, std::size_t& room) const;
    void readMembers();
    [[nodiscard]] std::vector<StoredTensor> tensorsOf(const Pickle::Value& dict) const;
    [[nodiscard]] const ZipMember& storage(const PickledStorage&, const StoredDtype&) const;
    [[nodiscard]] StoredTensor tensor(const std::string& name, const PickledTensor&,
                                      std::uint64_t& copied) const;

    std::string m_source;
    ForeignObjects m_foreign;
    std::shared_ptr<const FileMap> m_map;
    std::map<std::string, ZipMember> m_members; ///< by name, without the folder
    Pickle m_pickle;
};

/// The tensors of a pytorch_model.bin. Throws as TorchFile.
[[nodiscard]] std::vector<StoredTensor> mapTorchWeights(const std::filesystem::path& path);

} // namespace arioso::engine
