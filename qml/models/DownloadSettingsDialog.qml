// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Where models are downloaded from, and as whom.
PageDialog {
    id: root

    required property CatalogueViewModel catalogue

    objectName: "downloadSettingsDialog"
    title: qsTr("Download settings")
    preferredWidth: 560
    guidePage: "090-models.md"

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        SettingRow {
            label: qsTr("Server")
            help: qsTr("Leave empty for huggingface.co.")

            TextField {
                objectName: "endpointField"
                Layout.fillWidth: true
                Accessible.name: qsTr("Server to download models from")
                text: root.catalogue.endpoint
                placeholderText: root.catalogue.usualEndpoint
                onEditingFinished: root.catalogue.endpoint = text
            }
        }

        SettingRow {
            label: qsTr("Access token")
            help: qsTr("Only for models that require one. Kept until you quit. Sent only to this server, never over http.")

            TextField {
                objectName: "tokenField"
                Layout.fillWidth: true
                Accessible.name: qsTr("Access token")
                echoMode: TextInput.Password
                placeholderText: root.catalogue.hasToken ? qsTr("set") : qsTr("none")
                onEditingFinished: {
                    if (text === "")
                        return;
                    root.catalogue.setToken(text);
                    clear();
                }
            }
        }

        SettingRow {
            label: qsTr("Speed of this computer")
            help: qsTr("Busy programs make this computer seem slower than it is.")

            Button {
                objectName: "measureAgain"
                text: root.catalogue.measuring ? qsTr("Measuring…") : qsTr("Re-run the speed test")
                enabled: !root.catalogue.measuring
                onClicked: root.catalogue.measureAgain()
            }
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "downloadSettingsDone"
            text: qsTr("Close")
            onClicked: root.close()
        }
    }
}
