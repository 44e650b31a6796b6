// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Any bytes as a pickle: refused with an engine::Error, or all values refer to values.

#include "engine/api/error.h"
#include "engine/checkpoint/formats/pickle.h"
#include "input_file.h"

using namespace arioso;
using engine::Pickle;

namespace {

void check(const Pickle& pickle)
{
    for (std::size_t id = 0; id < pickle.size(); ++id) {
        const Pickle::Value& value = pickle.at(Pickle::Id(id));
        if (const auto* sequence = std::get_if<Pickle::Sequence>(&value)) {
            for (const Pickle::Id item : sequence->items)
                fuzz::require(item < pickle.size());
        } else if (const auto* dict = std::get_if<Pickle::Dict>(&value)) {
            for (const auto& [key, item] : dict->items)
                fuzz::require(key < pickle.size() && item < pickle.size());
        } else if (const auto* tensor = std::get_if<Pickle::Tensor>(&value)) {
            fuzz::require(*tensor != nullptr && (*tensor)->sizes.size() == (*tensor)->strides.size());
        } else if (const auto* object = std::get_if<Pickle::Object>(&value)) {
            fuzz::require(object->state < pickle.size());
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    for (const auto foreign : {engine::ForeignObjects::Refuse, engine::ForeignObjects::Keep}) {
        try {
            check(engine::readPickle({reinterpret_cast<const char*>(data), size}, "input", foreign));
        } catch (const engine::Error&) {
        }
    }
    return 0;
}
