// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// The take in the middle: title, waveform, transport, compare.
Item {
    id: root

    required property StageViewModel stage
    required property PlayerViewModel player
    required property CompareViewModel compare
}
