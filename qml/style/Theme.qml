// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

// Colours, sizes and type of the whole window. `dark` and `textScale` are set by Main from the settings.
// Every text colour has a contrast of at least 4.5:1 on every ground it is used on (a test computes it).
QtObject {
    id: root

    property bool dark: false
    property real textScale: 1

    readonly property color window: dark ? "#17151c" : "#f4f3f7"       ///< behind everything
    readonly property color surface: dark ? "#211e28" : "#ffffff"      ///< cards, lists, fields
    readonly property color surfaceRaised: dark ? "#2c2835" : "#eceaf2" ///< buttons, hovered rows
    readonly property color border: dark ? "#474153" : "#cdc9d8"
    readonly property color borderStrong: dark ? "#857d97" : "#7d7689" ///< outlines of controls, 3:1 on surface
    readonly property color text: dark ? "#edeaf4" : "#1c1a23"
    readonly property color textSecondary: dark ? "#b4adc4" : "#575264"
    readonly property color accent: dark ? "#b39cff" : "#5a3cc4"       ///< primary button, selection, focus
    readonly property color accentText: dark ? "#17122b" : "#ffffff"   ///< on accent
    readonly property color accentSoft: dark ? "#3a3158" : "#e5dffa"   ///< chosen rows and chips
    readonly property color wave: dark ? "#9d86ea" : "#6b50cf"
    readonly property color playhead: dark ? "#ffb86b" : "#c2410c"
    readonly property color error: dark ? "#ff9d94" : "#a8201a"
    readonly property color errorSoft: dark ? "#43201f" : "#fbe4e2"
    readonly property color warning: dark ? "#ffcb6b" : "#7a4d00"
    readonly property color warningSoft: dark ? "#3c301a" : "#fbefd9"
    readonly property color shade: "#80000000"                         ///< over the window under a dialog
    readonly property color star: dark ? "#ffcf5c" : "#a86500"

    readonly property int spacingSmall: 4
    readonly property int spacing: 8
    readonly property int spacingLarge: 16
    readonly property int padding: 12 ///< between the edge of a pane and what is in it
    readonly property int radius: 6

    // Pixels. Never `font.pixelSize: <number>` elsewhere.
    readonly property int fontSmall: Math.round(12 * textScale)
    readonly property int fontNormal: Math.round(14 * textScale)
    readonly property int fontLarge: Math.round(17 * textScale)
    readonly property int fontTitle: Math.round(22 * textScale)
    readonly property int controlHeight: Math.round(32 * textScale)
    readonly property int iconSize: Math.round(18 * textScale)

    function icon(name: string): url {
        return "qrc:/arioso/icons/" + name + ".svg";
    }
}
