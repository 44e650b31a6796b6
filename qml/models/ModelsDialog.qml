// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// All models: those on this machine, those that can be downloaded, and any other of the Hub by its name. Opens by
// itself when the user asks to choose.
AppDialog {
    id: root

    required property ModelsViewModel models
    required property CatalogueViewModel catalogue

    /// Lists everything and goes to one model.
    function reveal(key: string): void {
        searchField.clear();
        filter.group = ModelFilter.All;
        list.reveal(filter.rowOf(key));
    }

    /// Looks up what is typed at the Hub.
    function lookUp(): void {
        const repository = catalogue.find(searchField.text);
        if (repository === "")
            return;
        filter.group = ModelFilter.All;
        searchField.text = repository;
        list.reveal(filter.rowOf(repository));
    }

    objectName: "modelsDialog"
    title: qsTr("Models")
    preferredWidth: 760
    guidePage: "090-models.md"
    onOpened: {
        models.scan();
        catalogue.measure();
        list.forceActiveFocus(Qt.PopupFocusReason);
    }
    onClosed: {
        searchField.clear();
        filter.group = ModelFilter.All;
    }

    Connections {
        target: root.models

        function onChooseRequested() {
            root.open();
        }
        function onDownloadRequested(repository) {
            root.open();
            root.reveal(repository);
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

    DownloadSettingsDialog {
        id: downloadSettings

        catalogue: root.catalogue
        onGuideRequested: page => root.guideRequested(page)
    }

    ModelFilter {
        id: filter

        models: root.visible ? root.models.models : null
        search: searchField.text
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing

        // Shortcuts of the window are off while a dialog is open.
        Shortcut {
            enabled: root.visible
            sequences: [StandardKey.Find]
            onActivated: {
                searchField.forceActiveFocus(Qt.ShortcutFocusReason);
                searchField.selectAll();
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            TextField {
                id: searchField

                objectName: "modelSearch"
                Layout.fillWidth: true
                Accessible.name: qsTr("Search models, or enter owner/name of one on Hugging Face")
                placeholderText: qsTr("Search, or owner/name of any model on Hugging Face")
                onAccepted: {
                    if (text.includes("/") || filter.count === 0)
                        root.lookUp();
                    else
                        list.forceActiveFocus(Qt.TabFocusReason);
                }
                Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            }

            Button {
                objectName: "findModel"
                text: qsTr("Look up")
                Accessible.name: qsTr("Look up on Hugging Face")
                enabled: searchField.text.trim() !== ""
                onClicked: root.lookUp()
            }
        }

        HelpText {
            objectName: "findProblem"
            Layout.fillWidth: true
            text: root.catalogue.findProblem
            color: Theme.error
            visible: text !== ""
        }

        Flow {
            objectName: "modelGroups"
            Layout.fillWidth: true
            spacing: Theme.spacingSmall

            Repeater {
                model: [
                    {group: ModelFilter.All, text: qsTr("All")},
                    {group: ModelFilter.OnComputer, text: qsTr("Installed")},
                    {group: ModelFilter.ToDownload, text: qsTr("Available")},
                    {group: ModelFilter.InProgress, text: qsTr("In progress")},
                    {group: ModelFilter.ToConvert, text: qsTr("Needs conversion")}
                ]

                delegate: Chip {
                    required property var modelData

                    text: modelData.text
                    autoExclusive: true
                    checked: filter.group === modelData.group
                    Accessible.role: Accessible.RadioButton
                    onClicked: filter.group = modelData.group
                }
            }
        }

        ModelsList {
            id: list

            objectName: "modelsList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            // The dialog keeps its height while models are looked for.
            Layout.preferredHeight: Math.round(480 * Theme.textScale)
            models: root.models
            catalogue: root.catalogue
            shown: filter
            onRemoveRequested: (folder, name) => removeDialog.ask(folder, name)

            HelpText {
                objectName: "noModels"
                anchors.fill: parent
                visible: list.count === 0
                verticalAlignment: Text.AlignVCenter
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("No matches.")
            }
        }

        HelpText {
            objectName: "placesText"
            Layout.fillWidth: true
            text: root.models.scanning ? qsTr("Looking for models…") : root.catalogue.measuring ? qsTr("Measuring the speed of this computer…") : root.models.placesText
            wrapMode: Text.NoWrap
            elide: Text.ElideMiddle
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Button {
                objectName: "addFolder"
                text: qsTr("Add folder…")
                icon.source: Theme.icon("folder")
                onClicked: folderDialog.open()
            }

            Button {
                objectName: "downloadSettings"
                text: qsTr("Download settings…")
                onClicked: downloadSettings.open()
            }

            Item {
                Layout.fillWidth: true
            }

            Button {
                objectName: "modelsDone"
                text: qsTr("Close")
                onClicked: root.close()
            }
        }
    }
}
