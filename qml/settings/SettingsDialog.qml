// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The settings of the program. Every one is applied at once, or its line says when.
PageDialog {
    id: root

    required property AppSettingsViewModel settings

    /// The list of models.
    signal modelsRequested

    objectName: "settingsDialog"
    title: qsTr("Settings")
    preferredWidth: 620
    guidePage: "120-application-settings.md"

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        TabBar {
            id: tabs

            objectName: "settingsTabs"
            Layout.fillWidth: true
            Accessible.name: qsTr("Settings categories")

            TabButton {
                text: qsTr("General")
            }
            TabButton {
                text: qsTr("Audio")
            }
            TabButton {
                text: qsTr("Model")
            }
        }

        StackLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.spacing
            currentIndex: tabs.currentIndex

            ColumnLayout {
                spacing: Theme.spacingLarge

                SettingRow {
                    label: qsTr("Theme")

                    ChoiceBox {
                        objectName: "themeBox"
                        Layout.fillWidth: true
                        choices: root.settings.themes
                        name: qsTr("Theme")
                    }
                }

                SettingRow {
                    label: qsTr("Language")

                    ChoiceBox {
                        objectName: "languageBox"
                        Layout.fillWidth: true
                        choices: root.settings.languages
                        name: qsTr("Language")
                    }
                }

                SettingRow {
                    label: qsTr("Text size")

                    Slider {
                        objectName: "textSlider"
                        Layout.fillWidth: true
                        from: 75
                        to: 200
                        stepSize: 5
                        live: false
                        value: root.settings.textPercent
                        Accessible.name: qsTr("Text size in percent")
                        onMoved: root.settings.textPercent = value
                    }

                    Label {
                        Layout.minimumWidth: 48 * Theme.textScale
                        text: qsTr("%1%").arg(Number(root.settings.textPercent).toLocaleString(Qt.locale(), "f", 0))
                        horizontalAlignment: Text.AlignRight
                    }
                }

                SettingRow {
                    label: qsTr("Notifications")
                    help: qsTr("Shown by the desktop while Arioso's window isn't active.")

                    CheckBox {
                        objectName: "notifyWhenDone"
                        Layout.fillWidth: true
                        text: qsTr("When a job is finished")
                        checked: root.settings.notifyWhenDone
                        onToggled: root.settings.notifyWhenDone = checked
                    }
                }

                FolderSetting {
                    objectName: "libraryFolder"
                    label: qsTr("Takes folder")
                    folder: root.settings.libraryFolder
                    standard: qsTr("Default folder")
                    startFolder: root.settings.libraryFolderUrl
                    help: root.settings.libraryFolderWaits
                          ? qsTr("Takes effect after a restart. Existing takes aren't moved.")
                          : qsTr("Takes are saved here. Changes take effect after a restart.")
                    onChosen: folder => root.settings.setLibraryFolder(folder)
                    onReset: root.settings.setLibraryFolder("")
                }

                Item {
                    Layout.fillHeight: true
                }
            }

            ColumnLayout {
                spacing: Theme.spacingLarge

                SettingRow {
                    label: qsTr("Audio device")
                    help: root.settings.outputDevices.currentHelp

                    ChoiceBox {
                        objectName: "outputBox"
                        Layout.fillWidth: true
                        choices: root.settings.outputDevices
                        name: qsTr("Audio device")
                    }
                }

                SettingRow {
                    label: qsTr("While generating")
                    help: qsTr("Playback starts with the first seconds.")

                    CheckBox {
                        objectName: "playWhileMade"
                        Layout.fillWidth: true
                        text: qsTr("Play immediately")
                        checked: root.settings.playWhileMade
                        onToggled: root.settings.playWhileMade = checked
                    }
                }

                Item {
                    Layout.fillHeight: true
                }
            }

            ColumnLayout {
                spacing: Theme.spacingLarge

                HelpText {
                    Layout.fillWidth: true
                    text: qsTr("Changing these reloads the model when the current job is finished.")
                }

                SettingRow {
                    label: qsTr("Device")
                    help: root.settings.devices.currentHelp

                    ChoiceBox {
                        objectName: "deviceBox"
                        Layout.fillWidth: true
                        choices: root.settings.devices
                        name: qsTr("Device")
                    }
                }

                SettingRow {
                    label: qsTr("Precision")
                    help: root.settings.precisions.currentHelp

                    ChoiceBox {
                        objectName: "precisionBox"
                        Layout.fillWidth: true
                        choices: root.settings.precisions
                        name: qsTr("Precision")
                    }
                }

                SettingRow {
                    label: qsTr("Threads")
                    help: qsTr("Number of processor cores to use. Automatic is usually best.")

                    SpinBox {
                        objectName: "threadsBox"
                        Layout.fillWidth: true
                        Accessible.name: qsTr("Threads")
                        from: 0
                        to: root.settings.mostThreads
                        value: root.settings.threads
                        textFromValue: (value, locale) => value === 0 ? qsTr("Automatic") : Number(value).toLocaleString(locale, "f", 0)
                        onValueModified: root.settings.threads = value
                    }
                }

                FolderSetting {
                    objectName: "modelFolder"
                    label: qsTr("Models folder")
                    folder: root.settings.modelFolder
                    standard: qsTr("Shared folder")
                    startFolder: root.settings.modelFolderUrl
                    help: qsTr("Changes take effect immediately.")
                    onChosen: folder => root.settings.setModelFolder(folder)
                    onReset: root.settings.setModelFolder("")
                }

                Button {
                    objectName: "modelsButton"
                    text: qsTr("Installed models…")
                    onClicked: {
                        root.close();
                        root.modelsRequested();
                    }
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        HelpText {
            Layout.fillWidth: true
            text: qsTr("Changes are saved automatically.")
        }

        Button {
            objectName: "settingsDone"
            text: qsTr("Close")
            onClicked: root.close()
        }
    }
}
