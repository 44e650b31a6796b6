// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Replaces a part of a take, or makes a loop: candidates are generated, heard in their place, and one is kept.
PageDialog {
    id: root

    required property EditViewModel edit
    required property GenerationViewModel generation
    required property PlayerViewModel player
    /// The row that Apply keeps.
    property int chosen: 0

    function openRepaint(takeId: string, begin: real, end: real): void {
        if (edit.openRepaint(takeId, begin, end))
            open();
    }

    function openLoop(takeId: string, begin: real, end: real): void {
        if (edit.openLoop(takeId, begin, end))
            open();
    }

    objectName: "editDialog"
    title: edit.loop ? qsTr("Make a loop") : qsTr("Replace selection")
    preferredWidth: 520
    guidePage: "055-editing.md"
    onAboutToShow: chosen = 0
    onClosed: edit.close()

    Connections {
        target: root.edit

        function onChanged() {
            if (root.edit.heard >= 0)
                root.chosen = root.edit.heard;
            if (!root.edit.active)
                root.close();
        }
    }

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Label {
            Layout.fillWidth: true
            text: root.edit.title
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }

        HelpText {
            objectName: "editPart"
            Layout.fillWidth: true
            text: root.edit.partText
        }

        SettingHeader {
            objectName: "editBars"
            Layout.fillWidth: true
            visible: root.edit.loop
            enabled: !root.edit.busy
            setting: root.edit.bars
            steps: true
            title: qsTr("Bars")
        }

        SectionTitle {
            text: qsTr("Prompt")
        }

        TextField {
            objectName: "editPrompt"
            Layout.fillWidth: true
            Accessible.name: qsTr("Prompt of the new music")
            placeholderText: qsTr("No prompt")
            text: root.edit.prompt
            enabled: !root.edit.busy
            onTextEdited: root.edit.prompt = text
        }

        SettingHeader {
            objectName: "editCount"
            Layout.fillWidth: true
            enabled: !root.edit.busy
            setting: root.edit.candidateCount
            steps: true
            title: qsTr("Candidates")
        }

        HelpText {
            Layout.fillWidth: true
            visible: root.edit.candidates.count === 0
            text: root.edit.loop
                ? qsTr("The last beat is generated again so that it leads into the beginning.")
                : qsTr("Everything outside the selection stays as it is.")
        }

        RowLayout {
            Layout.fillWidth: true
            visible: root.edit.busy
            spacing: Theme.spacing

            ProgressBar {
                objectName: "editProgress"
                Layout.fillWidth: true
                value: root.generation.part
                indeterminate: !root.generation.partKnown
                Accessible.name: qsTr("Generating candidates")
            }

            Button {
                objectName: "editStop"
                text: qsTr("Stop")
                onClicked: root.edit.stop()
            }
        }

        RowLayout {
            Layout.fillWidth: true
            visible: root.edit.candidates.count > 0
            spacing: Theme.spacing

            SectionTitle {
                Layout.fillWidth: true
                text: qsTr("Best first")
            }

            Button {
                objectName: "hearOriginal"
                text: qsTr("Original")
                visible: !root.edit.loop
                checked: root.edit.heard === -1
                Accessible.description: qsTr("Plays the take as it is")
                onClicked: root.edit.hear(-1)
            }
        }

        ListView {
            id: list

            objectName: "editCandidates"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Math.round(260 * Theme.textScale))
            visible: count > 0
            clip: true
            activeFocusOnTab: true
            currentIndex: root.chosen
            cacheBuffer: 0 // see TakesList
            model: root.edit.candidates
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Candidates")
            ScrollBar.vertical: ScrollBar {}
            Keys.onUpPressed: root.edit.hear(Math.max(0, root.chosen - 1))
            Keys.onDownPressed: root.edit.hear(Math.min(count - 1, root.chosen + 1))
            Keys.onSpacePressed: root.edit.heard === root.chosen ? root.edit.silence() : root.edit.hear(root.chosen)

            delegate: Rectangle {
                id: row

                required property int index
                required property int rank
                required property string seed
                required property string following
                required property string own
                required property string spoken
                readonly property bool heard: root.edit.heard === index && root.player.playing

                objectName: "candidate" + index
                width: ListView.view ? ListView.view.width : 0
                height: rowLayout.implicitHeight + Theme.spacingSmall
                radius: Theme.radius
                color: root.chosen === index ? Theme.accentSoft : "transparent"
                Accessible.role: Accessible.ListItem
                Accessible.name: spoken
                Accessible.selected: root.chosen === index

                TapHandler {
                    onTapped: root.edit.hear(row.index)
                }

                FocusFrame {
                    anchors.margins: 0 // the list cuts what is outside
                    shown: list.activeFocus && root.chosen === row.index
                }

                RowLayout {
                    id: rowLayout

                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - Theme.spacing
                    spacing: Theme.spacing

                    IconButton {
                        objectName: "hearCandidate"
                        focusPolicy: Qt.NoFocus
                        name: row.heard ? qsTr("Stop") : qsTr("Play candidate %1").arg(row.rank)
                        icon.source: Theme.icon(row.heard ? "stop" : "play")
                        onClicked: row.heard ? root.edit.silence() : root.edit.hear(row.index)
                    }

                    Label {
                        text: Number(row.rank).toLocaleString(Qt.locale(), "f", 0)
                        Layout.minimumWidth: Math.round(20 * Theme.textScale)
                    }

                    Label {
                        Layout.fillWidth: true
                        visible: root.edit.follows
                        text: qsTr("Fit %1", "log-likelihood of what follows").arg(row.following)
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }

                    HelpText {
                        Layout.fillWidth: true
                        text: qsTr("Likelihood %1", "log-likelihood of the candidate").arg(row.own)
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }

                    HelpText {
                        text: qsTr("Seed %1").arg(row.seed)
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }

        HelpText {
            Layout.fillWidth: true
            visible: root.edit.candidates.count > 0
            text: !root.edit.follows
                ? qsTr("Likelihood: how likely the model finds the new music. Higher is better.")
                : qsTr("Fit: how likely the model finds what follows. Likelihood: how likely it finds the new music. Higher is better.")
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Button {
            objectName: "editAgain"
            visible: root.edit.candidates.count > 0
            enabled: root.edit.possible
            text: qsTr("Generate others")
            onClicked: root.edit.generate()
        }

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "editCancel"
            text: qsTr("Cancel")
            onClicked: root.close()
        }

        Button {
            highlighted: true
            objectName: "editGenerate"
            implicitHeight: Theme.controlHeight
            visible: root.edit.candidates.count === 0
            enabled: root.edit.possible
            text: qsTr("Generate")
            onClicked: root.edit.generate()
        }

        Button {
            highlighted: true
            objectName: "editApply"
            implicitHeight: Theme.controlHeight
            visible: root.edit.candidates.count > 0
            text: qsTr("Apply")
            onClicked: root.edit.apply(root.chosen)
        }
    }
}
