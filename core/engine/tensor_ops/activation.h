// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The activation functions of the configurations.

#include "engine/api/config.h"

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// Elementwise, in the dtype and on the device of `x`.
[[nodiscard]] at::Tensor activate(const at::Tensor& x, Activation activation);

} // namespace arioso::engine
