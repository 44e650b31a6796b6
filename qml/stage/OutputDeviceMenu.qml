// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// Where the sound comes out.
Menu {
    id: root

    required property PlayerViewModel player

    title: qsTr("Sound output")
    width: Math.round(280 * Theme.textScale)

    Repeater {
        model: root.player.devices

        MenuItem {
            required property string deviceId
            required property string name
            required property bool chosen

            text: name
            font.pixelSize: Theme.fontNormal
            checkable: true
            checked: chosen
            Accessible.name: name
            onTriggered: root.player.chooseDevice(deviceId)
        }
    }
}
