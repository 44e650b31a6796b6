// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// A button with an icon only; its name is its tool tip and what screen readers say.
PushButton {
    id: root

    /// What it does, as in a menu.
    required property string name
    /// What it does, if that has a key: the tool tip tells it.
    property AppAction does: null

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    padding: 0
    display: AbstractButton.IconOnly
    icon.color: !enabled ? Theme.border : checked ? Theme.accent : Theme.text
    icon.width: Theme.iconSize
    icon.height: Theme.iconSize
    Accessible.name: name
    ToolTip.text: does ? does.tip(name) : name
    ToolTip.visible: hovered && name !== ""
    ToolTip.delay: 600

    background: Rectangle {
        radius: Theme.radius
        color: root.down || root.checked ? Theme.accentSoft : root.hovered && root.enabled ? Theme.surfaceRaised : "transparent"

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
