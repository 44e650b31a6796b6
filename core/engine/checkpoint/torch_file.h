// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What Python's torch.save wrote since PyTorch 1.6: a zip file with a pickle that describes tensors, and
// their numbers beside it. Nothing of the file is executed, and the numbers are mapped.

#include "engine/checkpoint/file_map.h"
#include "engine/checkpoint/pickle.h"
#include "engine/checkpoint/stored_tensor.h"
#include "engine/checkpoint/zip_archive.h"

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
    /// CheckpointUnsupported (written by PyTorch before 1.6, a TorchScript model, a training checkpoint, or
    /// more than data).
    explicit TorchFile(const std::filesystem::path& path);

    [[nodiscard]] const std::string& source() const { return m_source; }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }

    /// The text under this key; null when there is none.
    [[nodiscard]] const std::string* text(std::string_view key) const;

    /// The tensors of the dictionary under `key`, or of the file's own one. They are contiguous views of the
    /// mapping and keep it alive; writing to one is a memory fault. What was saved as a transposed or strided
    /// view is a copy. Throws Error CheckpointInvalid, also when one of the values is not a tensor.
    [[nodiscard]] std::vector<StoredTensor> tensors() const;
    [[nodiscard]] std::vector<StoredTensor> tensors(std::string_view key) const;

private:
    [[noreturn]] void fail(const std::string& complaint) const;
    [[nodiscard]] const Pickle::Value* find(std::string_view key) const;
    void readMembers();
    [[nodiscard]] std::vector<StoredTensor> tensorsOf(const Pickle::Value& dict) const;
    [[nodiscard]] const ZipMember& storage(const PickledStorage&, const StoredDtype&) const;
    [[nodiscard]] StoredTensor tensor(const std::string& name, const PickledTensor&,
                                      std::uint64_t& copied) const;

    std::string m_source;
    std::shared_ptr<const FileMap> m_map;
    std::map<std::string, ZipMember> m_members; ///< by their names without the folder
    Pickle m_pickle;
};

/// The tensors of a pytorch_model.bin. Throws as TorchFile.
[[nodiscard]] std::vector<StoredTensor> mapTorchWeights(const std::filesystem::path& path);

} // namespace arioso::engine
