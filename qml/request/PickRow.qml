// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// A row of a list to pick from: a title and a line of explanation, either may be missing.
ItemDelegate {
    id: root

    property string title: ""
    property string line: ""
    property int lines: 2
    property bool chosen: false

    padding: Theme.spacing
    Accessible.name: title === "" ? line : line === "" ? title : title + ". " + line

    contentItem: Column {
        spacing: 2

        BodyText {
            width: parent.width
            visible: root.title !== ""
            text: root.title
            font.weight: root.chosen ? Font.DemiBold : Font.Normal
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }

        HelpText {
            width: parent.width
            visible: root.line !== ""
            text: root.line
            font.pixelSize: root.title === "" ? Theme.fontNormal : Theme.fontSmall
            color: root.title === "" ? Theme.text : Theme.textSecondary
            maximumLineCount: root.lines
            elide: Text.ElideRight
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.accentSoft : root.hovered || root.highlighted ? Theme.surfaceRaised : "transparent"

        FocusFrame {
            anchors.margins: 0
            shown: root.highlighted && root.ListView.view !== null && root.ListView.view.activeFocus
        }
    }
}
