// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "qml/fixture.h"

#include "core/files/paths.h"
#include "core/models/model_import.h"
#include "engine/audio/audio_file.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTcpSocket>
#include <QTest>

#include <cmath>

namespace arioso::test {

Fixture::Fixture(QObject* parent) : QObject(parent), m_engine(m_record)
{
    open();
}

Fixture::~Fixture() = default;

void Fixture::open()
{
    const QDir folder(m_folder.path());
    ui::ApplicationOptions options;
    options.configFolder = folder.filePath(QStringLiteral("config"));
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    options.logFile = folder.filePath(QStringLiteral("arioso.log"));
    options.model = QStringLiteral("fake");
    options.gateway = [this]() -> const engine::Engine& { return m_engine; };
    options.program = QStringLiteral("Arioso test");
    options.importer = core::modelImporter([this]() -> const engine::Converter& { return m_engine; });
    m_app = std::make_unique<ui::Application>(options);
    m_app->start();
}

void Fixture::reopen()
{
    m_app->shutDown();
    m_app.reset();
    open();
    Q_EMIT appChanged();
}

QString Fixture::writeTone(const QString& name, double seconds)
{
    constexpr int kRate = 32000;
    engine::Audio audio{kRate, {std::vector<float>(std::size_t(seconds * kRate))}};
    for (std::size_t n = 0; n < audio.channels[0].size(); ++n)
        audio.channels[0][n] = 0.5F * std::sin(float(n) * 0.05F);
    const QString path = QDir(m_folder.path()).filePath(name);
    engine::writeAudioFile(core::toPath(path), audio, engine::AudioFormat::WavInt16);
    return path;
}

QString Fixture::writeText(const QString& name, const QString& text)
{
    QFile file(QDir(m_folder.path()).filePath(name));
    QDir().mkpath(QFileInfo(file).path());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

bool Fixture::exists(const QString& path) const
{
    return QFileInfo::exists(path);
}

QString Fixture::addTake(const QString& prompt, double seconds, quint64 seed, double peak)
{
    core::ResultClip clip;
    clip.recipe.prompt = prompt;
    clip.recipe.settings.seed = seed;
    clip.recipe.settings.seconds = seconds;
    clip.recipe.model = {QStringLiteral("fake"), {}, {}};
    const int frames = int(seconds * kFakeFrameRate);
    clip.codes = std::make_shared<const engine::Codes>(fakeCodes(seed, frames));
    engine::Audio audio = fakeAudio(seed, 0, std::size_t(frames) * kFakeHop);
    for (float& sample : audio.channels[0])
        sample *= float(peak / 0.5);
    clip.audio = std::make_shared<const engine::Audio>(audio);
    clip.frameRate = kFakeFrameRate;
    core::JobResult result;
    result.clips = {clip};
    return m_app->takeLibrary().add(result).value(0);
}

QString Fixture::addContinuation(const QString& parent, const QString& prompt)
{
    constexpr int kFrames = kFakeFrameRate;
    core::ResultClip clip;
    clip.recipe.prompt = prompt;
    clip.recipe.model = {QStringLiteral("fake"), {}, {}};
    clip.recipe.continuation = core::SoundSource{parent, {}, 0, 0.4};
    clip.codes = std::make_shared<const engine::Codes>(fakeCodes(9, kFrames));
    clip.audio = std::make_shared<const engine::Audio>(fakeAudio(9, 0, std::size_t(kFrames) * kFakeHop));
    clip.frameRate = kFakeFrameRate;
    clip.promptFrames = 20;
    core::JobResult result;
    result.clips = {clip};
    return m_app->takeLibrary().add(result).value(0);
}

void Fixture::setLibraryWritable(bool writable)
{
    const QString folder = m_app->takeLibrary().folder();
    m_app->takeLibrary().flush();
    if (writable) {
        QFile::remove(folder);
    } else {
        QDir(folder).removeRecursively();
        writeText(folder, {});
    }
}

bool Fixture::modelReady() const
{
    return m_app->generationService().modelState().kind == core::ModelState::Kind::Ready;
}

void Fixture::submit(const QString& prompt, double seconds, int takes)
{
    core::JobRequest request;
    request.prompt = prompt;
    request.settings.seconds = seconds;
    request.settings.seed = 7;
    request.settings.takes = takes;
    m_app->generationService().submit(request);
}

void Fixture::stopJobs()
{
    core::GenerationService& service = m_app->generationService();
    service.cancelAll();
    (void)QTest::qWaitFor([&] { return service.isIdle(); });
}

void Fixture::serve()
{
    constexpr qsizetype kWeights = 200'000;
    m_server = std::make_unique<HubServer>();
    fillRepository(*m_server, kWeights);
    core::AppSettings settings = m_app->settingsStore().settings();
    settings.modelFolder = m_folder.filePath(QStringLiteral("hub"));
    m_app->settingsStore().set(settings);
    m_app->catalogue()->setEndpoint(m_server->endpoint().toString());
}

void Fixture::serveLicence(const QString& licence)
{
    serve();
    m_server->repository = QStringLiteral("me/tune");
    m_server->tags = {QStringLiteral("license:") + licence};
}

void Fixture::holdBack(bool hold)
{
    m_server->files[QStringLiteral("model.safetensors")].bytesPerTurn = hold ? 500 : 0;
}

int Fixture::listen()
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (const QTcpSocket* socket = m_listener.nextPendingConnection()) {
            Q_UNUSED(socket)
            ++m_heard;
        }
        Q_EMIT heardChanged();
    });
    if (!m_listener.listen(QHostAddress::LocalHost))
        qFatal("no port is free");
    return m_listener.serverPort();
}

void Fixture::holdKey(QWindow* window, int key, int modifiers)
{
    const auto send = [&](bool press, bool repeat) {
        const bool isText = key < 0x80 && modifiers == Qt::NoModifier;
        QTest::simulateEvent(window, press, key, Qt::KeyboardModifiers(modifiers),
                             isText ? QString(QChar(key)).toLower() : QString(), repeat);
    };
    send(true, false);
    for (int i = 0; i < 20; ++i)
        send(true, true);
    send(false, false);
}

QString Fixture::clipboardText() const
{
    return QGuiApplication::clipboard()->text();
}

} // namespace arioso::test
