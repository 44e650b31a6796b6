// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A question or a page over the window, which is dimmed.
T.Dialog {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, contentWidth + leftPadding + rightPadding,
                            implicitHeaderWidth, implicitFooterWidth)
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, contentHeight + topPadding + bottomPadding
                             + (implicitHeaderHeight > 0 ? implicitHeaderHeight + spacing : 0)
                             + (implicitFooterHeight > 0 ? implicitFooterHeight + spacing : 0))
    padding: Theme.spacingLarge
    font.pixelSize: Theme.fontNormal

    header: Label {
        text: root.title
        visible: text !== ""
        padding: Theme.spacingLarge
        bottomPadding: 0
        font.pixelSize: Theme.fontLarge
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
    }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.color: Theme.border
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
    }

    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }
}
