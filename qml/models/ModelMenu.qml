// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// What else can be done with a model of the list.
Menu {
    id: root

    required property ModelsViewModel models
    required property CatalogueViewModel catalogue
    /// The row it was opened for.
    property ModelRow row: null

    signal removeRequested(folder: string, name: string)

    /// Opens it below a button of a row.
    function openFor(row: ModelRow, item: Item): void {
        root.row = row;
        popup(item, mirrored ? 0 : item.width - implicitWidth, item.height);
    }

    implicitWidth: Math.round(340 * Math.max(1, Theme.textScale))

    MenuItem {
        objectName: "modelMenuAction"
        text: root.row?.actionText || qsTr("Load")
        enabled: (root.row?.action ?? ModelItem.NoAction) !== ModelItem.NoAction
        onTriggered: root.row?.acted()
    }
    MenuItem {
        objectName: "cancelDownload"
        text: qsTr("Cancel download and delete partial files")
        enabled: root.row?.started ?? false
        onTriggered: root.catalogue.cancel(root.row?.repository ?? "")
    }
    MenuSeparator {}
    MenuItem {
        objectName: "showLicence"
        text: qsTr("Show license")
        enabled: (root.row?.repository ?? "") !== ""
        onTriggered: root.catalogue.showLicence(root.row?.repository ?? "")
    }
    MenuItem {
        objectName: "verifyModel"
        text: qsTr("Verify files")
        enabled: (root.row?.removable ?? false) && root.models.work.folder === ""
        onTriggered: root.models.work.verify(root.row?.folder ?? "")
    }
    MenuSeparator {}
    MenuItem {
        objectName: "forgetModel"
        text: qsTr("Remove from list (files are kept)")
        enabled: (root.row?.added ?? false) && !root.row?.chosen
        onTriggered: root.models.forget(root.row?.folder ?? "")
    }
    MenuItem {
        objectName: "removeModel"
        text: qsTr("Delete from disk…")
        enabled: (root.row?.removable ?? false) && !root.row?.workedOn
        onTriggered: root.removeRequested(root.row?.folder ?? "", root.row?.name ?? "")
    }
}
