// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Between groups of a menu.
T.MenuSeparator {
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: 0
    verticalPadding: Theme.spacingSmall

    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.border
    }
}
