// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// Every action of the window, those of a group together.
Menu {
    id: root

    required property var actions // AppActions

    Instantiator {
        model: root.actions.length

        delegate: MenuItem {
            id: item

            required property int index
            readonly property AppAction does: root.actions[index]
            /// The key that does the same, as it is called here.
            readonly property string key: does.nativeText
            readonly property real keyRoom: keyText.text === "" ? 0 : keyText.implicitWidth + Theme.spacing

            objectName: does.name + "Item"
            text: does.text
            enabled: does.available
            leftPadding: mirrored ? Theme.spacing + keyRoom : Theme.spacing
            rightPadding: mirrored ? Theme.spacing : Theme.spacing + keyRoom
            separated: index > 0 && root.actions[index - 1].group !== does.group
            onTriggered: does.trigger()

            HelpText {
                id: keyText

                anchors.right: parent.right
                anchors.rightMargin: Theme.spacing
                anchors.verticalCenter: parent.verticalCenter
                text: item.key
                wrapMode: Text.NoWrap
            }
        }

        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)
    }
}
