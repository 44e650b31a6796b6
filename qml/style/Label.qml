// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Text on the screen. Prompts, names of takes, presets, files and models come from strangers: rich text would load what
// they refer to, so a text is plain unless it says otherwise.
T.Label {
    textFormat: Text.PlainText
    font.pixelSize: Theme.fontNormal
    color: Theme.text
    linkColor: Theme.accent
    horizontalAlignment: Text.AlignLeft
}
