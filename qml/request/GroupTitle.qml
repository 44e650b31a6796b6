// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// Heads a group of rows in a list.
HelpText {
    required property string section

    width: ListView.view ? ListView.view.width : implicitWidth
    text: section
    font.weight: Font.DemiBold
    topPadding: Theme.spacing
    bottomPadding: Theme.spacingSmall
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    Accessible.role: Accessible.Heading
}
