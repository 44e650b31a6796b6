// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// The texts of a row. Its height is known at once, unlike a Column's, so that a list can be opened at any row.
Item {
    id: root

    required property string title
    required property string line
    required property int lines
    required property bool strong

    implicitHeight: (title === "" ? 0 : titleLabel.implicitHeight + 2) + (line === "" ? 0 : lineLabel.implicitHeight)

    Label {
        id: titleLabel

        anchors.left: parent.left
        anchors.right: parent.right
        visible: root.title !== ""
        text: root.title
        font.weight: root.strong ? Font.DemiBold : Font.Normal
        elide: Text.ElideRight
    }

    HelpText {
        id: lineLabel

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: root.line !== ""
        text: root.line
        font.pixelSize: root.title === "" ? Theme.fontNormal : Theme.fontSmall
        color: root.title === "" ? Theme.text : Theme.textSecondary
        maximumLineCount: root.lines
        elide: Text.ElideRight
        wrapMode: root.lines === 1 ? Text.NoWrap : Text.WordWrap
    }
}
