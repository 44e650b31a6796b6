// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A button with words or an icon or both. `highlighted` is the one action of a pane, `flat` a button among others of its
// kind, and `display: AbstractButton.IconOnly` makes it square. Tab reaches it, then Space and Enter press it. A click
// does not focus it and takes the focus out of a text field, so that Space plays and pauses afterwards.
T.Button {
    id: root

    readonly property bool iconOnly: display === T.AbstractButton.IconOnly
    readonly property color ink: highlighted ? (enabled ? Theme.accentText : Theme.textSecondary)
                               : !enabled ? (iconOnly ? Theme.border : Theme.textSecondary)
                               : iconOnly && checked ? Theme.accent : Theme.text

    function press(): void {
        if (checkable && !(autoExclusive && checked)) {
            toggle();
            toggled();
        }
        clicked();
    }

    implicitWidth: iconOnly ? Theme.controlHeight : Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    padding: 0
    leftPadding: iconOnly ? 0 : highlighted ? Theme.spacingLarge : Theme.padding
    rightPadding: leftPadding
    spacing: 6
    font.pixelSize: Theme.fontNormal
    font.weight: highlighted ? Font.DemiBold : Font.Normal
    icon.color: ink
    icon.width: Theme.iconSize
    icon.height: Theme.iconSize
    palette.buttonText: ink
    focusPolicy: Qt.TabFocus
    Accessible.name: text
    onPressed: {
        const field = focusPolicy === Qt.TabFocus ? Window.activeFocusItem : null;
        if (field instanceof TextInput || field instanceof TextEdit)
            field.focus = false;
    }
    Keys.onPressed: event => {
        event.accepted = (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                         && (event.modifiers & ~Qt.KeypadModifier) === Qt.NoModifier;
        if (event.accepted && !event.isAutoRepeat)
            press();
    }

    contentItem: ButtonLabel {
        button: root
    }

    background: Rectangle {
        // Of a highlighted button.
        readonly property color strong: !root.enabled ? Theme.surfaceRaised
                                      : root.down ? Qt.darker(Theme.accent, 1.2)
                                      : root.hovered ? Qt.lighter(Theme.accent, 1.1) : Theme.accent

        radius: Theme.radius
        color: root.highlighted ? strong
             : root.down || root.checked ? Theme.accentSoft
             : root.hovered && root.enabled ? Theme.surfaceRaised
             : root.flat ? "transparent" : Theme.surface
        border.width: root.flat || root.highlighted ? 0 : 1
        border.color: root.enabled ? Theme.borderStrong : Theme.border

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
