// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a failure is called in the user's language, and the way out of it.

#include "core/failure.h"

#include <QString>

namespace arioso::ui {

struct ErrorText
{
    QString sentence; ///< what happened
    QString wayOut;   ///< what can be done about it
};

[[nodiscard]] ErrorText errorText(const core::Failure& failure);

} // namespace arioso::ui
