// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Scrolls what it holds.
T.ScrollView {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, contentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, contentHeight + topPadding + bottomPadding)

    ScrollBar.vertical: ScrollBar {
        parent: root
        x: root.mirrored ? 1 : root.width - width - 1
        y: root.topPadding + 1
        height: root.availableHeight - 2
    }

    ScrollBar.horizontal: ScrollBar {
        parent: root
        x: root.leftPadding + 1
        y: root.height - height - 1
        width: root.availableWidth - 2
    }
}
