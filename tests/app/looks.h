// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is wrong with a window to look at: found in its tree of items and in a picture of it. Every function
// returns one line for each fault. Only what is in front is looked at: the foremost popup, or the window when
// none is open.

#include <QColor>
#include <QImage>
#include <QQuickWindow>
#include <QStringList>

namespace arioso::test {

/// The WCAG 2 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// Texts that do not fit into their item, or that something cuts which cannot be scrolled.
[[nodiscard]] QStringList cutTexts(const QQuickWindow& window);

/// Items of a layout that lie on each other or stick out of it.
[[nodiscard]] QStringList badLayouts(const QQuickWindow& window);

/// Controls that the keyboard reaches and that tell a screen reader no name.
[[nodiscard]] QStringList namelessControls(const QQuickWindow& window);

/// Texts with less contrast to what is around them in the picture than WCAG AA asks for: 4.5, for large
/// ones 3. Those of disabled controls need 2.
[[nodiscard]] QStringList faintTexts(const QQuickWindow& window, const QImage& picture);

/// Pairs of Theme's colours, as the QML uses them, with too little contrast: 4.5 for texts, 3 for outlines
/// and marks. `theme` is the singleton.
[[nodiscard]] QStringList faintColors(const QObject& theme);

} // namespace arioso::test
