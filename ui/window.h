// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The window on the object graph: loads the QML, puts the language on, comes forward when asked.

#include "ui/application.h"
#include "ui/language.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QUrl>

namespace arioso::ui {

class Window : public QObject
{
    Q_OBJECT

public:
    /// `app` must outlive it.
    explicit Window(Application& app, QObject* parent = nullptr);

    /// False when the page could not be loaded, which is a fault of the installation. The window before, if
    /// there is one, then stays.
    bool open(const QUrl& page = QUrl(QStringLiteral("qrc:/qt/qml/Arioso/Ui/Main.qml")));

    [[nodiscard]] QQuickWindow* window() const;

    /// In front of the others, as far as the desktop allows, with what another start of the program was given.
    void raise(const core::StartRequest& request = {});

    /// As the user does: asks first when something is under way.
    void close();

    /// Without the question whether to end what is under way: it is kept as far as it got.
    void closeUnasked();

private:
    void onSettings(const core::AppSettings& settings);
    void reopen();
    void applyLanguage();

    Application& m_app;
    Language m_language;
    QString m_languageCode;
    QQmlApplicationEngine m_engine;
};

} // namespace arioso::ui
