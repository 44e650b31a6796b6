// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// What one may do with Meta's models, before the first one is fetched. Opens by itself.
PageDialog {
    id: root

    required property CatalogueViewModel catalogue

    objectName: "licenceDialog"
    title: qsTr("License for %1").arg(catalogue.askedName)
    preferredWidth: 520
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
            text: qsTr("This model was made by Meta and is published under the %1 license: you may use and share it with attribution to Meta, but not for commercial purposes.").arg(root.catalogue.licence)
        }

        BodyText {
            Layout.fillWidth: true
            text: qsTr("Read the license: <a href=\"%1\">%1</a>").arg(root.catalogue.licenceUrl)
            textFormat: Text.StyledText
            linkColor: Theme.accent
            activeFocusOnTab: true
            Accessible.role: Accessible.Link
            Accessible.name: qsTr("Read the license")
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
            text: qsTr("Accept and download")
            focus: true
            onClicked: root.catalogue.acceptLicence()
        }
    }
}
