// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Ui

// The audio device that plays.
Menu {
    id: root

    required property PlayerViewModel player

    title: qsTr("Audio output")
    onAboutToShow: player.refreshDevices()

    Repeater {
        model: root.player.devices

        MenuItem {
            required property string deviceId
            required property string name
            required property bool chosen

            text: name
            checkable: true
            checked: chosen
            onTriggered: root.player.chooseDevice(deviceId)
        }
    }
}
