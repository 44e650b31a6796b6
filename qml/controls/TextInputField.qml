// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// One line of text.
TextField {
    id: root

    /// What it is for, for screen readers.
    required property string name
    /// Shown while it is empty. (placeholderText interprets rich text.)
    property string hint: ""

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    font.pixelSize: Theme.fontNormal
    color: Theme.text
    selectByMouse: true
    Accessible.name: name

    PlainLabel {
        anchors.fill: parent
        leftPadding: root.leftPadding
        rightPadding: root.rightPadding
        text: root.hint
        font: root.font
        color: Theme.textSecondary
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignLeft
        visible: root.text === "" && root.preeditText === ""
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.color: root.activeFocus ? Theme.accent : Theme.borderStrong
        border.width: root.activeFocus ? 2 : 1
    }
}
