// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes files as Python's torch.save does, from the formats' descriptions and independently of the engine's
// reader: pickles, zip files, and both together. Also wrong ones.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace arioso::test {

/// A member of a zip file. What is not the default is what PyTorch never writes.
struct ZipPart
{
    std::string name;
    std::string data;
    std::uint16_t method = 0;
    std::uint16_t flags = 0x0808; ///< sizes after the data, names in UTF-8
};

enum class ZipKind { Plain, Zip64 };

/// A zip file with data aligned to 64 bytes. Zip64 has all sizes and places in the 64-bit fields.
[[nodiscard]] std::string zipOf(const std::vector<ZipPart>& parts, ZipKind kind = ZipKind::Plain);

/// Instructions of a pickle, for putting streams together by hand.
namespace pickle {
[[nodiscard]] std::string text(const std::string& value);
[[nodiscard]] std::string integer(std::int64_t value);
[[nodiscard]] std::string global(const std::string& module, const std::string& name);
[[nodiscard]] std::string tuple(const std::vector<std::string>& items);
/// What leaves a storage on the stack.
[[nodiscard]] std::string storage(const std::string& type, const std::string& key, std::int64_t elements);
/// What leaves a tensor on the stack.
[[nodiscard]] std::string tensor(const std::string& storage, std::int64_t offset,
                                 const std::vector<std::int64_t>& sizes,
                                 const std::vector<std::int64_t>& strides);
[[nodiscard]] std::string dict(const std::vector<std::pair<std::string, std::string>>& items);
/// PROTO 2, the value, STOP.
[[nodiscard]] std::string stream(const std::string& value);
} // namespace pickle

/// A torch file of a given pickle and storages (named "0", "1", …).
[[nodiscard]] std::string torchFile(const std::string& pickle, const std::vector<std::string>& storages,
                                    ZipKind kind = ZipKind::Plain);

struct TorchItem;
using TorchDict = std::vector<TorchItem>;

/// A member of what is saved. A tensor that is a view is saved as a view of its whole storage, as torch does.
struct TorchItem
{
    std::string key;
    std::variant<std::string, bool, at::Tensor, TorchDict> value;
};

/// What torch.save writes for the dictionary.
[[nodiscard]] std::string torchFile(const TorchDict& items);

} // namespace arioso::test
