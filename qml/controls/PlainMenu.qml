// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// A menu in the colours of the window.
Menu {
    id: root

    implicitWidth: Math.round(280 * Math.max(1, Theme.textScale))
    padding: Theme.spacingSmall
    margins: Theme.spacingSmall
    font.pixelSize: Theme.fontNormal
    delegate: PlainMenuItem {}

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.color: Theme.borderStrong
    }
}
