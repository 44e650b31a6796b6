// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// A dialog of a page that scrolls when it is higher than the window, and a row of buttons. Both are built when it opens:
// the window starts sooner, and layouts that were hidden while the size of text changed would keep the old heights
// (Qt 6.4). Repeaters build them, because a Loader of Qt 6.4 refuses components that are bound to their file.
AppDialog {
    id: root

    required property Component body
    required property Component buttons
    property Item content: null

    padding: 0
    contentWidth: availableWidth
    contentHeight: content ? content.implicitHeight : 0

    Repeater {
        model: root.visible ? 1 : 0

        delegate: ColumnLayout {
            id: column

            width: root.availableWidth
            height: root.contentItem.height
            spacing: 0
            Component.onCompleted: root.content = column

            Flickable {
                id: scroller

                readonly property bool scrolls: contentHeight > height

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: contentHeight
                Layout.leftMargin: Theme.spacingLarge
                Layout.rightMargin: Theme.spacingSmall
                contentWidth: width
                contentHeight: bodyColumn.implicitHeight + Theme.spacing
                clip: scrolls
                boundsBehavior: Flickable.StopAtBounds

                ScrollBar.vertical: ScrollBar {}

                // No layout, which would keep the old height of a body whose lines wrap while it is arranged (Qt 6.4).
                Column {
                    id: bodyColumn

                    // Of one width, with room for the bar.
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.padding

                    Repeater {
                        model: 1
                        delegate: root.body
                        onItemAdded: (index, item) => item.width = Qt.binding(() => bodyColumn.width)
                    }
                }
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.spacingLarge
                Layout.topMargin: Theme.spacing

                Repeater {
                    model: 1
                    delegate: root.buttons
                }
            }
        }
    }
}
