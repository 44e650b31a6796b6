// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Several lines of text.
T.TextArea {
    id: root

    implicitWidth: Math.max(contentWidth + leftPadding + rightPadding, implicitBackgroundWidth + leftInset + rightInset, hint.implicitWidth)
    implicitHeight: Math.max(contentHeight + topPadding + bottomPadding, implicitBackgroundHeight + topInset + bottomInset, hint.implicitHeight)
    padding: 6
    leftPadding: 10
    rightPadding: 10
    font.pixelSize: Theme.fontNormal
    color: enabled ? Theme.text : Theme.textSecondary
    placeholderTextColor: Theme.textSecondary
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    selectByMouse: true
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap

    Label {
        id: hint

        width: root.width
        leftPadding: root.leftPadding
        rightPadding: root.rightPadding
        topPadding: root.topPadding
        text: root.placeholderText
        font: root.font
        color: root.placeholderTextColor
        wrapMode: Text.WordWrap
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
