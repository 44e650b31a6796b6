// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The settings of the program as a whole, as the dialog shows and sets them.

#include "core/playback/player.h"
#include "core/settings/settings_store.h"
#include "ui/choice_model.h"
#include "ui/notices.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqml.h>

namespace arioso::ui {

/// As the setting says, or as the system's colors are.
[[nodiscard]] bool isDark(core::ThemeChoice theme);

class AppSettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(arioso::ui::ChoiceModel* themes READ themes CONSTANT)
    Q_PROPERTY(arioso::ui::ChoiceModel* languages READ languages CONSTANT)
    Q_PROPERTY(arioso::ui::ChoiceModel* outputDevices READ outputDevices CONSTANT)
    Q_PROPERTY(arioso::ui::ChoiceModel* devices READ devices CONSTANT)
    Q_PROPERTY(arioso::ui::ChoiceModel* precisions READ precisions CONSTANT)
    /// What Main makes of the theme, the text size and the language.
    Q_PROPERTY(bool dark READ isDark NOTIFY changed)
    Q_PROPERTY(double textScale READ textScale NOTIFY changed)
    Q_PROPERTY(bool mirrored READ isMirrored NOTIFY changed)
    Q_PROPERTY(QString language READ language NOTIFY languageChanged) ///< "": the system's
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY changed)
    Q_PROPERTY(int threads READ threads WRITE setThreads NOTIFY changed) ///< 0: automatic
    Q_PROPERTY(int mostThreads READ mostThreads CONSTANT)
    Q_PROPERTY(bool playWhileMade READ playsWhileMade WRITE setPlayWhileMade NOTIFY changed)
    Q_PROPERTY(bool notifyWhenDone READ notifiesWhenDone WRITE setNotifyWhenDone NOTIFY changed)
    Q_PROPERTY(bool welcomeSeen READ isWelcomeSeen WRITE setWelcomeSeen NOTIFY changed)
    /// "" when it is the standard place; the URL is where a folder dialog begins.
    Q_PROPERTY(QString modelFolder READ modelFolder NOTIFY changed)
    Q_PROPERTY(QUrl modelFolderUrl READ modelFolderUrl NOTIFY changed)
    Q_PROPERTY(QString libraryFolder READ libraryFolder NOTIFY changed)
    Q_PROPERTY(QUrl libraryFolderUrl READ libraryFolderUrl NOTIFY changed)
    /// The takes' folder was changed and is used from the next start on.
    Q_PROPERTY(bool libraryFolderWaits READ libraryFolderWaits NOTIFY changed)

public:
    static constexpr int kLeastTextPercent = 75;
    static constexpr int kMostTextPercent = 200;

    explicit AppSettingsViewModel(core::SettingsStore& store, core::Player& player, Notices& notices,
                                  QObject* parent = nullptr);

    [[nodiscard]] ChoiceModel* themes() { return &m_themes; }
    [[nodiscard]] ChoiceModel* languages() { return &m_languages; }
    [[nodiscard]] ChoiceModel* outputDevices() { return &m_outputDevices; }
    [[nodiscard]] ChoiceModel* devices() { return &m_devices; }
    [[nodiscard]] ChoiceModel* precisions() { return &m_precisions; }
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] double textScale() const;
    [[nodiscard]] bool isMirrored() const;
    [[nodiscard]] QString language() const { return now().language; }
    [[nodiscard]] int textPercent() const;
    void setTextPercent(int percent);
    [[nodiscard]] int threads() const { return now().model.threads; }
    void setThreads(int threads);
    [[nodiscard]] int mostThreads() const;
    [[nodiscard]] bool playsWhileMade() const { return now().playWhileMade; }
    void setPlayWhileMade(bool play);
    [[nodiscard]] bool notifiesWhenDone() const { return now().notifyWhenDone; }
    void setNotifyWhenDone(bool notify);
    [[nodiscard]] bool isWelcomeSeen() const { return now().welcomeSeen; }
    void setWelcomeSeen(bool seen);

    [[nodiscard]] QString modelFolder() const { return now().modelFolder; }
    [[nodiscard]] QUrl modelFolderUrl() const;
    [[nodiscard]] QString libraryFolder() const { return now().libraryFolder; }
    [[nodiscard]] QUrl libraryFolderUrl() const;
    [[nodiscard]] bool libraryFolderWaits() const { return now().libraryFolder != m_libraryAtStart; }
    /// An empty URL means the standard place. A folder that cannot be used is refused with a notice.
    Q_INVOKABLE void setModelFolder(const QUrl& folder);
    Q_INVOKABLE void setLibraryFolder(const QUrl& folder);

    /// Makes the texts anew, after the language changed.
    void retranslate();

    /// Follows the system's light or dark.
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void changed();
    void languageChanged(const QString& code);

private:
    [[nodiscard]] const core::AppSettings& now() const { return m_store.settings(); }
    template <typename Change>
    void change(Change change);
    void connectChoices();
    void setTexts();
    void listOutputDevices();
    void listPrecisions();
    void showValues();
    void refuse(const QString& folder, const QString& why);

    enum class FolderState { Usable, Missing, ReadOnly };
    /// Asks off the UI thread: the disk may be asleep or at the other end of a network.
    template <typename Then>
    void lookAt(const QUrl& url, int& serial, Then then);

    core::SettingsStore& m_store;
    core::Player& m_player;
    Notices& m_notices;
    QString m_libraryAtStart;
    QString m_language;
    int m_modelFolderLooks = 0; ///< what was chosen earlier may be answered later
    int m_libraryFolderLooks = 0;
    ChoiceModel m_themes;
    ChoiceModel m_languages;
    ChoiceModel m_outputDevices;
    ChoiceModel m_devices;
    ChoiceModel m_precisions;
    engine::Device m_precisionsOf = engine::Device::Cpu; // what m_precisions lists
};

} // namespace arioso::ui
