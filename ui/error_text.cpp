// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/error_text.h"

#include <QCoreApplication>

namespace arioso::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ErrorText", text);
}

} // namespace

ErrorText errorText(const core::Failure& failure)
{
    using Code = core::FailureCode;
    switch (failure.code) {
    case Code::FileNotFound:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "A file or folder is not there any more.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Check whether it was moved or renamed, then try again."))};
    case Code::FileUnreadable:
        return {
            tr(QT_TRANSLATE_NOOP("ErrorText", "The file cannot be read.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText", "It may be damaged, of another kind, or not yours to open. Try another file."))};
    case Code::FileUnwritable:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The file cannot be written.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Choose another folder, or one you may write to."))};
    case Code::CheckpointInvalid:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "This model is damaged or incomplete.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Get its files again, or choose another model."))};
    case Code::CheckpointUnsupported:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "Arioso cannot use this kind of model.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Choose a MusicGen model in the Hugging Face layout."))};
    case Code::RequestInvalid:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "These settings do not go together.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Change the setting named in the details, or reset it."))};
    case Code::RequestTooLong:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "This is longer than the model can make at once.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Make it shorter, or continue from a shorter part."))};
    case Code::AudioInvalid:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "This sound cannot be used.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "It may be empty or damaged. Try another file."))};
    case Code::DeviceUnavailable:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The device is not available.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Choose another one in the settings."))};
    case Code::OutOfMemory:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "There is not enough memory.")),
                tr(QT_TRANSLATE_NOOP(
                    "ErrorText",
                    "Close other programs, make fewer or shorter takes, or choose a smaller model."))};
    case Code::NumericalFailure:
        return {
            tr(QT_TRANSLATE_NOOP("ErrorText", "The model produced no usable sound.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText",
                "Try another seed or a lower guidance; if it goes on, the model's files may be damaged."))};
    case Code::Internal:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "Something went wrong inside Arioso.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Try again; if it goes on, please report the details."))};
    case Code::NoModel:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "No model is chosen yet.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Choose the folder of a model first."))};
    case Code::DiskFull:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The disk is full.")),
                tr(QT_TRANSLATE_NOOP(
                    "ErrorText", "Make room on the disk, then try again. Nothing that was saved is lost."))};
    case Code::FormatInvalid:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The file is damaged or not what its name says.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "It is left as it is. Try another file."))};
    case Code::VersionUnsupported:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The file was made by a newer version of Arioso.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "Update Arioso to open it."))};
    case Code::NotThere:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "It is not there any more.")),
                tr(QT_TRANSLATE_NOOP("ErrorText", "It may have been deleted."))};
    }
    return {};
}

} // namespace arioso::ui
