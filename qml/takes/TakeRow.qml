// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// One take in the list. Its buttons are for the mouse; the list has a key for each.
Item {
    id: root

    required property int index
    required property string takeId
    required property string title
    required property string subtitle
    required property string duration
    required property string modelName
    required property string age
    required property string created
    required property bool starred
    required property bool shown
    required property bool playing
    required property bool selected
    required property int depth
    required property int branchCount
    required property bool folded
    required property string spoken
    required property var overview // QByteArray

    /// The list's keyboard place, shown when the list has the keyboard.
    property bool current: false
    property bool listFocused: false
    property bool renaming: false
    property string givenName: ""
    property bool wide: true
    /// Some takes of the list stand under others.
    property bool inTree: false

    signal pressed(modifiers: int, button: int, x: real, y: real)
    signal clicked(modifiers: int)
    signal doubleClicked
    /// The mouse pulls it away.
    signal dragged
    signal starToggled
    signal playClicked
    signal menuRequested
    signal foldToggled
    signal renamed(name: string)
    signal renameEnded

    implicitHeight: Math.max(Theme.controlHeight + 2 * Theme.spacingSmall,
                             texts.implicitHeight + 2 * Theme.spacingSmall + 2)
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.selected: selected
    Accessible.focused: current && listFocused

    onRenamingChanged: {
        if (renaming) {
            nameField.text = root.givenName;
            nameField.selectAll();
            nameField.forceActiveFocus();
        } else {
            nameField.focus = false; // else the list's keys would go to the hidden field
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 1
        radius: Theme.radius
        color: root.selected ? Theme.accentSoft : hover.hovered ? Theme.surfaceRaised : "transparent"

        Rectangle { // of the take on the stage
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: 3
            height: parent.height - Theme.spacing
            radius: 2
            color: Theme.accent
            visible: root.shown
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 1
        radius: Theme.radius
        color: "transparent"
        border.width: 2
        border.color: Theme.accent
        visible: root.current && root.listFocused
    }

    HoverHandler {
        id: hover
    }

    MouseArea {
        anchors.fill: parent
        property point start
        property bool dragging: false

        acceptedButtons: Qt.LeftButton | Qt.RightButton
        onPressed: mouse => {
            start = Qt.point(mouse.x, mouse.y);
            dragging = false;
            // A finger scrolls the list, a mouse drags the row.
            preventStealing = mouse.source === Qt.MouseEventNotSynthesized;
            root.pressed(mouse.modifiers, mouse.button, mouse.x, mouse.y);
        }
        onPositionChanged: mouse => {
            const distance = Math.abs(mouse.x - start.x) + Math.abs(mouse.y - start.y);
            if (dragging || !preventStealing || !(mouse.buttons & Qt.LeftButton) || distance < Qt.styleHints.startDragDistance)
                return;
            dragging = true;
            root.dragged();
        }
        onClicked: mouse => {
            if (!dragging && mouse.button === Qt.LeftButton)
                root.clicked(mouse.modifiers);
        }
        onDoubleClicked: mouse => {
            if (mouse.button === Qt.LeftButton)
                root.doubleClicked();
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacing
        anchors.rightMargin: Theme.spacingSmall
        spacing: Theme.spacingSmall

        IconButton {
            objectName: "starButton"
            name: root.starred ? qsTr("Unstar") : qsTr("Star")
            icon.source: Theme.icon(root.starred ? "star-filled" : "star")
            icon.color: root.starred ? Theme.star : Theme.textSecondary
            focusPolicy: Qt.NoFocus
            onClicked: root.starToggled()
        }

        IconButton {
            objectName: "playButton"
            name: root.playing ? qsTr("Pause") : qsTr("Play")
            icon.source: Theme.icon(root.playing ? "pause" : "play")
            icon.color: root.playing ? Theme.accent : Theme.text
            focusPolicy: Qt.NoFocus
            onClicked: root.playClicked()
        }

        Item {
            Layout.preferredWidth: Math.min(root.depth, 6) * Theme.spacingLarge
            visible: root.depth > 0
        }

        Item {
            Layout.preferredWidth: Theme.iconSize + Theme.spacingSmall
            Layout.fillHeight: true
            visible: root.inTree

            IconButton {
                objectName: "foldButton"
                anchors.centerIn: parent
                width: parent.width
                name: root.folded ? qsTr("Show %n continuation(s)", "", root.branchCount) : qsTr("Hide %n continuation(s)", "", root.branchCount)
                icon.source: Theme.icon("down")
                icon.color: Theme.textSecondary
                rotation: !root.folded ? 0 : mirrored ? 90 : -90
                focusPolicy: Qt.NoFocus
                visible: root.branchCount > 0
                onClicked: root.foldToggled()
            }
        }

        ColumnLayout {
            id: texts

            Layout.fillWidth: true
            Layout.leftMargin: root.inTree ? 0 : Theme.spacingSmall
            spacing: 0

            Label {
                Layout.fillWidth: true
                text: root.title
                elide: Text.ElideRight
                font.weight: root.shown ? Font.DemiBold : Font.Normal
                visible: !root.renaming
            }

            TextField {
                id: nameField

                objectName: "nameField"
                Accessible.name: qsTr("Take name")
                Layout.fillWidth: true
                placeholderText: root.title
                maximumLength: 200
                visible: root.renaming
                onAccepted: {
                    root.renamed(text);
                    root.renameEnded();
                }
                onActiveFocusChanged: {
                    if (!activeFocus && root.renaming) {
                        root.renamed(text);
                        root.renameEnded();
                    }
                }
                // Escape gives up the name; it does not stop the music that is being made.
                Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
                Keys.onEscapePressed: root.renameEnded()
            }

            HelpText {
                Layout.fillWidth: true
                text: root.subtitle
                visible: text !== "" && !root.renaming
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
        }

        TakeOverview {
            objectName: "overview"
            Layout.preferredWidth: Math.round(96 * Theme.textScale)
            Layout.preferredHeight: Math.round(24 * Theme.textScale)
            levels: root.overview ?? new ArrayBuffer(0) // undefined while a deleted row goes
            color: root.shown ? Theme.accent : Theme.borderStrong
            visible: root.wide
            Accessible.ignored: true
        }

        HelpText {
            Layout.preferredWidth: Math.min(implicitWidth, 150 * Theme.textScale)
            text: root.modelName
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            visible: root.wide
        }

        HelpText {
            Layout.minimumWidth: 96 * Theme.textScale
            text: root.age
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignRight
            visible: root.wide

            HoverHandler {
                id: ageHover
            }

            ToolTip.text: root.created
            ToolTip.visible: ageHover.hovered
            ToolTip.delay: 600
        }

        Label {
            Layout.minimumWidth: 44 * Theme.textScale
            text: root.duration
            horizontalAlignment: Text.AlignRight
        }

        IconButton {
            objectName: "moreButton"
            name: qsTr("More")
            icon.source: Theme.icon("more")
            focusPolicy: Qt.NoFocus
            opacity: hover.hovered || root.current || root.selected ? 1 : 0.35
            onClicked: root.menuRequested()
        }
    }
}
