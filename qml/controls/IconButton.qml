// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// A button with an icon only; its name is its tool tip and what screen readers say.
PushButton {
    id: root

    /// The action that it triggers, where it is one of the window's.
    property AppAction does: null
    /// What it does, as in a menu.
    property string name: does ? does.text : ""

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    padding: 0
    display: AbstractButton.IconOnly
    enabled: !does || does.available
    icon.source: does ? Theme.icon(does.iconName) : ""
    icon.color: !enabled ? Theme.border : checked ? Theme.accent : Theme.text
    icon.width: Theme.iconSize
    icon.height: Theme.iconSize
    Accessible.name: name
    ToolTip.text: does ? does.tip(name) : name
    ToolTip.visible: hovered && name !== ""
    ToolTip.delay: 600

    onClicked: {
        if (does)
            does.trigger();
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.down || root.checked ? Theme.accentSoft : root.hovered && root.enabled ? Theme.surfaceRaised : "transparent"

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
