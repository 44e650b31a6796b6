// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Arioso.Ui

// Space, Home, L, 1 and 2 for the whole window, except where the focused item has a use for them.
Item {
    id: root

    required property PlayerViewModel player
    required property CompareViewModel compare

    readonly property Item focused: Window.activeFocusItem
    /// Text fields and combo boxes take letters.
    readonly property bool isFree: !((focused instanceof TextInput || focused instanceof TextEdit) && !focused.readOnly)
                                   && !(focused instanceof T.ComboBox)
    readonly property bool isInList: {
        for (let item = focused; item; item = item.parent) {
            if (item instanceof ListView)
                return true;
        }
        return false;
    }

    component Key: Shortcut {
        autoRepeat: false
    }

    Key {
        // Buttons that were reached with Tab are pressed by it.
        sequence: "Space"
        enabled: root.isFree && !(root.focused instanceof T.AbstractButton) && root.player.canPlay
        onActivated: root.player.toggle()
    }

    Key {
        // Sliders and lists go to their start.
        sequence: "Home"
        enabled: root.isFree && !(root.focused instanceof T.Control) && !root.isInList && root.player.canPlay
        onActivated: root.player.skipToStart()
    }

    Key {
        sequence: "L"
        enabled: root.isFree
        onActivated: root.player.looping = !root.player.looping
    }

    Key {
        sequence: "1"
        enabled: root.isFree && root.compare.active
        onActivated: root.compare.side = 0
    }

    Key {
        sequence: "2"
        enabled: root.isFree && root.compare.active
        onActivated: root.compare.side = 1
    }
}
