// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The only exception type that leaves the engine.

#include <stdexcept>
#include <string>

namespace arioso::engine {

/// The kind of an error; the user interface chooses its advice by it.
enum class ErrorCode {
    FileNotFound,          ///< a named file or folder does not exist
    FileUnreadable,        ///< it exists, but can't be read or has another format than its name says
    FileUnwritable,        ///< no permission, full disk, missing folder
    CheckpointInvalid,     ///< a checkpoint's files are corrupted or contradict each other
    CheckpointUnsupported, ///< a valid checkpoint of a kind that the engine does not run
    RequestInvalid,        ///< a value is out of range, or values contradict each other
    RequestTooLong,        ///< the request does not fit the model's window
    AudioInvalid,          ///< audio that cannot be used: empty, wrong channels or rate, not finite
    DeviceUnavailable,     ///< the requested device or precision is not available
    OutOfMemory,
    NumericalFailure, ///< the model produced values that are not finite
    Internal,         ///< a bug
};

/// The functions of the public headers throw nothing else, except what a listener throws. `what()` is one
/// sentence for the user, in English, that names the file or value and, for a mismatch, both sides.
class __attribute__((visibility("default"))) Error : public std::runtime_error
{
public:
    Error(ErrorCode code, const std::string& detail) : std::runtime_error(detail), m_code(code) {}

    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }

private:
    ErrorCode m_code;
};

} // namespace arioso::engine
