// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The user guide: a list of pages that can be searched, and the chosen page. Its Markdown is ours, from the program's
// resources; nothing else may be shown here, because Markdown loads what it refers to.
AppDialog {
    id: root

    /// Shows a page such as "080-export.md"; "" shows the one that was shown last.
    function openPage(page: string): void {
        searchField.clear();
        list.forceLayout(); // it learns of the rows that were filtered out
        if (page !== "")
            list.currentIndex = Math.max(0, pages.rowOf(page));
        open();
    }

    /// The rows depend on the search, so the callers' bindings do too.
    function titleOf(row: int, search: string): string {
        return pages.titleAt(Math.max(0, row));
    }

    function markdownOf(row: int, search: string): string {
        return pages.count > 0 ? `## ${titleOf(row, search)}\n\n${dressed(pages.textAt(Math.max(0, row)))}` : qsTr("No matches.");
    }

    /// Markdown of Qt has blue links, also on a dark ground, and no gap between paragraphs.
    function dressed(markdown: string): string {
        const link = `<a href="$2" style="color:${Theme.accent}">$1</a>`;
        const gap = `$1$2\n\n<span style="font-size:${Math.round(Theme.fontSmall / 2)}px">&nbsp;</span>\n\n`;
        const dress = text => text.replace(/\[([^\]]+)\]\(([^)]+)\)/g, link).replace(/(\n|^)([^#\n][^\n]*)\n\n/g, gap);
        return markdown.split("```").map((part, index) => index % 2 === 1 ? part : dress(part)).join("```"); // code stays
    }

    objectName: "guideDialog"
    title: qsTr("User guide")
    preferredWidth: 860
    onOpened: searchField.forceActiveFocus(Qt.PopupFocusReason)

    GuideModel {
        id: pages

        search: searchField.text
        onSearchChanged: list.currentIndex = 0
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.spacingLarge

        ColumnLayout {
            Layout.preferredWidth: Math.round(240 * Theme.textScale)
            Layout.maximumWidth: root.availableWidth * 0.4
            spacing: Theme.spacing

            TextField {
                id: searchField

                objectName: "guideSearch"
                Layout.fillWidth: true
                Accessible.name: qsTr("Search guide")
                placeholderText: qsTr("Search")
                Keys.onDownPressed: list.incrementCurrentIndex()
                Keys.onUpPressed: list.decrementCurrentIndex()
            }

            ListView {
                id: list

                objectName: "guideList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: Math.round(520 * Theme.textScale)
                clip: true
                cacheBuffer: 0 // see TakesList
                model: pages
                activeFocusOnTab: true
                keyNavigationEnabled: true
                boundsBehavior: Flickable.StopAtBounds
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Pages")
                ScrollBar.vertical: ScrollBar {}

                delegate: PickRow {
                    required property int index
                    required title

                    x: root.mirrored ? Theme.spacingLarge : 0
                    width: ListView.view.width - Theme.spacingLarge
                    chosen: ListView.isCurrentItem
                    highlighted: ListView.isCurrentItem && list.activeFocus
                    focusPolicy: Qt.NoFocus
                    onClicked: list.currentIndex = index
                }
            }
        }

        ScrollView {
            id: scroller

            contentWidth: availableWidth
            Layout.fillWidth: true
            Layout.fillHeight: true
            // Not of the page, whose size depends on the layout's.
            Layout.preferredWidth: 1
            Layout.preferredHeight: 1

            TextEdit {
                id: page

                objectName: "guidePage"
                width: scroller.availableWidth
                text: root.markdownOf(list.currentIndex, pages.search)
                textFormat: TextEdit.MarkdownText
                readOnly: true
                selectByMouse: true
                activeFocusOnTab: true
                wrapMode: TextEdit.Wrap
                font.pixelSize: Theme.fontNormal
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                Accessible.name: root.titleOf(list.currentIndex, pages.search)
                onTextChanged: {
                    const flickable = scroller.contentItem as Flickable;
                    if (flickable)
                        flickable.contentY = 0;
                }
                onLinkActivated: link => root.openPage(link)

                HoverHandler {
                    cursorShape: page.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor
                }
            }
        }
    }
}
