// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the user set for the program as a whole, kept in settings.json.

#include "core/files/json_file.h"
#include "core/model_selection.h"
#include "engine/audio/audio_file.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

namespace arioso::core {

enum class ThemeChoice { System, Light, Dark };

struct AppSettings
{
    /// directory "" until one was chosen. The fastest precision on the processor, until the user wants
    /// another.
    ModelSelection model{
        {}, engine::Device::Cpu, engine::Precision::Int8, 0, engine::DecoderBackend::Automatic};
    QMap<QString, double> adapterStrengths{}; ///< by the adapter's folder, where they aren't 1
    QString modelFolder;       ///< where models are looked for; "": the cache shared with Python users
    QStringList modelFolders;  ///< added by the user, looked into as well
    QString libraryFolder;     ///< of the takes; "": the standard place
    QString outputDevice;      ///< id of the sound device; "": the system's choice
    double volume = 1;         ///< 0..1
    bool playWhileMade = true; ///< what is made is heard as soon as its first seconds exist
    bool notifyWhenDone = true; ///< the desktop tells that a job ended, unless the window is active
    QString exportFolder;      ///< of the last export; "": the standard place for music
    engine::AudioFormat exportFormat = engine::AudioFormat::WavInt24;    ///< of the last export
    int exportRate = 0;                                                  ///< Hz; 0: that of the model
    engine::AudioQuality exportQuality = engine::AudioQuality::Standard; ///< of the lossy formats
    bool exportRecipe = true; ///< prompt and settings are saved in the file
    ThemeChoice theme = ThemeChoice::System;
    QString language;         ///< such as "ar"; "": the system's
    double textScale = 1;     ///< 0.5..3
    bool welcomeSeen = false; ///< the first-run page was closed

    friend bool operator==(const AppSettings&, const AppSettings&) = default;
};

/// What a settings file says, the defaults where it does not. Leaves the file as it is.
[[nodiscard]] AppSettings settingsOf(const QString& path);

class SettingsStore : public QObject
{
    Q_OBJECT

public:
    /// Reads the file. Values that are missing or make no sense are the defaults, each for itself.
    explicit SettingsStore(const QString& path, QObject* parent = nullptr);

    [[nodiscard]] const AppSettings& settings() const { return m_settings; }

    /// Emits changed when they differ, and writes them a moment later. Fields of later versions stay in the
    /// file.
    void set(const AppSettings& settings);

    /// See JsonFile::flush.
    void flush() { m_file.flush(); }

Q_SIGNALS:
    void changed(const arioso::core::AppSettings& settings);
    void failed(const arioso::core::Failure& failure);     ///< of writing
    void unreadable(const arioso::core::Failure& failure); ///< the file was put aside

private:
    JsonFile m_file;
    QJsonObject m_object; // as read, with fields that are not ours
    AppSettings m_settings;
};

} // namespace arioso::core
