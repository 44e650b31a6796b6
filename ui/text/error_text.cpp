// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/error_text.h"

#include <QCoreApplication>

namespace arioso::ui {
namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

} // namespace

ErrorText errorText(const core::Failure& failure)
{
    using Code = core::FailureCode;
    switch (failure.code) {
    case Code::FileNotFound:
        return {Sentences::tr("The file or folder no longer exists."),
                Sentences::tr("Check whether it was moved or renamed, then try again.")};
    case Code::FileUnreadable:
        return {Sentences::tr("The file can't be read."),
                Sentences::tr("It may be damaged or in an unsupported format, or you don't have permission "
                              "to open it. Try another file.")};
    case Code::FileUnwritable:
        return {Sentences::tr("The file can't be written."),
                Sentences::tr("Choose a folder that you have permission to write to.")};
    case Code::CheckpointInvalid:
        return {Sentences::tr("This model is corrupted or incomplete."),
                Sentences::tr("Download it again, or choose another model.")};
    case Code::CheckpointUnsupported:
        return {Sentences::tr("Arioso doesn't support this kind of model."),
                Sentences::tr("Choose a MusicGen model in the format of Transformers or audiocraft.")};
    case Code::RequestInvalid:
        return {Sentences::tr("These settings can't be combined."),
                Sentences::tr("Change the setting named in the details, or reset it.")};
    case Code::RequestTooLong:
        return {Sentences::tr("This is longer than the model can generate."),
                Sentences::tr("Reduce the duration, or continue from a shorter part.")};
    case Code::AudioInvalid:
        return {Sentences::tr("This audio can't be used."),
                Sentences::tr("It may be empty or damaged. Try another file.")};
    case Code::DeviceUnavailable:
        return {Sentences::tr("The device isn't available."),
                Sentences::tr("Choose another device in the settings.")};
    case Code::OutOfMemory:
        return {Sentences::tr("There isn't enough memory."),
                Sentences::tr(
                    "Close other programs, generate fewer or shorter takes, or choose a smaller model.")};
    case Code::NumericalFailure:
        return {Sentences::tr("The model produced no usable audio."),
                Sentences::tr("Try another seed or lower guidance. If it happens again, the model's files "
                              "may be corrupted.")};
    case Code::Internal:
        return {Sentences::tr("Something went wrong inside Arioso."),
                Sentences::tr("Try again. If it happens again, please report the details.")};
    case Code::NoModel:
        return {Sentences::tr("No model is selected."), Sentences::tr("Choose a model folder first.")};
    case Code::DiskFull:
        return {Sentences::tr("The disk is full."),
                Sentences::tr("Free some disk space, then try again. Saved files aren't affected.")};
    case Code::FormatInvalid:
        return {Sentences::tr("The file is damaged or isn't what its name says."),
                Sentences::tr("The file wasn't changed. Try another one.")};
    case Code::VersionUnsupported:
        return {Sentences::tr("The file was created by a newer version of Arioso."),
                Sentences::tr("Update Arioso to open it.")};
    case Code::QueueFull:
        return {Sentences::tr("The queue is full."),
                Sentences::tr("Wait for a job to finish, or cancel one.")};
    case Code::NotThere:
        return {Sentences::tr("It no longer exists."), Sentences::tr("It may have been deleted.")};
    case Code::NetworkFailed:
        return {Sentences::tr("There is no connection to the server."),
                Sentences::tr("Check your internet connection, then try again. Downloaded parts are kept.")};
    case Code::ServerFailed:
        return {Sentences::tr("The server is busy or unavailable."),
                Sentences::tr("Try again in a few minutes. Downloaded parts are kept.")};
    case Code::AccessDenied:
        return {Sentences::tr("The server requires permission to download this model."),
                Sentences::tr("Accept the conditions on the model's page, then enter your access token.")};
    case Code::NotOnServer:
        return {
            Sentences::tr("The server doesn't have this model, or it's private."),
            Sentences::tr("Check its name and the download server. For a private model, enter your access "
                          "token.")};
    case Code::DownloadDamaged:
        return {Sentences::tr("The download was corrupted twice."),
                Sentences::tr("Try again later, or use another server. Corrupted files were deleted.")};
    }
    return {};
}

} // namespace arioso::ui
