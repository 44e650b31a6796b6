// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

// Several lines of text with undo, scrolling by itself. Tab moves on to the next control.
ScrollView {
    id: root

    property alias text: area.text
    property alias placeholderText: area.placeholderText
    property alias area: area
    /// What it is for, for screen readers.
    required property string name

    /// The user changed the text.
    signal edited(string text)

    contentWidth: availableWidth

    TextArea {
        id: area

        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: nextItemInFocusChain(true)
        Accessible.name: root.name
        onTextChanged: if (activeFocus || area.text !== root.text) root.edited(area.text)
    }
}
