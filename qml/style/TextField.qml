// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// One line of text.
T.TextField {
    id: root

    implicitWidth: implicitBackgroundWidth + leftInset + rightInset || Math.max(contentWidth, hint.implicitWidth) + leftPadding + rightPadding
    implicitHeight: Theme.controlHeight
    padding: 4
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    font.pixelSize: Theme.fontNormal
    color: enabled ? Theme.text : Theme.textSecondary
    placeholderTextColor: Theme.textSecondary
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    selectByMouse: true
    verticalAlignment: TextInput.AlignVCenter

    Label {
        id: hint

        anchors.fill: parent
        leftPadding: root.leftPadding
        rightPadding: root.rightPadding
        text: root.placeholderText
        font: root.font
        color: root.placeholderTextColor
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        visible: root.text === "" && root.preeditText === ""
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.color: root.activeFocus ? Theme.accent : root.enabled ? Theme.borderStrong : Theme.border
        border.width: root.activeFocus ? 2 : 1
    }
}
