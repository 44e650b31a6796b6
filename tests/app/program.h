// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The program as its main builds it, with the real engine and window, in folders of a test.

#include "core/models/model_import.h"
#include "ui/application.h"
#include "ui/window.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <functional>

namespace arioso::test {

/// Writes a small checkpoint (see make_checkpoint.cpp); false when that fails.
inline bool makeCheckpoint(const QString& kind, const QString& folder)
{
    return QProcess::execute(QStringLiteral(ARIOSO_MAKE_CHECKPOINT), {kind, folder}) == 0;
}

/// What main does before the first thread.
inline void setEnvironment()
{
    qputenv("QT_MEDIA_BACKEND", "gstreamer");
    qputenv("OMP_WAIT_POLICY", "passive");
}

inline ui::ApplicationOptions programOptions(const QString& home, const QString& model)
{
    ui::ApplicationOptions options;
    options.configFolder = home + QStringLiteral("/config");
    options.dataFolder = home + QStringLiteral("/data");
    options.model = model;
    options.gateway = core::moduleGateway();
    options.importer = core::modelImporter();
    options.program = QStringLiteral("Arioso test");
    options.logFile = home + QStringLiteral("/arioso.log");
    return options;
}

class Program
{
public:
    Program(const QString& home, const QString& model) : app(programOptions(home, model)), window(app)
    {
        app.settingsStore().set([&] {
            core::AppSettings settings = app.settingsStore().settings();
            settings.welcomeSeen = true;
            return settings;
        }());
        opened = window.open();
        app.start();
        if (!opened)
            return;
        window.raise(); // there is no window manager that would give it the keyboard
        opened = QTest::qWaitForWindowActive(window.window());
    }
    ~Program() { app.shutDown(); }

    [[nodiscard]] bool isModelReady() const
    {
        return app.generationService().modelState().kind == core::ModelState::Kind::Ready;
    }

    /// The first visible item of that objectName, below the window's content or one of its popups.
    [[nodiscard]] QQuickItem* item(const QString& name) const
    {
        return find(window.window()->contentItem(), name);
    }

    /// With the mouse, in its middle. False when it is not in sight.
    bool click(const QString& name) const
    {
        QQuickItem* target = item(name);
        if (target == nullptr)
            return false;
        QTest::mouseClick(window.window(), Qt::LeftButton, {}, centre(target));
        return true;
    }

    [[nodiscard]] static QPoint centre(const QQuickItem* item)
    {
        return item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
    }

    void type(const QString& text) const
    {
        for (const QChar c : text)
            QTest::keyClick(window.window(), c.toLatin1());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(window.window(), key, modifiers);
    }

    mutable ui::Application app;
    ui::Window window;
    bool opened = false;

private:
    static QQuickItem* find(QQuickItem* parent, const QString& name)
    {
        for (QQuickItem* child : parent->childItems()) {
            if (!child->isVisible())
                continue;
            if (child->objectName() == name)
                return child;
            if (QQuickItem* found = find(child, name))
                return found;
        }
        return nullptr;
    }
};

} // namespace arioso::test
