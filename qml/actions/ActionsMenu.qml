// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Ui

// Every action of the window, those of a group together.
Menu {
    id: root

    required property var actions // AppActions

    Instantiator {
        model: root.actions.length

        delegate: KeyMenuItem {
            required property int index
            readonly property AppAction does: root.actions[index]

            objectName: does.name + "Item"
            text: does.text
            key: does.nativeText
            enabled: does.available
            separated: index > 0 && root.actions[index - 1].group !== does.group
            onTriggered: does.trigger()
        }

        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)
    }
}
