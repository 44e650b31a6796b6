// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The window: what is asked for on one side, the take in the middle, the takes below. Connects the panes with each
// other; what each does is its own.
ApplicationWindow {
    id: root

    required property Application app

    /// The first start has no last time.
    readonly property bool isPlaced: app.windowGeometry.width > 0

    x: isPlaced ? app.windowGeometry.x : Math.max(0, (Screen.width - width) / 2)
    y: isPlaced ? app.windowGeometry.y : Math.max(0, (Screen.height - height) / 2)
    width: isPlaced ? app.windowGeometry.width : Math.min(1280, Screen.desktopAvailableWidth)
    height: isPlaced ? app.windowGeometry.height : Math.min(820, Screen.desktopAvailableHeight)
    // Larger text needs more room, as far as the screen has it.
    minimumWidth: Math.min(Screen.desktopAvailableWidth, 860 * Math.max(1, (1 + Theme.textScale) / 2))
    minimumHeight: Math.min(Screen.desktopAvailableHeight, 560 * Math.max(1, (1 + Theme.textScale) / 2))
    visible: true
    title: qsTr("Arioso")
    LayoutMirroring.enabled: app.settings.mirrored
    LayoutMirroring.childrenInherit: true

    property bool closesAnyway: false
    /// As remember() stored it last time.
    readonly property var view: app.windowView
    readonly property var actionList: actions.all
    property GuideDialog guideDialog: null // made when it is first opened

    /// Shows a page of the user guide; "" shows the one that was shown last.
    function openGuide(page: string): void {
        if (!guideDialog)
            guideDialog = guideComponent.createObject(contentItem) as GuideDialog;
        guideDialog.openPage(page);
    }

    function remember(): void {
        const kept = {following: stagePane.waveform.following, moreSettings: requestPane.showsMore};
        if (panes.resized)
            kept.requestWidth = requestSide.width;
        if (rightSide.resized)
            kept.stageHeight = stagePane.height;
        app.rememberWindow(Qt.rect(x, y, width, height), visibility === Window.Maximized, kept);
    }

    Component.onCompleted: {
        stagePane.waveform.following = view.following ?? true;
        requestPane.showsMore = view.moreSettings ?? false;
        if (app.settings.mirrored)
            panes.moveItem(0, 1); // a SplitView does not mirror itself
        if (app.windowMaximized)
            showMaximized();
        requestPane.focusPrompt();
        if (!app.settings.welcomeSeen)
            welcomePage.open();
    }
    onClosing: event => {
        if (closeDialog.isNeeded && !closesAnyway) {
            event.accepted = false;
            closeDialog.open();
            return;
        }
        remember();
    }

    Binding {
        target: Theme
        property: "dark"
        value: root.app.settings.dark
    }

    Binding {
        target: Theme
        property: "textScale"
        value: root.app.settings.textScale
    }

    Connections {
        target: root.app.generation

        function onModelNeeded() {
            modelsDialog.open();
        }
    }

    WindowActions {
        id: actions

        app: root.app
        stage: stagePane.actions
        takes: takesPane.actions
        onPromptRequested: requestPane.focusPrompt()
        onOpenRequested: continuationCard.openDialog()
        onSearchRequested: takesPane.focusSearch()
        onExportRequested: stagePane.requestExport()
        onModelsRequested: modelsDialog.open()
        onSettingsRequested: settingsDialog.open()
        onGuideRequested: root.openGuide("")
        onKeysRequested: keysDialog.open()
        onMessagesRequested: messagesDialog.open()
        onWelcomeRequested: welcomePage.open()
        onReportRequested: reportDialog.open()
        onAboutRequested: aboutDialog.open()
        onQuitRequested: root.close()
    }

    Component {
        id: guideComponent

        GuideDialog {}
    }

    KeysDialog {
        id: keysDialog

        actions: root.actionList
    }

    MessagesDialog {
        id: messagesDialog

        messages: root.app.notices.log
    }

    AboutDialog {
        id: aboutDialog

        about: root.app.about
        onReportRequested: reportDialog.open()
    }

    ReportDialog {
        id: reportDialog

        about: root.app.about
    }

    WelcomePage {
        id: welcomePage

        models: root.app.models
        catalogue: root.app.catalogue
        settings: root.app.settings
    }

    ModelsDialog {
        id: modelsDialog

        models: root.app.models
        catalogue: root.app.catalogue
        onGuideRequested: page => root.openGuide(page)
    }

    LicenceDialog {
        catalogue: root.app.catalogue
    }

    SettingsDialog {
        id: settingsDialog

        settings: root.app.settings
        onModelsRequested: modelsDialog.open()
        onGuideRequested: page => root.openGuide(page)
    }

    LongerDialog {
        id: longerDialog

        objectName: "longerDialog"
        longer: root.app.longer
    }

    EditDialog {
        id: editDialog

        edit: root.app.edit
        generation: root.app.generation
        player: root.app.player
        onGuideRequested: page => root.openGuide(page)
    }

    ExportDialog {
        exporter: root.app.exporter
        onGuideRequested: page => root.openGuide(page)
    }

    CloseDialog {
        id: closeDialog

        generation: root.app.generation
        exporter: root.app.exporter
        takes: root.app.takes
        work: root.app.models.work
        presets: root.app.presets
        onCloseRequested: {
            root.closesAnyway = true;
            root.close();
        }
    }

    DropArea {
        id: dropArea

        anchors.fill: parent
        keys: ["text/uri-list"]
        enabled: !root.app.dragOut.active
        onDropped: drop => root.app.openDropped(drop.urls)
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spacing
        spacing: Theme.spacing

        Banners {
            objectName: "banners"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(implicitHeight, root.height * 0.28)
            notices: root.app.notices
            visible: root.app.notices.count > 0
        }

        SplitView {
            id: panes

            /// Until the user has done that, the size follows the size of text.
            property bool resized: false

            objectName: "panes"
            onResizingChanged: resized = resized || resizing
            Layout.fillWidth: true
            Layout.fillHeight: true
            orientation: Qt.Horizontal

            ColumnLayout {
                id: requestSide

                SplitView.preferredWidth: root.view.requestWidth ?? Math.min(380 * Math.min(Theme.textScale, 1.4), root.width * 0.42)
                SplitView.minimumWidth: 320
                SplitView.maximumWidth: root.width / 2
                spacing: Theme.spacing

                RequestPane {
                    id: requestPane

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    request: root.app.request
                    presets: root.app.presets
                    conditions: root.app.conditions
                    onGuideRequested: page => root.openGuide(page)
                }

                ContinuationCard {
                    id: continuationCard

                    objectName: "continuationCard"
                    Layout.fillWidth: true
                    continuation: root.app.continuation
                }

                GeneratePanel {
                    Layout.fillWidth: true
                    actions: actions
                    generation: root.app.generation
                }
            }

            SplitView {
                id: rightSide

                property bool resized: false

                objectName: "rightSide"
                onResizingChanged: resized = resized || resizing
                SplitView.fillWidth: true
                orientation: Qt.Vertical

                StagePane {
                    id: stagePane

                    objectName: "stagePane"
                    SplitView.preferredHeight: root.view.stageHeight ?? 380
                    SplitView.minimumHeight: Math.min(stagePane.leastHeight, SplitView.maximumHeight)
                    SplitView.maximumHeight: Math.max(160, rightSide.height - takesPane.leastHeight - Theme.spacing)
                    stage: root.app.stage
                    player: root.app.player
                    compare: root.app.compare
                    onContinueRequested: (takeId, seconds) => root.app.continuation.continueTake(takeId, seconds)
                    onLongerRequested: (takeId, seconds) => longerDialog.openFor(takeId, seconds)
                    onTrimRequested: (takeId, begin, end) => root.app.generation.trim(takeId, begin, end)
                    onExportRequested: (takeId, begin, end) => root.app.exporter.open(takeId, begin, end)
                    onReplaceRequested: (takeId, begin, end) => editDialog.openRepaint(takeId, begin, end)
                    onLoopRequested: (takeId, begin, end) => editDialog.openLoop(takeId, begin, end)
                    onDragRequested: (item, takeId, begin, end) => root.app.dragOut.dragPart(item, takeId, begin, end)
                }

                TakesPane {
                    id: takesPane

                    SplitView.fillHeight: true
                    readonly property real leastHeight: 72 * Theme.textScale

                    SplitView.minimumHeight: leastHeight
                    takes: root.app.takes
                    searchAction: actions.search
                    onSelected: takeId => root.app.stage.showTake(takeId)
                    onPlayRequested: takeId => root.app.playTake(takeId)
                    onUseSettingsRequested: takeId => root.app.useSettings(takeId)
                    onMakeAgainRequested: takeId => root.app.generation.makeAgain(takeId)
                    onContinueRequested: takeId => root.app.continuation.continueTake(takeId, Infinity)
                    onLongerRequested: takeId => longerDialog.openFor(takeId, takeId === root.app.stage.currentTake
                                                                              ? root.app.player.position : 0)
                    onLoopRequested: takeId => editDialog.openLoop(takeId, 0, 0)
                    onCompareRequested: (first, second) => root.app.compare.compare(first, second)
                    onExportRequested: takeIds => root.app.exporter.openSeveral(takeIds)
                    onOpenWithRequested: takeId => root.app.openTakeWith(takeId)
                    onDragRequested: (item, takeIds) => root.app.dragOut.drag(item, takeIds)
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            ModelBox {
                objectName: "modelBox"
                models: root.app.models
                onClicked: modelsDialog.open()
                Layout.maximumWidth: root.width * 0.6
            }

            Item {
                Layout.fillWidth: true
            }

            IconButton {
                objectName: "helpButton"
                does: actions.welcome
            }

            IconButton {
                objectName: "settingsButton"
                does: actions.settings
            }

            IconButton {
                id: menuButton

                objectName: "menuButton"
                name: qsTr("Menu")
                icon.source: Theme.icon("more")
                ToolTip.visible: hovered && !menu.visible
                onClicked: menu.popup(menuButton, mirrored ? 0 : menuButton.width - menu.implicitWidth, -menu.implicitHeight)

                ActionsMenu {
                    id: menu

                    objectName: "actionsMenu"
                    actions: root.actionList
                }
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.accentSoft
        opacity: 0.92
        visible: dropArea.containsDrag

        Label {
            anchors.centerIn: parent
            text: qsTr("Drop an audio file to continue it, a preset to import it, or a model folder")
            wrapMode: Text.WordWrap
            font.pixelSize: Theme.fontTitle
        }
    }
}
