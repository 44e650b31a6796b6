// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// The one line under a control that says what it does.
PlainLabel {
    font.pixelSize: Theme.fontSmall
    color: Theme.textSecondary
    wrapMode: Text.WordWrap
    horizontalAlignment: Text.AlignLeft
}
