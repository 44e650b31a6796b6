// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Icon and text of a button.
Item {
    id: root

    required property T.AbstractButton button
    readonly property bool hasIcon: String(button.icon.source) !== "" && button.display !== T.AbstractButton.TextOnly
    readonly property bool hasText: button.text !== "" && button.display !== T.AbstractButton.IconOnly

    implicitWidth: (hasIcon ? icon.implicitWidth : 0) + (hasIcon && hasText ? button.spacing : 0) + (hasText ? label.implicitWidth : 0)
    implicitHeight: Math.max(hasIcon ? icon.implicitHeight : 0, hasText ? label.implicitHeight : 0)

    Row {
        anchors.centerIn: parent
        spacing: root.button.spacing

        TintedIcon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            source: root.button.icon.source
            color: root.button.icon.color
            sourceSize.width: root.button.icon.width
            sourceSize.height: root.button.icon.height
            visible: root.hasIcon
        }

        Label {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - (icon.visible ? icon.width + root.button.spacing : 0))
            text: root.button.text
            font: root.button.font
            color: root.button.palette.buttonText
            elide: Text.ElideRight
            visible: root.hasText
        }
    }
}
