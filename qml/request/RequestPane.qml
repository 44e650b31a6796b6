// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// Presets, prompt and settings: what is asked for.
Item {
    id: root

    required property RequestViewModel request
    required property PresetsViewModel presets
    required property ConditionsBuilder conditions
}
