// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// Several lines of text with undo, scrolling by itself. Tab moves on to the next control.
FlatScrollView {
    id: root

    property alias text: area.text
    property alias placeholderText: area.placeholderText
    property alias area: area
    /// What it is for, for screen readers.
    required property string name

    /// The user changed the text.
    signal edited(string text)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.color: area.activeFocus ? Theme.accent : Theme.borderStrong
        border.width: area.activeFocus ? 2 : 1
    }

    TextArea {
        id: area

        font.pixelSize: Theme.fontNormal
        color: Theme.text
        placeholderTextColor: Theme.textSecondary
        wrapMode: TextEdit.Wrap
        selectByMouse: true
        textFormat: TextEdit.PlainText
        background: null
        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: nextItemInFocusChain(true)
        Accessible.name: root.name
        onTextChanged: if (activeFocus || area.text !== root.text) root.edited(area.text)
    }
}
