// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The seed of the last generation, to copy or to keep.
RowLayout {
    id: root

    required property SeedSetting seed

    spacing: Theme.spacingSmall
    visible: seed.usedText !== ""

    HelpText {
        Layout.fillWidth: true
        text: qsTr("Last seed: %1").arg(root.seed.usedText)
        elide: Text.ElideMiddle
        wrapMode: Text.NoWrap
    }

    IconButton {
        objectName: "copySeed"
        icon.source: Theme.icon("copy")
        name: qsTr("Copy last seed")
        onClicked: root.seed.copyUsed()
    }

    IconButton {
        objectName: "keepSeed"
        icon.source: Theme.icon("lock")
        name: root.seed.usesUsed ? qsTr("Use a new random seed") : qsTr("Reuse last seed")
        checkable: true
        checked: root.seed.usesUsed
        onClicked: {
            if (root.seed.usesUsed)
                root.seed.fixed = false;
            else
                root.seed.useAgain();
        }
    }
}
