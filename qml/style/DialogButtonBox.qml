// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors

import QtQuick
import QtQuick.Templates as T

// The buttons of a dialog that Qt makes, such as the one to choose a file where the desktop has none.
T.DialogButtonBox {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, contentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, contentHeight + topPadding + bottomPadding)
    contentWidth: (contentItem as ListView)?.contentWidth ?? 0
    spacing: Theme.spacing
    padding: Theme.padding
    alignment: Qt.AlignRight
    delegate: Button {}

    contentItem: ListView {
        implicitWidth: contentWidth
        model: root.contentModel
        spacing: root.spacing
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        snapMode: ListView.SnapToItem
    }
}
