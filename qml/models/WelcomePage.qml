// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
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

        title: qsTr("Model folder")
        acceptLabel: qsTr("Choose")
        rejectLabel: qsTr("Cancel")
        onAccepted: root.models.addFolder(selectedFolder)
    }

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        // A column, for a layout keeps the old height of lines that wrap while it is arranged (Qt 6.4).
        Column {
            Layout.fillWidth: true
            spacing: Theme.spacing

            BodyText {
                width: parent.width
                text: qsTr("Describe some music, press Generate, and listen while it's generated. Keep the takes you like, continue them, export them.")
            }

            BodyText {
                width: parent.width
                text: qsTr("Everything happens on this computer. No account is needed, and nothing you type or generate leaves it. The network is only used to download models.")
            }
        }

        SectionTitle {
            Layout.topMargin: Theme.spacing
            text: root.models.anyUsable ? qsTr("Your model") : qsTr("Download a model")
        }

        BodyText {
            objectName: "modelFound"
            Layout.fillWidth: true
            visible: root.models.anyUsable
            text: root.models.name === "" ? qsTr("Several models were found on this computer. Choose one to get started.") : root.models.summary
        }

        HelpText {
            objectName: "starterNote"
            Layout.fillWidth: true
            visible: root.models.starter
            text: qsTr("Included with Arioso: nine simple styles, a few hundred words, short pieces. The official models make far better music.")
        }

        BodyText {
            Layout.fillWidth: true
            visible: !root.models.anyUsable
            text: qsTr("Arioso needs a model to generate music. Download this one to get started.")
        }

        Repeater {
            model: root.catalogue.models

            // A repeater of one or none: hidden cards would be built too, and their layouts come to no end (Qt 6.4).
            delegate: Repeater {
                id: entry

                required property string repository
                required property string name
                required property string purpose
                required property string size
                required property string warning
                required property string speed
                required property bool recommended
                required property int phase
                required property real progress
                required property string progressText
                required property string problem
                required property string details
                required property bool chosen

                model: recommended && !root.models.anyUsable ? 1 : 0

                delegate: CatalogueCard {
                    Layout.fillWidth: true
                    repository: entry.repository
                    name: entry.name
                    purpose: entry.purpose
                    size: entry.size
                    warning: entry.warning
                    speed: entry.speed
                    recommended: entry.recommended
                    phase: entry.phase
                    progress: entry.progress
                    progressText: entry.progressText
                    problem: entry.problem
                    details: entry.details
                    chosen: entry.chosen
                    highlighted: true
                    onGetClicked: root.catalogue.download(repository)
                    onPauseClicked: root.catalogue.pause(repository)
                    onCancelClicked: root.catalogue.cancel(repository)
                    onUseClicked: root.catalogue.use(repository)
                }
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

        PlainButton {
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

        PlainButton {
            objectName: "welcomeLater"
            text: qsTr("Skip for now")
            visible: !root.models.anyUsable
            onClicked: root.close()
        }

        PlainButton {
            objectName: "welcomeChoose"
            text: qsTr("Choose a model folder…")
            icon.source: Theme.icon("folder")
            visible: !root.models.anyUsable
            onClicked: folderDialog.open()
        }

        PrimaryButton {
            objectName: "welcomeStart"
            text: qsTr("Start")
            visible: root.models.anyUsable
            focus: visible
            onClicked: root.close()
        }
    }
}
