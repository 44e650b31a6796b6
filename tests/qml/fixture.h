// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the QML tests stand on: the program's own object graph in a temporary folder, with the fake engine.

#include "core/fake_engine.h"
#include "support/hub_server.h"
#include "ui/application.h"

#include <QObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWindow>

#include <memory>
#include <optional>

namespace arioso::test {

/// `Fixture { id: fixture }` with `import Arioso.Test`; `fixture.app` is what Main.qml gets. The fake
/// engine's prompts and model names say how it behaves: see fake_engine.h.
class Fixture : public QObject
{
    Q_OBJECT
    Q_PROPERTY(arioso::ui::Application* app READ app NOTIFY appChanged)
    Q_PROPERTY(QString folder READ folder CONSTANT)
    Q_PROPERTY(int heard READ heard NOTIFY heardChanged) ///< connections that the listener was asked for

public:
    explicit Fixture(QObject* parent = nullptr);
    ~Fixture() override;

    [[nodiscard]] ui::Application* app() const { return m_app.get(); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// Closes the program and opens it again on the same folders.
    Q_INVOKABLE void reopen();

    /// Writes a tone into a WAV file of the folder; returns its absolute path.
    Q_INVOKABLE [[nodiscard]] QString writeTone(const QString& name, double seconds);
    /// Writes a text file of the folder, with the folders it is in; returns its absolute path.
    Q_INVOKABLE QString writeText(const QString& name, const QString& text);
    Q_INVOKABLE [[nodiscard]] QUrl urlOf(const QString& path) const { return QUrl::fromLocalFile(path); }
    Q_INVOKABLE [[nodiscard]] bool exists(const QString& path) const;

    /// Adds a take to the library as if it had just been made; returns its id.
    /// Its peaks are `peak` of full scale.
    Q_INVOKABLE QString addTake(const QString& prompt, double seconds, quint64 seed, double peak = 0.5);

    /// One of a second that continues another one.
    Q_INVOKABLE QString addContinuation(const QString& parent, const QString& prompt);

    /// While not, a file is in the place of the library's folder and no take can be saved.
    Q_INVOKABLE void setLibraryWritable(bool writable);

    /// The model is loaded.
    Q_INVOKABLE [[nodiscard]] bool modelReady() const;
    /// Submits a job as Generate does.
    Q_INVOKABLE void submit(const QString& prompt, double seconds, int takes);
    /// Cancels all jobs and waits until none runs.
    Q_INVOKABLE void stopJobs();

    /// Models are fetched from a server of the test, into a cache in the folder. It has musicgen-small.
    Q_INVOKABLE void serve();
    /// The same with another repository, "me/tune", that states this licence.
    Q_INVOKABLE void serveLicence(const QString& licence);
    /// While so, the server sends the weights slowly.
    Q_INVOKABLE void holdBack(bool hold);

    Q_INVOKABLE [[nodiscard]] QString clipboardText() const;

    /// Listens on a port of this machine, which it returns.
    Q_INVOKABLE int listen();
    [[nodiscard]] int heard() const { return m_heard; }

    /// Holds a key down until it has repeated twenty times.
    Q_INVOKABLE void holdKey(QWindow* window, int key, int modifiers);

Q_SIGNALS:
    void appChanged();
    void heardChanged();

private:
    void open();

    QTemporaryDir m_folder;
    FakeRecord m_record;
    FakeEngine m_engine;
    std::unique_ptr<HubServer> m_server;
    QTcpServer m_listener;
    int m_heard = 0;
    std::unique_ptr<ui::Application> m_app;
};

} // namespace arioso::test
