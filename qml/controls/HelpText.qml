// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style

// The one line under a control that says what it does.
Label {
    font.pixelSize: Theme.fontSmall
    color: Theme.textSecondary
    wrapMode: Text.WordWrap
}
