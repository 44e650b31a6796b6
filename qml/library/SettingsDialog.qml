// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Arioso.Ui

// The settings of the program. Every one is applied at once, or its line says when.
LibraryDialog {
    id: root

    required property AppSettingsViewModel settings

    /// The list of models.
    signal modelsRequested

    objectName: "settingsDialog"
    title: qsTr("Settings")
    wanted: 620

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        TabBar {
            id: tabs

            objectName: "settingsTabs"
            Layout.fillWidth: true
            spacing: Theme.spacing
            background: null
            Accessible.name: qsTr("Kinds of settings")

            SettingsTab {
                text: qsTr("General")
            }
            SettingsTab {
                text: qsTr("Sound")
            }
            SettingsTab {
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
                    label: qsTr("Size of text")

                    ValueSlider {
                        objectName: "textSlider"
                        Layout.fillWidth: true
                        from: 75
                        to: 200
                        stepSize: 5
                        live: false
                        value: root.settings.textPercent
                        name: qsTr("Size of text in percent")
                        onMoved: root.settings.textPercent = value
                    }

                    BodyText {
                        Layout.minimumWidth: 48 * Theme.textScale
                        text: qsTr("%1 %").arg(Number(root.settings.textPercent).toLocaleString(Qt.locale(), "f", 0))
                        horizontalAlignment: Text.AlignRight
                        wrapMode: Text.NoWrap
                    }
                }

                FolderSetting {
                    objectName: "libraryFolder"
                    label: qsTr("Folder of the takes")
                    folder: root.settings.libraryFolder
                    standard: qsTr("The standard place")
                    startFolder: root.settings.libraryFolderUrl
                    help: root.settings.libraryFolderWaits
                          ? qsTr("Used from the next start of Arioso on. Takes that exist are not moved.")
                          : qsTr("Every take is kept here. A change counts from the next start on.")
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
                    label: qsTr("Play through")
                    help: root.settings.outputDevices.currentHelp

                    ChoiceBox {
                        objectName: "outputBox"
                        Layout.fillWidth: true
                        choices: root.settings.outputDevices
                        name: qsTr("Play through")
                    }
                }

                SettingRow {
                    label: qsTr("While it is made")
                    help: qsTr("Music starts as soon as its first seconds exist.")

                    PlainCheck {
                        objectName: "playWhileMade"
                        Layout.fillWidth: true
                        text: qsTr("Play it at once")
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
                    text: qsTr("A change loads the model again, after the music that is being made.")
                }

                SettingRow {
                    label: qsTr("Computes on")
                    help: root.settings.devices.currentHelp

                    ChoiceBox {
                        objectName: "deviceBox"
                        Layout.fillWidth: true
                        choices: root.settings.devices
                        name: qsTr("Computes on")
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
                    help: qsTr("Processor cores that are used. Automatic is best nearly always.")

                    PlainSpinBox {
                        objectName: "threadsBox"
                        Layout.fillWidth: true
                        name: qsTr("Threads")
                        from: 0
                        to: root.settings.mostThreads
                        value: root.settings.threads
                        textFromValue: (value, locale) => value === 0 ? qsTr("Automatic") : Number(value).toLocaleString(locale, "f", 0)
                        onValueModified: root.settings.threads = value
                    }
                }

                FolderSetting {
                    objectName: "modelFolder"
                    label: qsTr("Models are in")
                    folder: root.settings.modelFolder
                    standard: qsTr("The folder shared with other programs")
                    startFolder: root.settings.modelFolderUrl
                    help: qsTr("Looked through at once.")
                    onChosen: folder => root.settings.setModelFolder(folder)
                    onReset: root.settings.setModelFolder("")
                }

                PlainButton {
                    objectName: "modelsButton"
                    text: qsTr("Models on this machine…")
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
            text: qsTr("Changes are kept at once.")
        }

        PlainButton {
            objectName: "settingsDone"
            text: qsTr("Done")
            onClicked: root.close()
        }
    }
}
