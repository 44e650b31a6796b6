// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// Model and device in the status bar, and the list to choose from.
Item {
    id: root

    required property ModelsViewModel models
}
