// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// What one may do with a model: before the first one of Meta's is downloaded, or whenever it is asked for. Opens by
// itself.
PageDialog {
    id: root

    required property CatalogueViewModel catalogue

    objectName: "licenceDialog"
    title: qsTr("License for %1").arg(catalogue.askedName)
    preferredWidth: 520
    onClosed: {
        if (catalogue.asked !== "")
            catalogue.closeLicence();
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

        Label {
            Layout.fillWidth: true
            text: root.catalogue.licenceText
            wrapMode: Text.WordWrap
        }

        Button {
            objectName: "readLicence"
            text: qsTr("Read the license")
            Accessible.role: Accessible.Link
            Accessible.description: root.catalogue.licenceUrl
            onClicked: Qt.openUrlExternally(root.catalogue.licenceUrl)
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "closeLicence"
            text: root.catalogue.asksToAccept ? qsTr("Cancel") : qsTr("Close")
            focus: !root.catalogue.asksToAccept
            onClicked: root.close()
        }

        Button {
            objectName: "acceptLicence"
            highlighted: true
            text: qsTr("Accept and download")
            visible: root.catalogue.asksToAccept
            focus: root.catalogue.asksToAccept
            onClicked: root.catalogue.acceptLicence()
        }
    }
}
