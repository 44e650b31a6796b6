// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The one exception type that leaves the engine.

#include <stdexcept>
#include <string>

namespace arioso::engine {

/// What kind of thing went wrong; the user interface chooses its advice by it.
enum class ErrorCode {
    FileNotFound,        ///< a named file or folder does not exist
    FileUnreadable,      ///< it exists and cannot be read, or is not what its name says
    FileUnwritable,      ///< it cannot be written: rights, full disk, missing folder
    CheckpointInvalid,   ///< a checkpoint's files are damaged or contradict each other
    CheckpointUnsupported, ///< a sound checkpoint of a kind that the engine does not run
    RequestInvalid,      ///< a value of a request is out of its range, or values contradict each other
    RequestTooLong,      ///< the request does not fit the model's window
    AudioInvalid,        ///< audio that cannot be used: empty, wrong channels or rate, not finite
    DeviceUnavailable,   ///< the asked device or precision is not there
    OutOfMemory,
    NumericalFailure,    ///< the model produced values that are not finite
    Internal,            ///< a fault of ours
};

/// Thrown by everything in the engine. `what()` is one plain sentence that names the thing and, for a
/// mismatch, both sides; it is fit to be shown to the user as it is.
class __attribute__((visibility("default"))) Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& detail) : std::runtime_error(detail), m_code(code) {}

    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }

private:
    ErrorCode m_code;
};

} // namespace arioso::engine
