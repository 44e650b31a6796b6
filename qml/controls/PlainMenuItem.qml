// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// One line of a menu.
MenuItem {
    id: root

    /// The key that does the same, as it is called here.
    property string key: ""
    /// A line divides it from the item above.
    property bool separated: false

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    font.pixelSize: Theme.fontNormal
    Accessible.name: text

    indicator: TintedIcon {
        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: (root.height - height) / 2
        iconName: "check"
        color: Theme.accent
        visible: root.checkable && root.checked
    }

    contentItem: BodyText {
        // The room for the sign is there whether it is shown or not.
        readonly property real signRoom: root.checkable ? Theme.iconSize + Theme.spacing : 0
        readonly property real keyRoom: root.key !== "" ? keyText.implicitWidth + Theme.spacing : 0

        leftPadding: root.mirrored ? keyRoom : signRoom
        rightPadding: root.mirrored ? signRoom : keyRoom
        text: root.text
        color: root.enabled ? Theme.text : Theme.textSecondary
        opacity: root.enabled ? 1 : 0.7
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter

        HelpText {
            id: keyText

            x: root.mirrored ? 0 : parent.width - width
            anchors.verticalCenter: parent.verticalCenter
            text: root.key
            wrapMode: Text.NoWrap
            visible: root.key !== ""
        }
    }

    Rectangle {
        width: root.width
        height: 1
        color: Theme.border
        visible: root.separated
    }

    background: Rectangle {
        radius: Theme.radius - 2
        color: root.highlighted && root.enabled ? Theme.accentSoft : "transparent"
    }
}
