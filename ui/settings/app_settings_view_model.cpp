// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/settings/app_settings_view_model.h"

#include "core/background.h"
#include "ui/language.h"
#include "ui/text/precision_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>

namespace arioso::ui {
namespace {

using engine::Device;

/// The driver's device file: libtorch would say it more surely, but half a second later.
bool hasCuda()
{
    return QFileInfo::exists(QStringLiteral("/dev/nvidiactl"));
}

QUrl urlOf(const QString& folder)
{
    return QUrl::fromLocalFile(folder.isEmpty() ? QDir::homePath() : folder);
}

} // namespace

AppSettingsViewModel::AppSettingsViewModel(core::SettingsStore& store, core::Player& player, Notices& notices,
                                           QObject* parent)
    : QObject(parent), m_store(store), m_player(player), m_notices(notices),
      m_libraryAtStart(store.settings().libraryFolder), m_language(store.settings().language)
{
    setTexts();
    showValues();
    connectChoices();
    connect(&store, &core::SettingsStore::changed, this, [this] {
        showValues();
        Q_EMIT changed();
        if (std::exchange(m_language, now().language) != m_language)
            Q_EMIT languageChanged(m_language);
    });
    connect(&store, &core::SettingsStore::failed, this,
            [this](const core::Failure& failure) { m_notices.report(failure, tr("The settings")); });
    connect(&player, &core::Player::devicesChanged, this, &AppSettingsViewModel::listOutputDevices);
    QCoreApplication::instance()->installEventFilter(this);
}

template <typename Change>
void AppSettingsViewModel::change(Change change)
{
    core::AppSettings settings = now();
    change(settings);
    m_store.set(settings);
}

void AppSettingsViewModel::connectChoices()
{
    connect(&m_themes, &ChoiceModel::chosen, this, [this](const QVariant& value) {
        change([&](core::AppSettings& settings) { settings.theme = core::ThemeChoice(value.toInt()); });
    });
    connect(&m_languages, &ChoiceModel::chosen, this, [this](const QVariant& value) {
        change([&](core::AppSettings& settings) { settings.language = value.toString(); });
    });
    connect(&m_outputDevices, &ChoiceModel::chosen, this, [this](const QVariant& value) {
        change([&](core::AppSettings& settings) { settings.outputDevice = value.toString(); });
    });
    connect(&m_devices, &ChoiceModel::chosen, this, [this](const QVariant& value) {
        change([&](core::AppSettings& settings) {
            settings.model.device = Device(value.toInt());
            const QList<PrecisionText> offered = offeredPrecisions(settings.model.device);
            const auto same = [&](const PrecisionText& row) {
                return row.precision == settings.model.precision;
            };
            if (std::none_of(offered.begin(), offered.end(), same))
                settings.model.precision = usualPrecision(settings.model.device);
        });
    });
    connect(&m_precisions, &ChoiceModel::chosen, this, [this](const QVariant& value) {
        change([&](core::AppSettings& settings) {
            settings.model.precision = engine::Precision(value.toInt());
        });
    });
}

void AppSettingsViewModel::setTexts()
{
    using Theme = core::ThemeChoice;
    m_themes.setChoices({{int(Theme::System), tr("System default"), {}},
                         {int(Theme::Light), tr("Light"), {}},
                         {int(Theme::Dark), tr("Dark"), {}}});

    QList<Choice> languages{{QString(), tr("System default"), {}}};
    for (const LanguageName& language : Language::available())
        languages.append({language.code, language.name, {}});
    m_languages.setChoices(languages);

    QList<Choice> devices{{int(Device::Cpu), deviceText(Device::Cpu), tr("Works on every computer.")}};
    if (hasCuda() || now().model.device == Device::Cuda)
        devices.append(
            {int(Device::Cuda), deviceText(Device::Cuda), tr("Much faster. Needs a CUDA build of Arioso.")});
    m_devices.setChoices(devices);

    listPrecisions();
    listOutputDevices();
}

void AppSettingsViewModel::listPrecisions()
{
    QList<Choice> precisions;
    for (const PrecisionText& row : offeredPrecisions(now().model.device))
        precisions.append({int(row.precision), row.text, row.help});
    m_precisions.setChoices(precisions);
}

void AppSettingsViewModel::listOutputDevices()
{
    const QString chosen = now().outputDevice;
    QList<Choice> choices{{QString(), tr("System default"), {}}};
    bool found = chosen.isEmpty();
    for (const core::OutputDevice& device : m_player.devices()) {
        const QString id = QString::fromUtf8(device.id);
        choices.append({id, device.name, {}});
        found = found || id == chosen;
    }
    if (!found)
        choices.append(
            {chosen, tr("Selected device (not connected)"), tr("Using the system default until it's back.")});
    m_outputDevices.setChoices(choices);
}

void AppSettingsViewModel::showValues()
{
    const core::AppSettings& settings = now();
    m_themes.setValue(int(settings.theme));
    m_languages.setValue(settings.language);
    m_outputDevices.setValue(settings.outputDevice);
    m_devices.setValue(int(settings.model.device));
    if (std::exchange(m_precisionsOf, settings.model.device) != settings.model.device)
        listPrecisions();
    m_precisions.setValue(int(settings.model.precision));
    if (m_player.device() != settings.outputDevice.toUtf8())
        m_player.setDevice(settings.outputDevice.toUtf8());
}

void AppSettingsViewModel::retranslate()
{
    setTexts();
    Q_EMIT changed();
}

bool AppSettingsViewModel::isDark() const
{
    return ui::isDark(now().theme);
}

bool isDark(core::ThemeChoice theme)
{
    if (theme != core::ThemeChoice::System)
        return theme == core::ThemeChoice::Dark;
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

bool AppSettingsViewModel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == QCoreApplication::instance())
        Q_EMIT changed();
    return QObject::eventFilter(watched, event);
}

double AppSettingsViewModel::textScale() const
{
    return textPercent() / 100.0;
}

bool AppSettingsViewModel::isMirrored() const
{
    return QGuiApplication::isRightToLeft();
}

int AppSettingsViewModel::textPercent() const
{
    return std::clamp(qRound(now().textScale * 100), kLeastTextPercent, kMostTextPercent);
}

void AppSettingsViewModel::setTextPercent(int percent)
{
    const int kept = std::clamp(percent, kLeastTextPercent, kMostTextPercent);
    change([&](core::AppSettings& settings) { settings.textScale = kept / 100.0; });
}

void AppSettingsViewModel::setThreads(int threads)
{
    const int kept = std::clamp(threads, 0, mostThreads());
    change([&](core::AppSettings& settings) { settings.model.threads = kept; });
}

int AppSettingsViewModel::mostThreads() const
{
    return std::max(1, QThread::idealThreadCount());
}

void AppSettingsViewModel::setPlayWhileMade(bool play)
{
    change([&](core::AppSettings& settings) { settings.playWhileMade = play; });
}

void AppSettingsViewModel::setNotifyWhenDone(bool notify)
{
    change([&](core::AppSettings& settings) { settings.notifyWhenDone = notify; });
}

void AppSettingsViewModel::setWelcomeSeen(bool seen)
{
    change([&](core::AppSettings& settings) { settings.welcomeSeen = seen; });
}

QUrl AppSettingsViewModel::modelFolderUrl() const
{
    return urlOf(modelFolder());
}

QUrl AppSettingsViewModel::libraryFolderUrl() const
{
    return urlOf(libraryFolder());
}

template <typename Then>
void AppSettingsViewModel::lookAt(const QUrl& url, int& serial, Then then)
{
    const QString folder = url.toLocalFile();
    ++serial;
    if (folder.isEmpty()) // back to the default
        return then(folder, FolderState::Usable);
    core::inBackground([folder] {
        const QFileInfo info(folder);
        return !info.isDir()       ? FolderState::Missing
               : info.isWritable() ? FolderState::Usable
                                   : FolderState::ReadOnly;
    }).then(this, [folder, then, &serial, mine = serial](FolderState state) {
        if (mine == serial)
            then(folder, state);
    });
}

void AppSettingsViewModel::setModelFolder(const QUrl& url)
{
    lookAt(url, m_modelFolderLooks, [this](const QString& folder, FolderState state) {
        if (state == FolderState::Missing)
            refuse(folder, tr("The folder doesn't exist."));
        else
            change([&](core::AppSettings& settings) { settings.modelFolder = folder; });
    });
}

void AppSettingsViewModel::setLibraryFolder(const QUrl& url)
{
    lookAt(url, m_libraryFolderLooks, [this](const QString& folder, FolderState state) {
        if (state == FolderState::Missing)
            refuse(folder, tr("The folder doesn't exist."));
        else if (state == FolderState::ReadOnly)
            refuse(folder, tr("You don't have permission to write to it."));
        else
            change([&](core::AppSettings& settings) { settings.libraryFolder = folder; });
    });
}

void AppSettingsViewModel::refuse(const QString& folder, const QString& why)
{
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = tr("The folder “%1” can't be used.").arg(QDir(folder).dirName());
    notice.wayOut = why + u' ' + tr("Choose another folder.");
    notice.details = folder;
    notice.key = QStringLiteral("settings-folder");
    m_notices.show(notice);
}

} // namespace arioso::ui
