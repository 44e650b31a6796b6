// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Ready-made prompts in groups. Enter picks the row with the frame.
AppDialog {
    id: root

    required property ExamplePrompts examples

    signal picked(string prompt)

    function pick(row: int) {
        if (row < 0)
            return;
        close();
        picked(examples.promptAt(row));
    }

    title: qsTr("Examples")
    preferredWidth: 520
    onOpened: list.forceActiveFocus(Qt.PopupFocusReason)

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing

        ListView {
            id: list

            objectName: "list"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.round(480 * Theme.textScale)
            clip: true
            model: root.examples
            activeFocusOnTab: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: root.title
            Keys.onReturnPressed: root.pick(currentIndex)
            Keys.onEnterPressed: root.pick(currentIndex)
            ScrollBar.vertical: ScrollBar {}

            delegate: PickRow {
                required property int index
                required heading
                required property string prompt
                required title

                x: root.mirrored ? Theme.spacingLarge : 0
                width: ListView.view.width - Theme.spacingLarge
                line: prompt
                highlighted: ListView.isCurrentItem && list.activeFocus
                focusPolicy: Qt.NoFocus
                onClicked: root.pick(index)
            }
        }
    }
}
