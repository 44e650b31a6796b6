// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Arioso.Ui

// Icon and text of a button. The style's own label interprets rich text.
Item {
    id: root

    required property T.AbstractButton button
    readonly property bool hasIcon: button.icon.source.toString() !== ""

    implicitWidth: (hasIcon ? icon.implicitWidth : 0) + (hasIcon && button.text !== "" ? button.spacing : 0) + label.implicitWidth
    implicitHeight: Math.max(hasIcon ? icon.implicitHeight : 0, label.implicitHeight)

    Row {
        anchors.centerIn: parent
        spacing: root.button.spacing

        TintedIcon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            iconName: ""
            icon.source: root.button.icon.source
            color: root.button.icon.color
            implicitWidth: root.button.icon.width
            implicitHeight: root.button.icon.height
            visible: root.hasIcon
        }

        PlainLabel {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - (icon.visible ? icon.width + root.button.spacing : 0))
            text: root.button.text
            font: root.button.font
            color: root.button.palette.buttonText
            elide: Text.ElideRight
            visible: text !== ""
        }
    }
}
