// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/torch/key_value_cache.h"

#include <ATen/ops/empty.h>

namespace arioso::engine {

KeyValueCache::KeyValueCache(at::IntArrayRef shape, const at::TensorOptions& options)
    : m_all{at::empty(shape, options), at::empty(shape, options)}
{
}

KeysValues KeyValueCache::append(const KeysValues& next)
{
    if (m_position.defined()) {
        m_all.keys.index_copy_(2, m_position, next.keys);
        m_all.values.index_copy_(2, m_position, next.values);
        return {m_all.keys.narrow(2, 0, m_visible), m_all.values.narrow(2, 0, m_visible)};
    }
    const std::int64_t columns = next.keys.size(2);
    m_all.keys.narrow(2, m_length, columns).copy_(next.keys);
    m_all.values.narrow(2, m_length, columns).copy_(next.values);
    m_length += columns;
    return {m_all.keys.narrow(2, 0, m_length), m_all.values.narrow(2, 0, m_length)};
}

void KeyValueCache::follow(const at::Tensor& position, std::int64_t visible)
{
    if (!m_position.defined()) { // masked columns are multiplied by zero, so they must be finite
        for (const at::Tensor& all : {m_all.keys, m_all.values})
            all.narrow(2, m_length, all.size(2) - m_length).zero_();
    }
    m_position = position;
    m_visible = visible;
}

} // namespace arioso::engine
