// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Arioso.Ui

// Everything the window can do by a key or from its menu. What needs a pane or a dialog is a signal.
Item {
    id: root

    required property Application app
    required property StageActions stage
    required property TakesActions takes

    readonly property var all: [generate, stop, focusPrompt, openAudio, stage.play, stage.toStart, stage.loop, stage.snap, stage.spectrogram, stage.replace, stage.makeLoop, stage.zoomIn, stage.zoomOut, stage.zoomAll, stage.first, stage.second, stage.longer, stage.trim, search, exportTake, takes.play, takes.rename, takes.star, takes.remove, takes.selectAll, undo, redo, models, settings, messages, guide, keys, welcome, report, about, quit]
    readonly property alias generate: generate
    readonly property alias stop: stop
    readonly property alias settings: settings
    readonly property alias search: search
    readonly property alias welcome: welcome

    signal promptRequested
    signal openRequested
    signal searchRequested
    signal exportRequested
    signal modelsRequested
    signal settingsRequested
    signal guideRequested
    signal keysRequested
    signal messagesRequested
    signal welcomeRequested
    signal reportRequested
    signal aboutRequested
    signal quitRequested

    AppAction {
        id: generate

        name: "generateAction"
        text: qsTr("Generate")
        group: qsTr("Music")
        iconName: "note"
        sequence: "Ctrl+Enter"
        sequences: ["Ctrl+Return"]
        onTriggered: root.app.generation.generate()
    }

    AppAction {
        id: stop

        name: "stopAction"
        text: qsTr("Stop generating")
        group: generate.group
        iconName: "stop"
        sequence: "Esc"
        available: root.app.generation.busy
        listens: !root.T.Overlay.overlay.visible // popups close by it first
        onTriggered: root.app.generation.stop()
    }

    AppAction {
        id: focusPrompt

        name: "promptAction"
        text: qsTr("Edit prompt")
        group: generate.group
        iconName: "edit"
        sequence: "Ctrl+L"
        onTriggered: root.promptRequested()
    }

    AppAction {
        id: openAudio

        name: "openAction"
        text: qsTr("Continue an audio file…")
        group: generate.group
        iconName: "import"
        sequence: "Ctrl+O"
        onTriggered: root.openRequested()
    }

    AppAction {
        id: search

        name: "searchAction"
        text: qsTr("Search takes")
        group: qsTr("Takes")
        iconName: "search"
        sequence: "Ctrl+F"
        onTriggered: root.searchRequested()
    }

    AppAction {
        id: exportTake

        name: "exportAction"
        text: qsTr("Export…")
        group: search.group
        iconName: "export"
        sequence: "Ctrl+E"
        available: root.stage.hasTake
        onTriggered: root.exportRequested()
    }

    AppAction {
        id: undo

        name: "undoAction"
        text: root.app.history.undoText
        group: qsTr("Edit")
        iconName: "undo"
        sequence: "Ctrl+Z" // fields have an undo of their own
        available: root.app.history.canUndo
        onTriggered: root.app.history.undo()
    }

    AppAction {
        id: redo

        name: "redoAction"
        text: root.app.history.redoText
        group: undo.group
        iconName: "redo"
        sequence: "Ctrl+Shift+Z"
        sequences: ["Ctrl+Y"]
        available: root.app.history.canRedo
        onTriggered: root.app.history.redo()
    }

    AppAction {
        id: models

        name: "modelsAction"
        text: qsTr("Models…")
        group: qsTr("Arioso")
        iconName: "chip"
        onTriggered: root.modelsRequested()
    }

    AppAction {
        id: settings

        name: "settingsAction"
        text: qsTr("Settings…")
        group: models.group
        iconName: "settings"
        sequence: "Ctrl+,"
        onTriggered: root.settingsRequested()
    }

    AppAction {
        id: guide

        name: "guideAction"
        text: qsTr("User guide")
        group: models.group
        iconName: "help"
        sequence: "F1"
        onTriggered: root.guideRequested()
    }

    AppAction {
        id: messages

        name: "messagesAction"
        text: qsTr("Messages…")
        group: models.group
        iconName: "history"
        onTriggered: root.messagesRequested()
    }

    AppAction {
        id: keys

        name: "keysAction"
        text: qsTr("Keyboard shortcuts…")
        group: models.group
        iconName: "list"
        sequence: "Ctrl+?"
        onTriggered: root.keysRequested()
    }

    AppAction {
        id: welcome

        name: "welcomeAction"
        text: qsTr("Welcome page")
        group: models.group
        iconName: "info"
        onTriggered: root.welcomeRequested()
    }

    AppAction {
        id: report

        name: "reportAction"
        text: qsTr("Report a problem…")
        group: models.group
        iconName: "warning"
        onTriggered: root.reportRequested()
    }

    AppAction {
        id: about

        name: "aboutAction"
        text: qsTr("About Arioso")
        group: models.group
        iconName: "info"
        onTriggered: root.aboutRequested()
    }

    AppAction {
        id: quit

        name: "quitAction"
        text: qsTr("Quit")
        group: models.group
        iconName: "close"
        sequence: "Ctrl+Q"
        onTriggered: root.quitRequested()
    }
}
