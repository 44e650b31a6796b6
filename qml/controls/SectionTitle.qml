// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// Heads a group of controls.
PlainLabel {
    font.pixelSize: Theme.fontNormal
    font.weight: Font.DemiBold
    color: Theme.text
    Accessible.role: Accessible.Heading
    horizontalAlignment: Text.AlignLeft
}
