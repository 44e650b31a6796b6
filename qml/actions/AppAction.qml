// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick

// Something that the window can do: declared once for its key, its tool tip, the menu and the list of keys.
// `sequence` is the key that is shown; `sequences` are others that do the same.
Shortcut {
    id: root

    /// The object name of its menu item is this with "Item" behind it.
    required property string name
    /// As in a menu.
    required property string text
    /// Title of the actions it stands with.
    required property string group
    /// Of its button; see Theme.icon.
    property string iconName: ""
    /// It can be done now.
    property bool available: true
    /// Its key means it now, and not something to the focused item.
    property bool listens: true

    signal triggered

    /// A tool tip: what it does in other words, with its key.
    function tip(words: string): string {
        return nativeText === "" ? words : qsTr("%1 (%2)", "what a button does, its key").arg(words).arg(nativeText);
    }

    function trigger(): void {
        if (available)
            triggered();
    }

    objectName: name
    autoRepeat: false // holding a key down does it once
    enabled: available && listens
    onActivated: triggered()
}
