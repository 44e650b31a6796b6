// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion

// Every text on the screen. Prompts, names of takes, presets, files and models come from strangers: rich text would load
// what they refer to.
Label {
    textFormat: Text.PlainText
}
