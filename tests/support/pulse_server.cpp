// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/pulse_server.h"

#include <QStandardPaths>
#include <QTest>

#include <cstring>

namespace arioso::test {

PulseServer::PulseServer(int sampleRate) : m_sampleRate(sampleRate)
{
    const QByteArray folder = m_folder.path().toUtf8();
    qputenv("XDG_RUNTIME_DIR", folder);
    qputenv("XDG_CONFIG_HOME", folder);
    qputenv("PULSE_SERVER", "unix:" + folder + "/socket");
    start();
}

void PulseServer::start()
{
    const auto load = [](const QString& module) { return QStringList{QStringLiteral("-L"), module}; };
    const QString sink =
        QStringLiteral("module-null-sink sink_name=arioso rate=%1 channels=2 format=float32le "
                       "sink_properties=device.description=Arioso")
            .arg(m_sampleRate);
    const QString protocol =
        QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1/socket").arg(m_folder.path());
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(QStringLiteral("pulseaudio"),
                   QStringList{QStringLiteral("-n"), QStringLiteral("--daemonize=no"),
                               QStringLiteral("--exit-idle-time=-1"), QStringLiteral("--disallow-exit=yes"),
                               QStringLiteral("--use-pid-file=no")} +
                       load(sink) + load(protocol));
    for (int i = 0; i < 100 && !isRunning(); ++i)
        QTest::qWait(50);
}

PulseServer::~PulseServer()
{
    stop();
}

bool PulseServer::isInstalled()
{
    for (const char* program : {"pulseaudio", "pactl", "parec"})
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            return false;
    return true;
}

bool PulseServer::isRunning() const
{
    return m_server.state() == QProcess::Running && !control({QStringLiteral("info")}).isEmpty();
}

QByteArray PulseServer::control(const QStringList& arguments)
{
    QProcess pactl;
    pactl.setStandardErrorFile(QProcess::nullDevice());
    pactl.start(QStringLiteral("pactl"), arguments);
    if (!pactl.waitForFinished(5000) || pactl.exitCode() != 0)
        return {};
    return pactl.readAllStandardOutput().trimmed();
}

void PulseServer::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill();
    m_server.waitForFinished();
}

Recording::Recording(int sampleRate, const QString& sink)
{
    m_process.start(QStringLiteral("parec"),
                    {QStringLiteral("-d"), sink + QStringLiteral(".monitor"),
                     QStringLiteral("--format=float32le"), QStringLiteral("--rate=%1").arg(sampleRate),
                     QStringLiteral("--channels=2"), QStringLiteral("--latency-msec=20"),
                     QStringLiteral("--raw")});
    // The monitor gives silence at once, which tells that it is being recorded.
    m_process.waitForReadyRead(5000);
}

void Recording::stop()
{
    m_process.terminate();
    m_process.waitForFinished(5000);
    const QByteArray bytes = m_process.readAllStandardOutput();
    std::vector<float> samples(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(float));
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
        left.push_back(samples[i]);
        right.push_back(samples[i + 1]);
    }
}

} // namespace arioso::test
