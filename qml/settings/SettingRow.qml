// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// One setting: its name, the control, and one line on what it does.
ColumnLayout {
    id: root

    required property string label
    property string help: ""
    default property alias control: slot.data

    Layout.fillWidth: true
    Layout.fillHeight: false
    spacing: 2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Label {
            Layout.preferredWidth: 150 * Theme.textScale
            Layout.maximumWidth: 150 * Theme.textScale
            Layout.alignment: Qt.AlignVCenter
            text: root.label
            wrapMode: Text.WordWrap
        }

        RowLayout {
            id: slot

            Layout.fillWidth: true
            spacing: Theme.spacing
        }
    }

    HelpText {
        Layout.fillWidth: true
        Layout.leftMargin: 150 * Theme.textScale + Theme.spacing
        text: root.help
        visible: text !== ""
    }
}
