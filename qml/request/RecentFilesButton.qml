// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// The files that were continued last, in a menu.
IconButton {
    id: root

    required property RecentFiles files

    signal chosen(file: url)

    name: qsTr("Recent files")
    icon.source: Theme.icon("history")
    visible: files.count > 0
    onHoveredChanged: files.refresh()
    ToolTip.visible: hovered && !menu.visible
    onClicked: {
        menu.fill();
        menu.popup(root, mirrored ? 0 : root.width - menu.implicitWidth, root.height);
    }

    PlainMenu {
        id: menu

        objectName: "recentFilesMenu"
        title: qsTr("Recent files")

        // Filled before it opens: items that are inserted before others make Fusion's list bind in a loop.
        function fill() {
            while (count > 0)
                removeItem(itemAt(0));
            for (let i = 0; i < entries.count; ++i) {
                const entry = entries.objectAt(i);
                addItem(fileItem.createObject(null, {text: entry.name, file: entry.url}));
            }
            addItem(separator.createObject(null));
            addItem(clearItem.createObject(null));
        }
    }

    component RecentFile: QtObject {
        required property string name
        required property url url
    }

    Instantiator {
        id: entries

        model: root.files
        delegate: RecentFile {}
    }

    Component {
        id: fileItem

        PlainMenuItem {
            required property url file

            onTriggered: root.chosen(file)
        }
    }

    Component {
        id: separator

        PlainMenuSeparator {}
    }

    Component {
        id: clearItem

        PlainMenuItem {
            objectName: "clearRecentFiles"
            text: qsTr("Clear list")
            onTriggered: root.files.clear()
        }
    }
}
