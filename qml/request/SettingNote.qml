// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// What was put right in a value that was typed; nothing most of the time.
HelpText {
    Layout.fillWidth: true
    color: Theme.warning
    visible: text !== ""
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
}
