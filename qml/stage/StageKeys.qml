// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Arioso.Ui

// Space, Home, L, 1 and 2 for the whole window, where nothing else has a use for them.
Item {
    id: root

    required property PlayerViewModel player
    required property CompareViewModel compare

    readonly property Item focused: Window.activeFocusItem
    /// Fields take letters, buttons and lists take Space.
    readonly property bool isFree: !(focused instanceof TextInput) && !(focused instanceof TextEdit)
                                   && !(focused instanceof T.Control) && !(focused instanceof Flickable)

    Shortcut {
        sequence: "Space"
        enabled: root.isFree && root.player.canPlay
        onActivated: root.player.toggle()
    }

    Shortcut {
        sequence: "Home"
        enabled: root.isFree && root.player.canPlay
        onActivated: root.player.skipToStart()
    }

    Shortcut {
        sequence: "L"
        enabled: root.isFree
        onActivated: root.player.looping = !root.player.looping
    }

    Shortcut {
        sequence: "1"
        enabled: root.isFree && root.compare.active
        onActivated: root.compare.side = 0
    }

    Shortcut {
        sequence: "2"
        enabled: root.isFree && root.compare.active
        onActivated: root.compare.side = 1
    }
}
