// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/adapter/adapter_tensors.h"

#include "engine/adapter/adapter_config.h"
#include "engine/api/error.h"
#include "engine/checkpoint/formats/safetensors.h"
#include "engine/checkpoint/formats/torch_file.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/files/json.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

using Parts = std::vector<std::string>;

Parts split(const std::string& name)
{
    Parts parts(1);
    for (const char letter : name) {
        if (letter == '.')
            parts.emplace_back();
        else
            parts.back() += letter;
    }
    return parts;
}

std::string joined(Parts::const_iterator begin, Parts::const_iterator end)
{
    std::string text;
    for (; begin != end; ++begin)
        text += (text.empty() ? "" : ".") + *begin;
    return text;
}

/// The module's path in the model, without the prefixes of peft and other wrappers.
Parts pathOf(const std::string& name)
{
    Parts parts = split(name);
    auto begin = parts.begin();
    for (bool again = true; again;) {
        again = false;
        if (parts.end() - begin > 2 && begin[0] == "base_model" && begin[1] == "model")
            begin += 2, again = true;
        if (parts.end() - begin > 1 && (*begin == "module" || *begin == "_orig_mod"))
            begin += 1, again = true;
    }
    parts.erase(parts.begin(), begin);
    parts.erase(std::remove(parts.begin(), parts.end(), "base_layer"), parts.end());
    return parts;
}

class Sorter
{
public:
    explicit Sorter(std::string source) : m_source(std::move(source)) {}

    void add(const StoredTensor& stored)
    {
        const std::string& name = stored.entry.name;
        if (!stored.tensor.defined() || !stored.tensor.is_floating_point())
            fail(ErrorCode::CheckpointUnsupported, "the tensor " + quotedText(name) + " is stored as " +
                                                       stored.entry.dtype +
                                                       ", but weights must be F32, F16, BF16 or F64");
        const Parts parts = pathOf(name);
        const auto mark = std::find_if(parts.begin(), parts.end(), [](const std::string& part) {
            return part.rfind("lora_", 0) == 0 || part == "modules_to_save" || part == "original_module";
        });
        if (mark == parts.end()) {
            m_tensors.whole.emplace(canonicalName(joined(parts.begin(), parts.end())), stored.tensor);
            return;
        }
        const std::string module = joined(parts.begin(), mark);
        const Parts rest(mark + 1, parts.end());
        if (*mark == "original_module")
            return;                       // the unchanged weight of the base model
        if (*mark == "modules_to_save") { // may be followed by the adapter's name
            const std::string tensor = joined(rest.begin() + (rest.size() > 1 ? 1 : 0), rest.end());
            m_tensors.whole[canonicalName(module + "." + tensor)] =
                stored.tensor; // a bias may be stored twice
            return;
        }
        addFactor({module, *mark, rest}, name, stored.tensor);
    }

    AdapterTensors finish()
    {
        for (const auto& [module, factors] : m_tensors.lowRank) {
            if (!factors.a.defined() || !factors.b.defined())
                fail(ErrorCode::CheckpointInvalid, "one of the two factors of '" + module + "' is missing");
            if (factors.a.dim() != 2 || factors.b.dim() != 2 || factors.a.size(0) != factors.b.size(1))
                fail(ErrorCode::CheckpointUnsupported,
                     "the factors of '" + module + "' are not two matrices of one rank");
            if (factors.embedding && factors.magnitude.defined())
                fail(ErrorCode::CheckpointUnsupported,
                     "DoRA on the embedding '" + module + "' is not supported");
        }
        if (m_tensors.lowRank.empty() && m_tensors.whole.empty())
            fail(ErrorCode::CheckpointInvalid, "it contains no tensors");
        return std::move(m_tensors);
    }

private:
    /// The parts of a factor's name: "….lora_A.weight", or "….lora_A.default.weight" with the adapter's name.
    /// Embeddings and magnitudes have no ".weight".
    struct FactorName
    {
        std::string module;
        std::string mark; ///< "lora_A" and others
        Parts rest;
    };

    void addFactor(FactorName path, const std::string& name, const at::Tensor& tensor)
    {
        auto& [module, mark, rest] = path;
        const bool isBias = !rest.empty() && rest.back() == "bias";
        if (!rest.empty() && (rest.back() == "weight" || isBias))
            rest.pop_back();
        if (rest.size() == 1) {
            if (m_adapterName.value_or(rest.front()) != rest.front())
                fail(ErrorCode::CheckpointUnsupported, "it contains two adapters, " +
                                                           quotedText(*m_adapterName) + " and " +
                                                           quotedText(rest.front()));
            m_adapterName = rest.front();
            rest.pop_back();
        }
        AdapterTensors::LowRank& factors = m_tensors.lowRank[module];
        const bool embedding = mark.rfind("lora_embedding_", 0) == 0;
        at::Tensor* place = nullptr;
        if (mark == "lora_A" || mark == "lora_embedding_A")
            place = &factors.a;
        else if (mark == "lora_B" || mark == "lora_embedding_B")
            place = isBias ? &factors.bias : &factors.b;
        else if (mark == "lora_magnitude_vector")
            place = &factors.magnitude;
        if (place == nullptr || !rest.empty() || (isBias && mark != "lora_B"))
            fail(ErrorCode::CheckpointUnsupported,
                 "the tensor " + quotedText(name) + " does not belong to LoRA or DoRA");
        factors.embedding = factors.embedding || embedding;
        put(*place, tensor, name);
    }

    void put(at::Tensor& place, const at::Tensor& tensor, const std::string& name)
    {
        if (place.defined())
            fail(ErrorCode::CheckpointInvalid, "the tensor " + quotedText(name) + " occurs twice");
        place = tensor;
    }

    [[noreturn]] void fail(ErrorCode code, const std::string& what) const
    {
        throw Error(code, "The adapter's file '" + m_source + "' cannot be used: " + what + ".");
    }

    std::string m_source;
    AdapterTensors m_tensors;
    std::optional<std::string> m_adapterName; // in the tensors' names
};

} // namespace

AdapterTensors readAdapterTensors(const fs::path& folder)
{
    const fs::path file = adapterWeights(folder);
    Sorter sorter(file.string());
    for (const StoredTensor& tensor :
         file.extension() == ".bin" ? mapTorchWeights(file) : mapSafetensors(file))
        sorter.add(tensor);
    return sorter.finish();
}

} // namespace arioso::engine
