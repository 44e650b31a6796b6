// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// Between groups of a menu.
MenuSeparator {
    padding: 0
    verticalPadding: Theme.spacingSmall

    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.border
    }
}
