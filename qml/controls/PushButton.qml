// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion

// The behavior of every button. Tab reaches it, then Space and Enter press it. A click does not focus it and takes the
// focus out of a text field, so that Space plays and pauses afterwards.
Button {
    id: root

    function press(): void {
        if (checkable && !(autoExclusive && checked)) {
            toggle();
            toggled();
        }
        clicked();
    }

    focusPolicy: Qt.TabFocus
    onPressed: {
        const field = focusPolicy === Qt.TabFocus ? Window.activeFocusItem : null;
        if (field instanceof TextInput || field instanceof TextEdit)
            field.focus = false;
    }
    Keys.onPressed: event => {
        event.accepted = (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                         && (event.modifiers & ~Qt.KeypadModifier) === Qt.NoModifier;
        if (event.accepted && !event.isAutoRepeat)
            press();
    }
}
