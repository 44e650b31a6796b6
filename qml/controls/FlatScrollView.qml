// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// Scrolls up and down what it holds.
ScrollView {
    id: root

    contentWidth: availableWidth

    ScrollBar.vertical: FlatScrollBar {
        parent: root
        x: root.mirrored ? 1 : root.width - width - 1
        y: root.topPadding + 1
        height: root.availableHeight - 2
    }
}
