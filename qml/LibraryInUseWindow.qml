// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Asks what to do with a library that another program has open.
ApplicationWindow {
    id: root

    required property LibraryInUse question

    width: Math.min(560, Screen.desktopAvailableWidth)
    height: column.implicitHeight + 2 * Theme.spacingLarge
    minimumHeight: height
    visible: true
    title: qsTr("Library in use")
    LayoutMirroring.enabled: question.mirrored
    LayoutMirroring.childrenInherit: true

    Component.onCompleted: {
        Theme.dark = question.dark;
        Theme.textScale = question.textScale;
    }
    onClosing: root.question.answer(LibraryInUse.Quit)

    Shortcut {
        sequences: ["Escape"]
        onActivated: root.question.answer(LibraryInUse.Quit)
    }

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spacingLarge
        spacing: Theme.spacing

        SectionTitle {
            text: root.title
        }

        Label {
            objectName: "libraryInUseText"
            Layout.fillWidth: true
            text: root.question.text
            wrapMode: Text.WordWrap
        }

        HelpText {
            Layout.fillWidth: true
            text: root.question.advice
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.spacing
            spacing: Theme.spacing

            Button {
                objectName: "quitButton"
                text: qsTr("Quit")
                onClicked: root.question.answer(LibraryInUse.Quit)
            }

            Item {
                Layout.fillWidth: true
            }

            Button {
                objectName: "otherFolderButton"
                text: qsTr("Use another folder…")
                onClicked: dialog.open()
            }

            Button {
                objectName: "openAnywayButton"
                highlighted: true
                text: qsTr("Open anyway")
                onClicked: root.question.answer(LibraryInUse.OpenAnyway)
            }
        }
    }

    FolderDialog {
        id: dialog

        title: qsTr("Use another folder")
        acceptLabel: qsTr("Choose")
        rejectLabel: qsTr("Cancel")
        onAccepted: root.question.answer(LibraryInUse.OtherFolder, selectedFolder)
    }
}
