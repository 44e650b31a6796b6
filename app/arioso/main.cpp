// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The window: reads the command line and hands over to ui::Application.

#include "ui/application.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QtQml/qqmlextensionplugin.h>

#include <cstdlib>

Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;

int main(int argc, char* argv[])
{
    // Read by libraries when they are loaded, so before any thread starts. QtMultimedia's other backend
    // crashes without a sound device; OpenMP's threads must not spin while the window wants the processor.
    if (qEnvironmentVariableIsEmpty("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "gstreamer");
    if (qEnvironmentVariableIsEmpty("OMP_WAIT_POLICY"))
        qputenv("OMP_WAIT_POLICY", "passive");

    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("arioso"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Arioso"));
    QGuiApplication::setApplicationVersion(QStringLiteral(ARIOSO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("arioso"));
    QQuickStyle::setStyle(QStringLiteral("Fusion"));

    ui::ApplicationOptions options;
    options.configFolder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    options.dataFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    options.gateway = core::moduleGateway();
    options.program = QStringLiteral("Arioso " ARIOSO_VERSION);
    ui::Application app(options);

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    engine.load(QStringLiteral("qrc:/qt/qml/Arioso/Ui/Main.qml"));
    if (engine.rootObjects().isEmpty())
        return EXIT_FAILURE;
    app.start();
    const int status = QGuiApplication::exec();
    app.shutDown();
    return status;
}
