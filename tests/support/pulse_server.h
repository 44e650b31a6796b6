// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A PulseAudio server of a test's own, with a sink that plays to nobody and can be recorded.

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace arioso::test {

/// To be made before anything of Qt Multimedia is used: sets the environment so that this process sees this
/// server and no other. The sink "arioso" takes float stereo at `sampleRate` and is the default.
class PulseServer
{
public:
    explicit PulseServer(int sampleRate = 32000);
    ~PulseServer();

    /// Whether pulseaudio, pactl and parec are installed.
    [[nodiscard]] static bool isInstalled();

    [[nodiscard]] bool isRunning() const;

    /// Output of pactl, without the line end. Empty when it failed.
    static QByteArray control(const QStringList& arguments);

    /// Kills it.
    void stop();
    /// Starts it again, after stop().
    void start();

private:
    int m_sampleRate;
    QTemporaryDir m_folder;
    QProcess m_server;
};

/// Records what the sink plays, both channels.
class Recording
{
public:
    explicit Recording(int sampleRate = 32000, const QString& sink = QStringLiteral("arioso"));

    /// Ends the recording.
    void stop();

    std::vector<float> left;
    std::vector<float> right;

private:
    QProcess m_process;
};

} // namespace arioso::test
