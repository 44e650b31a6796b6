// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The first run: what this is, and the one thing it needs. Opened by the window when it was never closed, and again
// from the help button.
PageDialog {
    id: root

    required property ModelsViewModel models
    required property CatalogueViewModel catalogue
    required property AppSettingsViewModel settings

    objectName: "welcomePage"
    title: qsTr("Welcome to Arioso")
    preferredWidth: 600
    onOpened: {
        if (!models.anyUsable)
            catalogue.measure();
    }
    onClosed: settings.welcomeSeen = true

    Connections {
        target: root.models
        enabled: root.visible

        function onFolderAdded() {
            root.close();
        }
    }

    FolderDialog {
        id: folderDialog

        title: qsTr("Choose a model folder")
        acceptLabel: qsTr("Choose")
        rejectLabel: qsTr("Cancel")
        onAccepted: root.models.addFolder(selectedFolder)
    }

    ModelFilter {
        id: recommended

        models: root.models.models
        group: ModelFilter.Recommended
    }

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        // A column, for a layout keeps the old height of lines that wrap while it is arranged (Qt 6.4).
        Column {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Label {
                width: parent.width
                text: qsTr("Describe some music, press Generate, and listen while it's generated. Keep the takes you like, continue them, export them.")
                wrapMode: Text.WordWrap
            }

            Label {
                width: parent.width
                text: qsTr("Everything happens on this computer. No account is needed, and nothing you type or generate leaves it. The network is only used to download models.")
                wrapMode: Text.WordWrap
            }
        }

        SectionTitle {
            Layout.topMargin: Theme.spacing
            text: root.models.anyUsable ? qsTr("Your model") : qsTr("Download a model")
        }

        Label {
            objectName: "modelFound"
            Layout.fillWidth: true
            visible: root.models.anyUsable
            text: root.models.name === "" ? qsTr("Several models were found on this computer. Choose one to get started.") : root.models.summary
            wrapMode: Text.WordWrap
        }

        HelpText {
            objectName: "starterNote"
            Layout.fillWidth: true
            visible: root.models.starter
            text: qsTr("Included with Arioso: nine simple styles, a few hundred words, short pieces. The official models make far better music.")
        }

        Label {
            Layout.fillWidth: true
            visible: !root.models.anyUsable
            text: qsTr("Arioso needs a model to generate music. Download this one to get started.")
            wrapMode: Text.WordWrap
        }

        Repeater {
            model: root.models.anyUsable ? null : recommended

            delegate: ModelRow {
                Layout.fillWidth: true
                highlighted: true
                hasMenu: false
                onActed: root.catalogue.act(key)
            }
        }

        HelpText {
            Layout.fillWidth: true
            visible: !root.models.anyUsable
            text: qsTr("Or drop a model folder on the window.")
        }

        HelpText {
            objectName: "placesLooked"
            Layout.fillWidth: true
            visible: !root.models.anyUsable
            text: root.models.placesText
            wrapMode: Text.Wrap
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Button {
            objectName: "welcomeModels"
            text: root.models.anyUsable ? qsTr("Models…") : qsTr("Other models…")
            onClicked: {
                root.close();
                root.models.chooseRequested();
            }
        }

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "welcomeLater"
            text: qsTr("Skip for now")
            visible: !root.models.anyUsable
            onClicked: root.close()
        }

        Button {
            objectName: "welcomeChoose"
            text: qsTr("Add folder…")
            icon.source: Theme.icon("folder")
            visible: !root.models.anyUsable
            onClicked: folderDialog.open()
        }

        Button {
            objectName: "welcomeStart"
            highlighted: true
            text: qsTr("Start")
            visible: root.models.anyUsable
            focus: visible
            onClicked: root.close()
        }
    }
}
