// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Ui

// The models on this machine, and which one makes the music. Opens by itself when the user asks to choose.
LibraryDialog {
    id: root

    required property ModelsViewModel models

    objectName: "modelsDialog"
    title: qsTr("Models")
    wanted: 680
    onOpened: models.scan()

    Connections {
        target: root.models

        function onChooseRequested() {
            root.open();
        }
    }

    FolderDialog {
        id: folderDialog

        title: qsTr("A folder with a model, or with several")
        acceptLabel: qsTr("Choose")
        rejectLabel: qsTr("Cancel")
        onAccepted: root.models.addFolder(selectedFolder)
    }

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Repeater {
            model: root.models.models

            delegate: ModelRow {
                Layout.fillWidth: true
                stateText: root.models.stateText
                onChooseClicked: root.models.choose(folder)
                onForgetClicked: root.models.forget(folder)
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing
            visible: !root.models.anyUsable

            BodyText {
                objectName: "noModels"
                Layout.fillWidth: true
                text: root.models.scanning ? qsTr("Looking for models…") : qsTr("There is no model on this machine yet, or it is in a folder that Arioso does not know.")
            }

            ModelHelp {
                Layout.fillWidth: true
            }
        }

        HelpText {
            Layout.fillWidth: true
            text: root.models.placesText
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        PlainButton {
            objectName: "addFolder"
            text: qsTr("Add a folder…")
            icon.source: Theme.icon("folder")
            onClicked: folderDialog.open()
        }

        Item {
            Layout.fillWidth: true
        }

        PlainButton {
            objectName: "unloadModel"
            text: qsTr("Free memory")
            visible: root.models.state === ModelsViewModel.Ready
            ToolTip.text: qsTr("Takes the model out of memory until it is loaded again")
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
