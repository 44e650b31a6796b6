// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The application: reads the command line, claims the library and starts ui::Application.

#include "core/files/paths.h"
#include "core/log_file.h"
#include "core/models/model_import.h"
#include "core/single_instance.h"
#include "core/termination.h"
#include "engine/api/starter_model.h"
#include "ui/application.h"
#include "ui/desktop/desktop.h"
#include "ui/library_in_use.h"
#include "ui/window.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickStyle>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>
#include <QtQml/qqmlextensionplugin.h>

#include <clocale>
#include <cstdlib>
#include <memory>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;

namespace {

struct CommandLine
{
    ui::ApplicationOptions options;
    core::StartRequest request;
};

/// Desktops pass URLs, users pass paths. Doesn't access the disk.
QUrl urlOf(const QString& argument)
{
    static const QRegularExpression address(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]+:/"));
    return address.match(argument).hasMatch() ? QUrl(argument)
                                              : QUrl::fromLocalFile(QFileInfo(argument).absoluteFilePath());
}

/// By the XDG Base Directory Specification; Qt has no location for it before 6.7.
QString stateFolder()
{
    const QString base = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(base) ? base : QDir::homePath() + QStringLiteral("/.local/state")) +
           QStringLiteral("/arioso");
}

CommandLine readCommandLine()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Generates music from text with MusicGen, offline."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QStringLiteral("Audio or video file to continue, presets, model folders."),
                                 QStringLiteral("[files...]"));
    const QCommandLineOption library(QStringLiteral("library"), QStringLiteral("Folder of the takes."),
                                     QStringLiteral("folder"));
    const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("Folder of the model to open."),
                                   QStringLiteral("folder"));
    parser.addOptions({library, model});
    parser.process(*QCoreApplication::instance());

    const auto absolute = [](const QString& path) {
        return path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    };
    CommandLine line;
    line.options.configFolder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    line.options.dataFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    line.options.cacheFolder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    line.options.libraryFolder = absolute(parser.value(library));
    line.request.model = line.options.model = absolute(parser.value(model));
    line.options.starterModel = core::fromPath(engine::starterModelFolder());
    line.options.starterPrompt = QString::fromUtf8(engine::kStarterPrompt);
    line.options.logFile = core::LogFile::path(stateFolder());
    line.options.gateway = core::moduleGateway();
    line.options.importer = core::modelImporter();
    line.options.program = QStringLiteral("Arioso " ARIOSO_VERSION);
    for (const QString& file : parser.positionalArguments())
        line.request.files.append(urlOf(file));
    return line;
}

/// Returns null if the program should exit: another instance owns the library and was raised, or the user
/// chose to quit. Sets the library in `options` if the user chose another one.
std::unique_ptr<core::SingleInstance> claimLibrary(ui::ApplicationOptions& options,
                                                   const core::StartRequest& request)
{
    for (;;) {
        const QString folder = ui::libraryFolder(options);
        auto instance = std::make_unique<core::SingleInstance>(folder);
        core::Outcome<core::SingleInstance::Role> role = instance->claim();
        while (valueOf(role) != nullptr && *valueOf(role) == core::SingleInstance::Role::Second) {
            if (instance->raiseOwner(request))
                return nullptr;
            ui::LibraryInUse question(folder, instance->holder(), ui::settingsOf(options));
            const ui::LibraryInUse::Answer answer = question.ask();
            if (answer == ui::LibraryInUse::Quit)
                return nullptr;
            if (answer == ui::LibraryInUse::OpenAnyway) {
                role = instance->takeOver();
                continue;
            }
            options.libraryFolder = question.otherFolder();
            instance.reset();
            break;
        }
        if (instance)
            return instance; // also for a read-only folder, which the window reports
    }
}

} // namespace

int main(int argc, char* argv[])
{
    // OpenMP reads this when it is loaded. Its threads must not spin while the window needs the processor.
    if (qEnvironmentVariableIsEmpty("OMP_WAIT_POLICY"))
        qputenv("OMP_WAIT_POLICY", "passive");

    const QString activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN"); // Qt unsets it

    const QGuiApplication application(argc, argv);
    // Qt sets the user's locale, which would affect libraries that write numbers with printf.
    std::setlocale(LC_NUMERIC, "C");
    QGuiApplication::setApplicationName(QStringLiteral("arioso"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Arioso"));
    QGuiApplication::setApplicationVersion(QStringLiteral(ARIOSO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.arioso.Arioso"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/arioso/icons/arioso.svg")));
    QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
    CommandLine line = readCommandLine();
    line.request.activationToken = activationToken;
    const core::LogFile log(stateFolder());
    const std::unique_ptr<core::SingleInstance> instance = claimLibrary(line.options, line.request);
    if (!instance)
        return EXIT_SUCCESS;

    ui::Application app(line.options);
    ui::Window window(app);
    QObject::connect(instance.get(), &core::SingleInstance::raiseRequested, &window, &ui::Window::raise);
    const core::Termination termination;
    QObject::connect(&termination, &core::Termination::requested, &window, [&window] {
        window.closeUnasked();
        QCoreApplication::exit(EXIT_SUCCESS);
    });
    if (!window.open())
        return EXIT_FAILURE;
    const ui::Desktop desktop(app, window);
    app.start();
    if (!line.request.files.isEmpty())
        app.take({line.request.files, {}, {}});
    const int status = QGuiApplication::exec();
    app.shutDown();
    return status;
}
