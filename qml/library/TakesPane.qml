// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// The takes: search, filter, list.
Item {
    id: root

    required property TakesViewModel takes
}
