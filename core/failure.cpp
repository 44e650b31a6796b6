// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/failure.h"

#include "engine/files/new_file.h"

#include <new>

namespace arioso::core {

namespace {

FailureCode codeFrom(engine::ErrorCode code)
{
    using engine::ErrorCode;
    switch (code) {
    case ErrorCode::FileNotFound:
        return FailureCode::FileNotFound;
    case ErrorCode::FileUnreadable:
        return FailureCode::FileUnreadable;
    case ErrorCode::FileUnwritable:
        return FailureCode::FileUnwritable;
    case ErrorCode::CheckpointInvalid:
        return FailureCode::CheckpointInvalid;
    case ErrorCode::CheckpointUnsupported:
        return FailureCode::CheckpointUnsupported;
    case ErrorCode::RequestInvalid:
        return FailureCode::RequestInvalid;
    case ErrorCode::RequestTooLong:
        return FailureCode::RequestTooLong;
    case ErrorCode::AudioInvalid:
        return FailureCode::AudioInvalid;
    case ErrorCode::DeviceUnavailable:
        return FailureCode::DeviceUnavailable;
    case ErrorCode::OutOfMemory:
        return FailureCode::OutOfMemory;
    case ErrorCode::NumericalFailure:
        return FailureCode::NumericalFailure;
    case ErrorCode::Internal:
        return FailureCode::Internal;
    }
    return FailureCode::Internal;
}

} // namespace

Failure failureFrom(const std::exception& exception)
{
    if (dynamic_cast<const engine::DiskFull*>(&exception) != nullptr)
        return {FailureCode::DiskFull, QString::fromUtf8(exception.what())};
    if (dynamic_cast<const engine::FolderMissing*>(&exception) != nullptr)
        return {FailureCode::FileNotFound, QString::fromUtf8(exception.what())};
    if (const auto* error = dynamic_cast<const engine::Error*>(&exception))
        return {codeFrom(error->code()), QString::fromUtf8(error->what())};
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr)
        return {FailureCode::OutOfMemory, QStringLiteral("There isn't enough memory.")};
    return {FailureCode::Internal, QString::fromUtf8(exception.what())};
}

} // namespace arioso::core
