// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The prompts of the last generations: search, pick, remove. Enter picks and Delete removes the row with the frame.
AppDialog {
    id: root

    required property RecentPromptsModel recent

    signal picked(string prompt)

    function pick(row: int) {
        if (row < 0 || row >= recent.count)
            return;
        const prompt = recent.textAt(row);
        close();
        picked(prompt);
    }

    title: qsTr("Recent prompts")
    preferredWidth: 520
    onOpened: list.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: recent.search = ""

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing

        TextField {
            id: searchField

            objectName: "search"
            Layout.fillWidth: true
            visible: root.recent.total > 8 || text !== ""
            Accessible.name: qsTr("Search recent prompts")
            placeholderText: qsTr("Search")
            text: root.recent.search
            onTextEdited: root.recent.search = text
            onAccepted: root.pick(list.currentIndex < 0 ? 0 : list.currentIndex)
            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        }

        ListView {
            id: list

            objectName: "list"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.max(Math.round(80 * Theme.textScale), Math.min(contentHeight, 420))
            clip: true
            cacheBuffer: 0 // see TakesList
            model: root.recent
            activeFocusOnTab: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: root.title
            Keys.onReturnPressed: root.pick(currentIndex)
            Keys.onEnterPressed: root.pick(currentIndex)
            Keys.onDeletePressed: root.recent.removeAt(currentIndex)
            ScrollBar.vertical: ScrollBar {}

            delegate: RowLayout {
                id: row

                required property int index
                required property string display

                x: root.mirrored ? Theme.spacingLarge : 0
                width: ListView.view.width - Theme.spacingLarge
                spacing: 0

                PickRow {
                    Layout.fillWidth: true
                    line: row.display
                    highlighted: row.ListView.isCurrentItem && list.activeFocus
                    focusPolicy: Qt.NoFocus
                    onClicked: root.pick(row.index)
                }

                IconButton {
                    icon.source: Theme.icon("trash")
                    name: qsTr("Remove from list")
                    focusPolicy: Qt.NoFocus
                    onClicked: root.recent.removeAt(row.index)
                }
            }

            HelpText {
                anchors.fill: parent
                visible: list.count === 0
                verticalAlignment: Text.AlignVCenter
                horizontalAlignment: Text.AlignHCenter
                text: root.recent.total === 0 ? qsTr("Prompts you've used will appear here.")
                                              : qsTr("No matches.")
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Button {
                objectName: "clear"
                text: qsTr("Clear list")
                enabled: root.recent.total > 0
                onClicked: root.recent.clear()
            }

            Button {
                objectName: "undo"
                text: qsTr("Undo")
                icon.source: Theme.icon("undo")
                visible: root.recent.canUndo
                onClicked: root.recent.undo()
            }

            Item {
                Layout.fillWidth: true
            }
        }
    }
}
