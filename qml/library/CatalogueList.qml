// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Arioso.Ui

// All official models, and where they are fetched from.
ColumnLayout {
    id: root

    required property CatalogueViewModel catalogue

    spacing: Theme.spacing

    HelpText {
        Layout.fillWidth: true
        text: qsTr("Published by Meta, for non-commercial use only (%1). They are kept in the folder that Python's libraries use too.").arg(root.catalogue.licence)
    }

    HelpText {
        objectName: "measuring"
        Layout.fillWidth: true
        text: qsTr("Measuring how fast this machine is: a few seconds…")
        visible: root.catalogue.measuring
    }

    PlainButton {
        objectName: "measureAgain"
        text: qsTr("Measure this machine again")
        visible: root.catalogue.measured && !root.catalogue.measuring
        ToolTip.text: qsTr("Other programs that were busy make it seem slower than it is")
        ToolTip.visible: hovered
        ToolTip.delay: 600
        onClicked: root.catalogue.measureAgain()
    }

    Repeater {
        model: root.catalogue.models

        delegate: CatalogueCard {
            Layout.fillWidth: true
            onGetClicked: root.catalogue.download(repository)
            onPauseClicked: root.catalogue.pause(repository)
            onCancelClicked: root.catalogue.cancel(repository)
            onUseClicked: root.catalogue.use(repository)
        }
    }

    SectionTitle {
        Layout.topMargin: Theme.spacing
        text: qsTr("Where they come from")
    }

    SettingRow {
        label: qsTr("Address")
        help: qsTr("Of the server or of a mirror of it; empty for the usual one.")

        TextInputField {
            objectName: "endpointField"
            Layout.fillWidth: true
            name: qsTr("Address that models are fetched from")
            text: root.catalogue.endpoint
            hint: root.catalogue.usualEndpoint
            onEditingFinished: root.catalogue.endpoint = text
        }
    }

    SettingRow {
        label: qsTr("Access token")
        help: qsTr("Only for models that ask for one. It is kept until Arioso closes, and sent to the address above only, never over http.")

        TextInputField {
            objectName: "tokenField"
            Layout.fillWidth: true
            name: qsTr("Access token")
            echoMode: TextInput.Password
            hint: root.catalogue.hasToken ? qsTr("one is known") : qsTr("none")
            onEditingFinished: {
                if (text === "")
                    return;
                root.catalogue.setToken(text);
                clear();
            }
        }
    }
}
