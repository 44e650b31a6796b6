// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What went wrong, as core and ui carry it: a code that ui turns into a translated sentence with a way out,
// and one plain English sentence of detail for the curious and for reports.

#include "engine/api/error.h"

#include <QMetaType>
#include <QString>

#include <exception>
#include <variant>

namespace arioso::core {

/// What kind of thing went wrong. The first part is engine::ErrorCode, one for one.
enum class FailureCode {
    FileNotFound,
    FileUnreadable,
    FileUnwritable,
    CheckpointInvalid,
    CheckpointUnsupported,
    RequestInvalid,
    RequestTooLong,
    AudioInvalid,
    DeviceUnavailable,
    OutOfMemory,
    NumericalFailure,
    Internal,

    NoModel,       ///< a job was submitted while no model is chosen
    DiskFull,      ///< a file could not be written because there is no room
    FormatInvalid, ///< a recipe, preset or take is not what its name says: damaged, wrong type, out of range
    VersionUnsupported, ///< a file of a later version of the program
    QueueFull,          ///< as many jobs wait as may
    NotThere,           ///< a take or preset with this id does not exist (any more)

    NetworkFailed,   ///< a server was not reached, or the connection was lost
    ServerFailed,    ///< a server could not answer, or answered nonsense
    AccessDenied,    ///< a server gives a file only to others
    NotOnServer,     ///< a server does not have a file
    DownloadDamaged, ///< what arrived is not what the server said it would be
};

struct Failure
{
    FailureCode code = FailureCode::Internal;
    QString detail; ///< one plain English sentence that names the thing; may be shown as it is

    friend bool operator==(const Failure&, const Failure&) = default;
};

/// A value, or why there is none.
template <typename T>
using Outcome = std::variant<T, Failure>;

/// The value of an outcome, or null when it is a failure.
template <typename T>
[[nodiscard]] const T* valueOf(const Outcome<T>& outcome)
{
    return std::get_if<T>(&outcome);
}

/// The failure of an outcome, or null when it has a value.
template <typename T>
[[nodiscard]] const Failure* failureOf(const Outcome<T>& outcome)
{
    return std::get_if<Failure>(&outcome);
}

/// Any exception as a failure: engine::Error keeps its code, std::bad_alloc is OutOfMemory, the rest is
/// Internal.
[[nodiscard]] Failure failureFrom(const std::exception& exception);

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::Failure)
