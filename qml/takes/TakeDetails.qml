// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// How a take was made: everything that makes it again.
PageDialog {
    id: root

    required property TakeDetailsModel details

    signal useSettingsRequested(takeId: string)

    title: details.title

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Repeater {
            model: root.details

            delegate: RowLayout {
                id: line

                required property string label
                required property string value

                Layout.fillWidth: true
                spacing: Theme.spacing

                Label {
                    Layout.preferredWidth: 120 * Theme.textScale
                    Layout.alignment: Qt.AlignTop
                    text: line.label
                    wrapMode: Text.WordWrap
                    color: Theme.textSecondary
                }

                Label {
                    Layout.fillWidth: true
                    text: line.value
                    wrapMode: Text.Wrap
                    Accessible.name: line.label + ": " + line.value
                }
            }
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Button {
            objectName: "copyDetails"
            text: qsTr("Copy all")
            icon.source: Theme.icon("copy")
            onClicked: root.details.copy()
        }

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "useSettings"
            highlighted: true
            text: qsTr("Use these settings")
            focus: true
            onClicked: {
                root.close();
                root.useSettingsRequested(root.details.takeId);
            }
        }
    }
}
