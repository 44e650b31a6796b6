// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// One model of the list: what it is for, what has become of it, and a button for the next step. The current row tells
// more.
Rectangle {
    id: root

    required property string key
    required property string name
    required property int phase // ModelItem.State
    required property string stateText
    required property int action // ModelItem.Action
    required property string actionText
    required property string about
    required property string bytes
    required property string size
    required property string warning
    required property string speed
    required property string licence
    required property string problem
    required property string details
    required property real progress
    required property string progressText
    required property string repository
    required property string folder
    required property bool recommended
    required property bool chosen
    required property bool adapter
    required property bool added
    required property bool removable
    required property bool started
    required property bool workedOn
    /// It tells everything.
    property bool current: false
    /// The list has the keyboard.
    property bool listFocused: false
    /// Its button is the one thing to do here.
    property bool highlighted: false
    property bool hasMenu: true
    /// How much of the chosen adapter is used, in percent.
    property int strength: 100

    readonly property bool isPlayed: phase === ModelItem.Loaded
    readonly property bool runs: workedOn || phase === ModelItem.Downloading
    readonly property string stateLine: bytes === "" ? stateText : qsTr("%1 · %2", "size of a model, its state").arg(bytes).arg(stateText)

    signal pressed
    signal acted
    signal menuRequested(item: Item)
    signal strengthPicked(percent: int)

    function openMenu(): void {
        if (hasMenu)
            menuRequested(menuButton);
    }

    objectName: "modelRow"
    implicitHeight: content.implicitHeight + 2 * Theme.spacing
    radius: Theme.radius
    color: chosen ? Theme.accentSoft : current ? Theme.surfaceRaised : Theme.surface
    border.color: listFocused && current ? Theme.accent : chosen || (recommended && highlighted) ? Theme.accent : Theme.border
    border.width: listFocused && current ? 2 : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, stateText, about, bytes, warning, problem, progressText].filter(text => text !== "").join(". ")
    Accessible.focusable: true
    Accessible.focused: listFocused && current
    Accessible.selected: chosen
    Accessible.onPressAction: root.acted()

    TapHandler {
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        onTapped: (point, button) => {
            root.pressed();
            if (button === Qt.RightButton)
                root.openMenu();
        }
    }

    RowLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spacing
        anchors.leftMargin: Theme.spacing + 4
        anchors.rightMargin: Theme.spacing + 4
        spacing: Theme.spacing

        // No layout, which would keep the old height of lines that wrap while it is arranged (Qt 6.4).
        Column {
            id: lines

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: 2

            Row {
                width: parent.width
                spacing: Theme.spacing

                Label {
                    id: nameText

                    width: Math.min(implicitWidth, parent.width)
                    text: root.name
                    font.weight: Font.DemiBold
                    elide: Text.ElideMiddle
                }
                HelpText {
                    anchors.baseline: nameText.baseline
                    width: Math.min(implicitWidth, parent.width - nameText.width - parent.spacing)
                    text: root.recommended && root.phase === ModelItem.Available ? qsTr("recommended") : ""
                    color: Theme.accent
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    visible: text !== ""
                }
            }
            HelpText {
                objectName: "modelState"
                width: parent.width
                text: root.stateLine
                color: root.isPlayed ? Theme.accent : root.phase === ModelItem.Failed || root.phase === ModelItem.Unusable ? Theme.error : Theme.textSecondary
            }
            HelpText {
                objectName: "modelAbout"
                width: parent.width
                text: root.about
                color: Theme.text
                visible: text !== ""
            }
            HelpText {
                objectName: "modelSize"
                width: parent.width
                text: root.size
                visible: (root.current || root.highlighted) && text !== ""
            }
            HelpText {
                objectName: "modelSpeed"
                width: parent.width
                text: root.speed
                visible: (root.current || root.highlighted) && text !== ""
            }
            HelpText {
                width: parent.width
                text: root.licence
                visible: root.current && text !== ""
            }
            HelpText {
                width: parent.width
                text: root.folder
                wrapMode: Text.NoWrap
                elide: Text.ElideMiddle
                visible: root.current && text !== ""
            }
            HelpText {
                width: parent.width
                text: root.warning
                color: Theme.warning
                visible: text !== ""
            }
            HelpText {
                objectName: "modelProblem"
                width: parent.width
                text: root.problem
                color: Theme.error
                visible: text !== ""
            }
            HelpText {
                width: parent.width
                text: root.details
                visible: root.current && root.problem !== "" && text !== ""
            }
            ProgressBar {
                objectName: "modelProgress"
                width: parent.width
                visible: root.runs || root.phase === ModelItem.Paused
                value: Math.max(0, root.progress)
                indeterminate: root.runs && root.progress < 0
                Accessible.name: qsTr("Progress for %1").arg(root.name)
            }
            HelpText {
                objectName: "modelProgressText"
                width: parent.width
                text: root.progressText
                color: Theme.text
                visible: text !== ""
            }
            Repeater {
                model: root.chosen && root.adapter ? 1 : 0

                delegate: StrengthSetting {
                    width: lines.width
                    strength: root.strength
                    onPicked: percent => root.strengthPicked(percent)
                }
            }
        }

        Button {
            objectName: "modelActionFirst"
            highlighted: true
            Layout.alignment: Qt.AlignTop
            text: root.actionText
            Accessible.name: qsTr("%1: %2", "what a button does, name of a model").arg(root.actionText).arg(root.name)
            visible: root.highlighted && root.action !== ModelItem.NoAction
            focus: visible
            onClicked: root.acted()
        }

        Button {
            objectName: "modelAction"
            Layout.alignment: Qt.AlignTop
            text: root.actionText
            Accessible.name: qsTr("%1: %2", "what a button does, name of a model").arg(root.actionText).arg(root.name)
            visible: !root.highlighted && root.action !== ModelItem.NoAction
            focusPolicy: root.current ? Qt.TabFocus : Qt.NoFocus
            onClicked: {
                root.pressed();
                root.acted();
            }
        }

        IconButton {
            id: menuButton

            objectName: "modelMenuButton"
            Layout.alignment: Qt.AlignTop
            name: qsTr("More actions for %1").arg(root.name)
            icon.source: Theme.icon("more")
            visible: root.hasMenu
            focusPolicy: root.current ? Qt.TabFocus : Qt.NoFocus
            onClicked: {
                root.pressed();
                root.openMenu();
            }
        }
    }
}
