// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// How to get a model, in a few plain lines. Not a layout: one inside another keeps an old height when lines wrap (Qt 6.4).
Column {
    id: root

    spacing: Theme.spacingSmall

    BodyText {
        width: root.width
        text: qsTr("1. Get the files of a model, such as musicgen-small (2.4 GB) from <a href=\"%1\">huggingface.co/facebook/musicgen-small</a>: config.json, generation_config.json, model.safetensors and the tokenizer's files.")
            .arg("https://huggingface.co/facebook/musicgen-small")
        textFormat: Text.StyledText
        linkColor: Theme.accent
        activeFocusOnTab: true
        Accessible.role: Accessible.Link
        Accessible.name: qsTr("Get the files of a model, such as musicgen-small, from huggingface.co/facebook/musicgen-small")
        onLinkActivated: link => Qt.openUrlExternally(link)
        Keys.onReturnPressed: Qt.openUrlExternally("https://huggingface.co/facebook/musicgen-small")

        FocusFrame {
            shown: parent.activeFocus
        }

        HoverHandler {
            cursorShape: parent.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.ArrowCursor
        }
    }

    BodyText {
        width: root.width
        text: qsTr("2. Put them into one folder and choose it here, or drop the folder on the window.")
    }

    HelpText {
        width: root.width
        text: qsTr("Meta's models are for non-commercial use only (CC-BY-NC 4.0).")
    }
}
