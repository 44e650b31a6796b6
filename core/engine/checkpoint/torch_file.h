// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What Python's torch.save wrote since PyTorch 1.6: a zip file with a pickle that describes tensors, and
// their numbers beside it. Nothing of the file is executed, and the numbers are mapped.

#include "engine/checkpoint/file_map.h"
#include "engine/checkpoint/pickle.h"
#include "engine/checkpoint/stored_tensor.h"
#include "engine/checkpoint/zip_archive.h"

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
    /// Throws Error FileNotFound, FileUnreadable, CheckpointInvalid (damaged or hostile),
    /// CheckpointUnsupported (written by PyTorch before 1.6, a TorchScript model, or more than data that is
    /// to be refused).
    explicit TorchFile(const std::filesystem::path& path, ForeignObjects foreign = ForeignObjects::Refuse);

    [[nodiscard]] const std::string& source() const { return m_source; }

    /// Keys that lead from the file's own dictionary into others.
    using Path = std::vector<std::string_view>;

    /// Whether a dictionary is there that holds a tensor.
    [[nodiscard]] bool holdsTensors(const Path& path) const;

    /// The text under this key; null when there is none.
    [[nodiscard]] const std::string* text(std::string_view key) const;

    /// The value under this key as JSON: of dictionaries and lists, also inside omegaconf's objects. Null
    /// when there is none, or something else in it.
    [[nodiscard]] nlohmann::json data(std::string_view key) const;

    /// The tensors of the dictionary at `path`. They are contiguous views of the mapping and keep it alive;
    /// writing to one is a memory fault. What was saved as a transposed or strided view is a copy. Throws
    /// Error CheckpointInvalid, also when one of the values is not a tensor; where foreign objects are kept,
    /// such values are left out.
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
    std::map<std::string, ZipMember> m_members; ///< by their names without the folder
    Pickle m_pickle;
};

/// The tensors of a pytorch_model.bin. Throws as TorchFile.
[[nodiscard]] std::vector<StoredTensor> mapTorchWeights(const std::filesystem::path& path);

} // namespace arioso::engine
