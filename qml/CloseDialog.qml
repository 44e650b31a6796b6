// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// Asks before closing ends what is being made.
LibraryDialog {
    id: root

    /// Jobs that have not begun.
    required property int waiting

    signal closeRequested

    objectName: "closeDialog"
    title: qsTr("Music is still being made")
    wanted: 440

    body: BodyText {
        Layout.fillWidth: true
        text: root.waiting > 0
            ? qsTr("What exists of the running job is kept as a take. %Ln waiting job(s) will be dropped.", "", root.waiting)
            : qsTr("What exists of the running job is kept as a take.")
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }

        PlainButton {
            text: qsTr("Go on making music")
            focus: true
            onClicked: root.close()
        }

        PrimaryButton {
            objectName: "closeAnyway"
            text: qsTr("Stop and close")
            onClicked: root.closeRequested()
        }
    }
}
