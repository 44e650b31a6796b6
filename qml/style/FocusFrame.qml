// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick

// The ring around the control that has the keyboard. Fill the control with it.
Rectangle {
    id: root

    required property bool shown

    anchors.fill: parent
    anchors.margins: -2
    radius: Theme.radius + 2
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
    visible: shown
}
