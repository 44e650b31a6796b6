// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A number with a button for less and one for more. Up and Down change it.
T.SpinBox {
    id: root

    readonly property real signWidth: Math.round(Theme.controlHeight * 0.9)

    implicitWidth: Math.round(120 * Theme.textScale)
    implicitHeight: Theme.controlHeight
    padding: 0
    leftPadding: signWidth
    rightPadding: signWidth
    font.pixelSize: Theme.fontNormal
    validator: IntValidator {
        locale: root.locale.name
        bottom: Math.min(root.from, root.to)
        top: Math.max(root.from, root.to)
    }

    contentItem: TextInput {
        text: root.displayText
        font: root.font
        color: root.enabled ? Theme.text : Theme.textSecondary
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentText
        horizontalAlignment: Qt.AlignHCenter
        verticalAlignment: Qt.AlignVCenter
        clip: true
        readOnly: !root.editable
        selectByMouse: root.editable
        validator: root.validator
        inputMethodHints: root.inputMethodHints
        Accessible.name: root.Accessible.name
    }

    down.indicator: StepSign {
        x: root.mirrored ? root.width - width : 0
        iconName: "remove"
        pressed: root.down.pressed
        hovered: root.down.hovered
        possible: root.value > root.from
    }

    up.indicator: StepSign {
        x: root.mirrored ? 0 : root.width - width
        iconName: "add"
        pressed: root.up.pressed
        hovered: root.up.hovered
        possible: root.value < root.to
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.color: root.activeFocus ? Theme.accent : root.enabled ? Theme.borderStrong : Theme.border
        border.width: root.activeFocus ? 2 : 1
    }

    component StepSign: Item {
        id: sign

        required property string iconName
        required property bool pressed
        required property bool hovered
        required property bool possible

        implicitWidth: root.signWidth
        height: root.height

        Rectangle {
            anchors.fill: parent
            anchors.margins: 3
            radius: Theme.radius - 2
            color: sign.pressed ? Theme.accentSoft : sign.hovered && sign.possible ? Theme.surfaceRaised : "transparent"
        }

        TintedIcon {
            anchors.centerIn: parent
            iconName: sign.iconName
            color: sign.possible && root.enabled ? Theme.text : Theme.border
            size: Theme.iconSize - 4
        }
    }
}
