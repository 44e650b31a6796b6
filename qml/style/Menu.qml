// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A list of commands.
T.Menu {
    id: root

    /// It is higher than the window; there is room for the bar.
    readonly property bool scrolls: contentHeight > availableHeight

    implicitWidth: Math.round(280 * Math.max(1, Theme.textScale))
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, contentHeight + topPadding + bottomPadding)
    padding: Theme.spacingSmall
    leftPadding: padding + (mirrored && scrolls ? Theme.spacing : 0)
    rightPadding: padding + (!mirrored && scrolls ? Theme.spacing : 0)
    margins: Theme.spacingSmall
    overlap: 1
    font.pixelSize: Theme.fontNormal
    delegate: MenuItem {}

    contentItem: ListView {
        implicitHeight: contentHeight
        model: root.contentModel
        interactive: Window.window ? contentHeight + root.topPadding + root.bottomPadding > Window.window.height : false
        clip: true
        currentIndex: root.currentIndex

        ScrollBar.vertical: ScrollBar {}
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.color: Theme.borderStrong
    }
}
