// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// What is on the stage: its title, facts and the other clips of the same click; what is being made meanwhile.
ColumnLayout {
    id: root

    required property StageViewModel stage
    /// What is selected in the waveform, in words, or how to select.
    required property string selectionText
    required property bool hasSelection

    /// The take, or what is selected of it, is dragged away.
    signal dragged(item: Item)

    spacing: Theme.spacingSmall

    RowLayout {
        spacing: Theme.spacing
        visible: !root.stage.empty

        Label {
            objectName: "title"
            Layout.fillWidth: true
            text: root.stage.title
            font.pixelSize: Theme.fontLarge
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            maximumLineCount: 1
            Accessible.role: Accessible.Heading
            Accessible.name: text
            ToolTip.text: text
            ToolTip.visible: truncated && hover.hovered
            ToolTip.delay: 600

            HoverHandler {
                id: hover
            }
        }

        ClipChips {
            objectName: "chips"
            stage: root.stage
        }

        DragHandle {
            id: handle

            objectName: "dragHandle"
            hasSelection: root.hasSelection
            visible: root.stage.currentTake !== "" && root.stage.hasSound
            onDragged: root.dragged(handle)
        }
    }

    // No layout: a text that appears in one because of its width may be left at the place it had last (Qt 6.4).
    Item {
        Layout.fillWidth: true
        implicitHeight: Math.max(facts.implicitHeight, beside.implicitHeight)
        visible: !root.stage.empty

        TextWithButton {
            id: facts

            objectName: "facts"
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - beside.room
            text: root.stage.status !== "" ? root.stage.status : root.stage.facts

            IconButton {
                objectName: "copySeed"
                name: qsTr("Copy seed")
                icon.source: Theme.icon("copy")
                icon.width: Theme.fontSmall
                icon.height: Theme.fontSmall
                implicitWidth: Math.round(Theme.controlHeight * 0.75)
                implicitHeight: implicitWidth
                visible: root.stage.hasSeed
                onClicked: root.stage.copySeed()
            }
        }

        Row {
            id: beside

            readonly property real chipRoom: whileMade.visible ? whileMade.implicitWidth + spacing : 0
            readonly property real hintRoom: hint.implicitWidth + spacing
            readonly property real room: chipRoom + (hint.visible ? hintRoom : 0)

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.spacingSmall

            HelpText {
                id: hint

                objectName: "selection"
                anchors.verticalCenter: parent.verticalCenter
                text: root.selectionText
                // What is selected is always told, and the facts make room; the hint comes after them.
                visible: text !== "" && (root.hasSelection || facts.implicitWidth + beside.hintRoom + beside.chipRoom <= root.width)
                wrapMode: Text.NoWrap
            }

            Chip {
                id: whileMade

                objectName: "playWhileMade"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Play while generating")
                visible: root.stage.live
                checked: root.stage.playWhileMade
                onToggled: root.stage.playWhileMade = checked
            }
        }
    }

    TextWithButton {
        objectName: "nowMaking"
        Layout.fillWidth: true
        visible: root.stage.nowMaking !== ""
        text: qsTr("Generating: %1").arg(root.stage.nowMaking)
        color: Theme.accent

        Button {
            objectName: "showMaking"
            text: qsTr("Show")
            Accessible.name: qsTr("Show what is being generated")
            onClicked: root.stage.showMaking()
        }
    }
}
