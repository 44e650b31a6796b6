// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// The program's window. Its palette colors what the style doesn't draw, such as file dialogs of Qt.
T.ApplicationWindow {
    color: Theme.window

    palette {
        window: Theme.window
        windowText: Theme.text
        base: Theme.surface
        alternateBase: Theme.surfaceRaised
        text: Theme.text
        button: Theme.surfaceRaised
        buttonText: Theme.text
        brightText: Theme.accentText
        highlight: Theme.accent
        highlightedText: Theme.accentText
        placeholderText: Theme.textSecondary
        toolTipBase: Theme.surfaceRaised
        toolTipText: Theme.text
        link: Theme.accent
        light: Theme.surface
        midlight: Theme.surfaceRaised
        mid: Theme.borderStrong
        dark: Theme.border
        shadow: Theme.border
    }
}
