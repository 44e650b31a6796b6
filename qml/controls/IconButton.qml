// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// A button with an icon only; its name is its tool tip and what screen readers say.
Button {
    id: root

    /// The action that it triggers, where it is one of the window's.
    property AppAction does: null
    /// What it does, as in a menu.
    property string name: does ? does.text : ""

    flat: true
    display: AbstractButton.IconOnly
    enabled: !does || does.available
    icon.source: does ? Theme.icon(does.iconName) : ""
    Accessible.name: name
    ToolTip.text: does ? does.tip(name) : name
    ToolTip.visible: hovered && name !== ""
    ToolTip.delay: 600

    onClicked: {
        if (does)
            does.trigger();
    }
}
