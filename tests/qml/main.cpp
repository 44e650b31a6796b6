// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "qml/fixture.h"

#include <QQmlEngine>
#include <QStandardPaths>
#include <QtQml/qqmlextensionplugin.h>
#include <QtQuickTest/quicktest.h>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { QStandardPaths::setTestModeEnabled(true); }
    void qmlEngineAvailable(QQmlEngine* engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        qmlRegisterType<arioso::test::Fixture>("Arioso.Test", 1, 0, "Fixture");
    }
};

QUICK_TEST_MAIN_WITH_SETUP(arioso, Setup)

#include "main.moc"
