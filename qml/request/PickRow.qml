// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// A row of a list to pick from: a title and a line of explanation, either may be missing; the first row of a group
// has the group's name above it.
ItemDelegate {
    id: root

    property string heading: ""
    property string title: ""
    property string line: ""
    property int lines: 2
    property bool chosen: false

    readonly property real headingHeight: heading === "" ? 0 : headingLabel.implicitHeight

    padding: Theme.spacing
    topPadding: headingHeight + Theme.spacing
    Accessible.name: title === "" ? line : line === "" ? title : title + ". " + line

    HelpText {
        id: headingLabel

        anchors.left: parent.left
        anchors.right: parent.right
        visible: root.heading !== ""
        text: root.heading
        font.weight: Font.DemiBold
        padding: Theme.spacing
        bottomPadding: Theme.spacingSmall
        Accessible.role: Accessible.Heading
    }

    contentItem: PickRowText {
        title: root.title
        line: root.line
        lines: root.lines
        strong: root.chosen
    }

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: root.headingHeight
            radius: Theme.radius
            color: root.chosen ? Theme.accentSoft : root.hovered || root.highlighted ? Theme.surfaceRaised : "transparent"

            FocusFrame {
                anchors.margins: 0
                shown: root.highlighted
            }
        }
    }
}
