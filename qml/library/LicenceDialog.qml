// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// What one may do with Meta's models, before the first one is fetched. Opens by itself.
LibraryDialog {
    id: root

    required property CatalogueViewModel catalogue

    objectName: "licenceDialog"
    title: qsTr("Before you get %1").arg(catalogue.askedName)
    wanted: 520
    onClosed: {
        if (catalogue.asked !== "")
            catalogue.refuseLicence();
    }

    Connections {
        target: root.catalogue

        function onAskedChanged() {
            if (root.catalogue.asked !== "")
                root.open();
            else
                root.close();
        }
    }

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        BodyText {
            Layout.fillWidth: true
            text: qsTr("This model was made by Meta and is published under the licence %1: you may use it, and share it with Meta named as its author, but not for commercial purposes.").arg(root.catalogue.licence)
        }

        BodyText {
            Layout.fillWidth: true
            text: qsTr("Read the licence: <a href=\"%1\">%1</a>").arg(root.catalogue.licenceUrl)
            textFormat: Text.StyledText
            linkColor: Theme.accent
            activeFocusOnTab: true
            Accessible.role: Accessible.Link
            Accessible.name: qsTr("Read the licence")
            onLinkActivated: link => Qt.openUrlExternally(link)
            Keys.onReturnPressed: Qt.openUrlExternally(root.catalogue.licenceUrl)

            FocusFrame {
                shown: parent.activeFocus
            }
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }

        PlainButton {
            objectName: "refuseLicence"
            text: qsTr("Cancel")
            onClicked: root.close()
        }

        PrimaryButton {
            objectName: "acceptLicence"
            text: qsTr("Accept and get it")
            focus: true
            onClicked: root.catalogue.acceptLicence()
        }
    }
}
