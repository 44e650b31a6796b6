// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Arioso.Ui

// All official models, and where they are fetched from.
ColumnLayout {
    id: root

    required property CatalogueViewModel catalogue

    spacing: Theme.spacing

    HelpText {
        Layout.fillWidth: true
        text: qsTr("Published by Meta for non-commercial use only (%1). Stored in the shared Hugging Face cache.").arg(root.catalogue.licence)
    }

    SettingRow {
        label: qsTr("Other models")
        help: qsTr("Any MusicGen model on Hugging Face. Its size is shown before anything is downloaded.")

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            TextInputField {
                id: findField

                objectName: "findField"
                Layout.fillWidth: true
                name: qsTr("Name or address of a model on Hugging Face")
                hint: qsTr("owner/name, or the address of its page")
                onAccepted: findButton.clicked()
            }

            PlainButton {
                id: findButton

                objectName: "findModel"
                text: qsTr("Find")
                enabled: findField.text.trim() !== ""
                onClicked: {
                    if (root.catalogue.find(findField.text))
                        findField.clear();
                }
            }
        }
    }

    HelpText {
        objectName: "findProblem"
        Layout.fillWidth: true
        text: root.catalogue.findProblem
        color: Theme.error
        visible: text !== ""
    }

    HelpText {
        objectName: "measuring"
        Layout.fillWidth: true
        text: qsTr("Measuring the speed of this computer…")
        visible: root.catalogue.measuring
    }

    PlainButton {
        objectName: "measureAgain"
        text: qsTr("Re-run the speed test")
        visible: root.catalogue.measured && !root.catalogue.measuring
        ToolTip.text: qsTr("Busy programs make this computer seem slower than it is")
        ToolTip.visible: hovered
        ToolTip.delay: 600
        onClicked: root.catalogue.measureAgain()
    }

    Repeater {
        model: root.catalogue.models

        delegate: CatalogueCard {
            Layout.fillWidth: true
            onGetClicked: root.catalogue.download(repository)
            onPauseClicked: root.catalogue.pause(repository)
            onCancelClicked: root.catalogue.cancel(repository)
            onUseClicked: root.catalogue.use(repository)
        }
    }

    SectionTitle {
        Layout.topMargin: Theme.spacing
        text: qsTr("Download source")
    }

    SettingRow {
        label: qsTr("Server")
        help: qsTr("Leave empty for huggingface.co.")

        TextInputField {
            objectName: "endpointField"
            Layout.fillWidth: true
            name: qsTr("Server to download models from")
            text: root.catalogue.endpoint
            hint: root.catalogue.usualEndpoint
            onEditingFinished: root.catalogue.endpoint = text
        }
    }

    SettingRow {
        label: qsTr("Access token")
        help: qsTr("Only for models that require one. Kept until you quit. Sent only to this server, never over http.")

        TextInputField {
            objectName: "tokenField"
            Layout.fillWidth: true
            name: qsTr("Access token")
            echoMode: TextInput.Password
            hint: root.catalogue.hasToken ? qsTr("set") : qsTr("none")
            onEditingFinished: {
                if (text === "")
                    return;
                root.catalogue.setToken(text);
                clear();
            }
        }
    }
}
