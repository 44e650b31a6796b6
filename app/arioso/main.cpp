// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The window: reads the command line, makes sure to be the only one, and hands over to ui::Application.

#include "core/files/paths.h"
#include "core/models/model_import.h"
#include "core/single_instance.h"
#include "core/termination.h"
#include "engine/starter_model.h"
#include "ui/application.h"
#include "ui/window.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QtQml/qqmlextensionplugin.h>

#include <cstdlib>
#include <iostream>

Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;

namespace {

struct CommandLine
{
    ui::ApplicationOptions options;
    QString file; ///< to continue; "" none
};

CommandLine readCommandLine()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Makes music from words, on this computer."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("A sound file to continue."),
                                 QStringLiteral("[file]"));
    const QCommandLineOption library(QStringLiteral("library"), QStringLiteral("Where the takes are kept."),
                                     QStringLiteral("folder"));
    const QCommandLineOption model(QStringLiteral("model"),
                                   QStringLiteral("The folder of the model to begin with."),
                                   QStringLiteral("folder"));
    parser.addOptions({library, model});
    parser.process(*QCoreApplication::instance());

    const auto absolute = [](const QString& path) {
        return path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    };
    CommandLine line;
    line.options.configFolder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    line.options.dataFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    line.options.libraryFolder = absolute(parser.value(library));
    line.options.model = absolute(parser.value(model));
    line.options.starterModel = core::fromPath(engine::starterModelFolder());
    line.options.starterPrompt = QString::fromUtf8(engine::kStarterPrompt);
    line.options.gateway = core::moduleGateway();
    line.options.importer = core::modelImporter();
    line.options.program = QStringLiteral("Arioso " ARIOSO_VERSION);
    line.file = absolute(parser.positionalArguments().value(0));
    return line;
}

} // namespace

int main(int argc, char* argv[])
{
    // Read by OpenMP when it is loaded, so before any thread starts: its threads must not spin while the
    // window needs the processor.
    if (qEnvironmentVariableIsEmpty("OMP_WAIT_POLICY"))
        qputenv("OMP_WAIT_POLICY", "passive");

    const QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("arioso"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Arioso"));
    QGuiApplication::setApplicationVersion(QStringLiteral(ARIOSO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.arioso.Arioso"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/arioso/icons/arioso.svg")));
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    const CommandLine line = readCommandLine();

    core::SingleInstance instance(ui::libraryFolder(line.options));
    const core::Outcome<core::SingleInstance::Role> role = instance.claim();
    if (valueOf(role) != nullptr && *valueOf(role) == core::SingleInstance::Role::Second) {
        if (instance.raiseOwner(line.file))
            return EXIT_SUCCESS;
        std::cerr << "Arioso is running already with this library, and its window does not answer.\n";
        return EXIT_FAILURE;
    }

    ui::Application app(line.options);
    ui::Window window(app);
    QObject::connect(&instance, &core::SingleInstance::raiseRequested, &window, &ui::Window::raise);
    const core::Termination termination;
    QObject::connect(&termination, &core::Termination::requested, &window, [&window] {
        window.closeUnasked();
        QCoreApplication::exit(EXIT_SUCCESS);
    });
    if (!window.open())
        return EXIT_FAILURE;
    app.start();
    if (!line.file.isEmpty())
        window.raise(line.file);
    const int status = QGuiApplication::exec();
    app.shutDown();
    return status;
}
