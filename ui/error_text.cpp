// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/error_text.h"

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
        return {Sentences::tr("A file or folder is not there any more."),
                Sentences::tr("Check whether it was moved or renamed, then try again.")};
    case Code::FileUnreadable:
        return {Sentences::tr("The file cannot be read."),
                Sentences::tr("It may be damaged, of another kind, or not yours to open. Try another file.")};
    case Code::FileUnwritable:
        return {Sentences::tr("The file cannot be written."),
                Sentences::tr("Choose another folder, or one you may write to.")};
    case Code::CheckpointInvalid:
        return {Sentences::tr("This model is damaged or incomplete."),
                Sentences::tr("Get its files again, or choose another model.")};
    case Code::CheckpointUnsupported:
        return {Sentences::tr("Arioso cannot use this kind of model."),
                Sentences::tr("Choose a MusicGen model in the Hugging Face layout.")};
    case Code::RequestInvalid:
        return {Sentences::tr("These settings do not go together."),
                Sentences::tr("Change the setting named in the details, or reset it.")};
    case Code::RequestTooLong:
        return {Sentences::tr("This is longer than the model can make at once."),
                Sentences::tr("Make it shorter, or continue from a shorter part.")};
    case Code::AudioInvalid:
        return {Sentences::tr("This sound cannot be used."),
                Sentences::tr("It may be empty or damaged. Try another file.")};
    case Code::DeviceUnavailable:
        return {Sentences::tr("The device is not available."),
                Sentences::tr("Choose another one in the settings.")};
    case Code::OutOfMemory:
        return {
            Sentences::tr("There is not enough memory."),
            Sentences::tr("Close other programs, make fewer or shorter takes, or choose a smaller model.")};
    case Code::NumericalFailure:
        return {
            Sentences::tr("The model produced no usable sound."),
            Sentences::tr(
                "Try another seed or a lower guidance; if it goes on, the model's files may be damaged.")};
    case Code::Internal:
        return {Sentences::tr("Something went wrong inside Arioso."),
                Sentences::tr("Try again; if it goes on, please report the details.")};
    case Code::NoModel:
        return {Sentences::tr("No model is chosen yet."),
                Sentences::tr("Choose the folder of a model first.")};
    case Code::DiskFull:
        return {Sentences::tr("The disk is full."),
                Sentences::tr("Make room on the disk, then try again. Nothing that was saved is lost.")};
    case Code::FormatInvalid:
        return {Sentences::tr("The file is damaged or not what its name says."),
                Sentences::tr("It is left as it is. Try another file.")};
    case Code::VersionUnsupported:
        return {Sentences::tr("The file was made by a newer version of Arioso."),
                Sentences::tr("Update Arioso to open it.")};
    case Code::QueueFull:
        return {Sentences::tr("The queue is full."),
                Sentences::tr("Wait for a job to finish, or cancel one.")};
    case Code::NotThere:
        return {Sentences::tr("It is not there any more."), Sentences::tr("It may have been deleted.")};
    case Code::NetworkFailed:
        return {
            Sentences::tr("The connection was lost, or there is none."),
            Sentences::tr("Check whether this computer is online, then resume: the downloaded part is kept.")};
    case Code::ServerFailed:
        return {Sentences::tr("The server is in trouble, or too busy."),
                Sentences::tr("Try again in a few minutes: the downloaded part is kept.")};
    case Code::AccessDenied:
        return {Sentences::tr("The server does not let you have this model."),
                Sentences::tr("Accept its conditions on its page, and put in an access token of yours.")};
    case Code::NotOnServer:
        return {Sentences::tr("The server does not have this model."),
                Sentences::tr("Check the address that models are fetched from, or choose another model.")};
    case Code::DownloadDamaged:
        return {Sentences::tr("What arrived was damaged on its way, twice."),
                Sentences::tr("Try again later, or from another address. Nothing damaged was kept.")};
    }
    return {};
}

} // namespace arioso::ui
