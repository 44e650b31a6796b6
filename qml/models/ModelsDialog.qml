// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Ui

// The models on this machine, which one makes the music, and how to get others. Opens by itself when the user asks to
// choose.
PageDialog {
    id: root

    required property ModelsViewModel models
    required property CatalogueViewModel catalogue
    /// The tab that is shown: what is here, or what can be got.
    property bool getting: false

    objectName: "modelsDialog"
    title: qsTr("Models")
    preferredWidth: 720
    guidePage: "090-models.md"
    onAboutToShow: getting = !models.anyUsable && !models.scanning && models.name === "" && models.work.folder === ""
    onOpened: {
        models.scan();
        if (getting)
            catalogue.measure();
    }
    onGettingChanged: {
        if (getting && opened)
            catalogue.measure();
    }

    Connections {
        target: root.models

        function onChooseRequested() {
            root.open();
        }
        function onDownloadRequested() {
            root.open();
            root.getting = true;
        }
    }

    FolderDialog {
        id: folderDialog

        title: qsTr("Choose a model folder")
        acceptLabel: qsTr("Choose")
        rejectLabel: qsTr("Cancel")
        onAccepted: root.models.addFolder(selectedFolder)
    }

    RemoveModelDialog {
        id: removeDialog

        models: root.models
    }

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        TabBar {
            objectName: "modelTabs"
            Layout.fillWidth: true
            spacing: Theme.spacing
            background: null
            currentIndex: root.getting ? 1 : 0
            Accessible.name: qsTr("Installed and available models")

            SettingsTab {
                objectName: "tabHere"
                text: qsTr("Installed")
                onClicked: root.getting = false
            }
            SettingsTab {
                objectName: "tabGet"
                text: qsTr("Download")
                onClicked: root.getting = true
            }
        }

        // On a folder that is not in the list: a row of the list shows its own.
        RowLayout {
            objectName: "modelWorkRow"
            Layout.fillWidth: true
            spacing: Theme.spacing
            visible: root.models.work.folder !== "" && !root.models.models.contains(root.models.work.folder)

            BodyText {
                text: root.models.work.text
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }

            FlatProgressBar {
                Layout.preferredWidth: 160 * Theme.textScale
                value: root.models.work.progress
                Accessible.name: qsTr("Model progress")
            }

            PlainButton {
                objectName: "cancelModelWork"
                text: qsTr("Cancel")
                Accessible.name: qsTr("Cancel")
                onClicked: root.models.work.cancel()
            }
        }

        Repeater {
            model: root.getting ? 1 : 0

            delegate: CatalogueList {
                Layout.fillWidth: true
                catalogue: root.catalogue
            }
        }

        Repeater {
            model: root.getting ? 0 : 1

            delegate: ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                Repeater {
                    model: root.models.models

                    delegate: ModelRow {
                        Layout.fillWidth: true
                        stateText: root.models.stateText
                        working: root.models.work.folder === folder
                        workProgress: root.models.work.progress
                        canImport: root.models.work.canConvert
                        onChooseClicked: root.models.choose(folder)
                        onForgetClicked: root.models.forget(folder)
                        onVerifyClicked: root.models.work.verify(folder)
                        strength: root.models.strength
                        onImportClicked: root.models.convert(folder)
                        onBaseClicked: {
                            root.getting = true;
                            root.catalogue.download(base);
                        }
                        onStrengthPicked: percent => root.models.strength = percent
                        onCancelClicked: root.models.work.cancel()
                        onRemoveClicked: removeDialog.ask(folder, name)
                    }
                }

                BodyText {
                    objectName: "noModels"
                    Layout.fillWidth: true
                    visible: !root.models.anyUsable
                    text: root.models.scanning ? qsTr("Looking for models…") : qsTr("No models found on this computer. Download one, add a folder, or drop a model folder on the window.")
                }

                HelpText {
                    Layout.fillWidth: true
                    text: root.models.placesText
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        PlainButton {
            objectName: "addFolder"
            text: qsTr("Add folder…")
            icon.source: Theme.icon("folder")
            onClicked: folderDialog.open()
        }

        Item {
            Layout.fillWidth: true
        }

        PlainButton {
            objectName: "cancelLoading"
            text: qsTr("Cancel loading")
            visible: root.models.state === ModelsViewModel.Loading
            onClicked: root.models.unload()
        }

        PlainButton {
            objectName: "unloadModel"
            text: qsTr("Unload")
            visible: root.models.state === ModelsViewModel.Ready
            ToolTip.text: qsTr("Frees the model's memory until you load it again")
            ToolTip.visible: hovered
            ToolTip.delay: 600
            onClicked: root.models.unload()
        }

        PlainButton {
            objectName: "loadModel"
            text: root.models.state === ModelsViewModel.Failed ? qsTr("Try again") : qsTr("Load")
            visible: root.models.name !== "" && (root.models.state === ModelsViewModel.None || root.models.state === ModelsViewModel.Failed)
            onClicked: root.models.load()
        }

        PlainButton {
            objectName: "modelsDone"
            text: qsTr("Done")
            focus: true
            onClicked: root.close()
        }
    }
}
