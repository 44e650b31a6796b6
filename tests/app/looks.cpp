// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "app/looks.h"

#include <QAccessible>
#include <QFont>
#include <QHash>
#include <QQuickItem>

#include <algorithm>
#include <cmath>
#include <functional>

namespace arioso::test {

namespace {

constexpr double kSlack = 1.01; // pixels: sizes of texts are rounded

using Visit = std::function<void(QQuickItem&)>;

void visit(QQuickItem& item, const Visit& see)
{
    if (!item.isVisible() || item.opacity() == 0)
        return;
    see(item);
    for (QQuickItem* child : item.childItems())
        visit(*child, see);
}

QQuickItem& inFront(const QQuickWindow& window)
{
    QQuickItem* front = window.contentItem();
    for (QQuickItem* layer : window.contentItem()->childItems()) {
        if (!layer->inherits("QQuickOverlay") || !layer->isVisible())
            continue;
        for (QQuickItem* popup : layer->childItems())
            if (popup->inherits("QQuickPopupItem") && popup->isVisible())
                front = popup;
    }
    return *front;
}

QString describe(const QQuickItem& item)
{
    QStringList path;
    for (const QQuickItem* at = &item; at != nullptr && path.size() < 40; at = at->parentItem())
        if (at == &item || !at->objectName().isEmpty())
            path.prepend(at->objectName().isEmpty()
                             ? QString::fromLatin1(at->metaObject()->className()).section(u'_', 0, 0)
                             : at->objectName());
    const QString text = item.property("text").toString().left(60);
    return path.join(u'/') + (text.isEmpty() ? QString() : QStringLiteral(" “%1”").arg(text));
}

QRectF inScene(const QQuickItem& item)
{
    return item.mapRectToScene({0, 0, item.width(), item.height()});
}

/// Less than the item where it is higher than what it shows: texts and layouts whose lines came to need less
/// room keep their height within a layout (Qt 6.4), which nobody sees.
QRectF painted(const QQuickItem& item)
{
    QSizeF size(item.width(), item.height());
    if (item.inherits("QQuickText"))
        size.setHeight(std::min(size.height(), item.property("contentHeight").toReal()));
    else if (!item.inherits("QQuickControl") && !item.inherits("QQuickLayout") && !item.clip() &&
             !item.flags().testFlag(QQuickItem::ItemHasContents)) {
        QRectF all; // it shows nothing of its own
        for (const QQuickItem* child : item.childItems())
            if (child->isVisible())
                all |= painted(*child);
        return all;
    } else if (item.inherits("QQuickLayout"))
        size.setHeight(std::min(size.height(), item.implicitHeight()));
    return item.mapRectToScene({{0, 0}, size});
}

QString text(const QRectF& rect)
{
    return QStringLiteral("%1,%2 %3x%4").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

bool isText(const QQuickItem& item)
{
    return item.inherits("QQuickText") && !item.property("text").toString().isEmpty() && item.width() > 0;
}

/// Which of a rectangle its ancestors up to `front` leave to be seen, scrolling apart. `cut`: something else
/// hides a part of it.
struct Sight
{
    QRectF rect;
    bool cut = false;
};

Sight sightOf(const QQuickItem& item, const QQuickItem& front)
{
    Sight sight{inScene(item)};
    const auto limit = [&](const QRectF& frame, bool scrollsX, bool scrollsY) {
        const QRectF wide = frame.adjusted(-kSlack, -kSlack, kSlack, kSlack);
        const bool inX = sight.rect.left() >= wide.left() && sight.rect.right() <= wide.right();
        const bool inY = sight.rect.top() >= wide.top() && sight.rect.bottom() <= wide.bottom();
        sight.cut = sight.cut || (!inX && !scrollsX) || (!inY && !scrollsY);
        sight.rect = sight.rect.intersected(frame);
    };
    for (const QQuickItem* at = item.parentItem(); at != nullptr && at != &front; at = at->parentItem()) {
        if (at->inherits("QQuickFlickable")) {
            // A list's content may end at any row; it scrolls its own way.
            const bool scrollsX = at->property("contentWidth").toReal() > at->width() + kSlack;
            const bool scrollsY = at->property("contentHeight").toReal() > at->height() + kSlack;
            if (at->clip())
                limit(inScene(*at), scrollsX, scrollsY);
        } else if (at->clip()) {
            limit(inScene(*at), false, false);
        }
        if (sight.rect.isEmpty())
            return sight;
    }
    limit(inScene(front), false, false);
    return sight;
}

double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor blend(const QColor& over, const QColor& ground, double opacity)
{
    const double a = over.alphaF() * opacity;
    return QColor::fromRgbF(float(over.redF() * a + ground.redF() * (1 - a)),
                            float(over.greenF() * a + ground.greenF() * (1 - a)),
                            float(over.blueF() * a + ground.blueF() * (1 - a)));
}

/// The colour of most pixels.
QColor groundOf(const QImage& picture, const QRect& rect)
{
    QHash<QRgb, int> counts;
    for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x)
            ++counts[picture.pixel(x, y)];
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    return QColor::fromRgb(most.key());
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

QStringList cutTexts(const QQuickWindow& window)
{
    constexpr int kElideNone = Qt::ElideNone;
    QStringList faults;
    QQuickItem& front = inFront(window);
    visit(front, [&](QQuickItem& item) {
        if (!isText(item) || sightOf(item, front).rect.isEmpty())
            return;
        const bool elides = item.property("elide").toInt() != kElideNone;
        const double wide = item.property("contentWidth").toReal() - item.width();
        const double high = item.property("contentHeight").toReal() - item.height();
        if (!elides && (wide > kSlack || high > kSlack))
            faults += QStringLiteral("%1 needs %2 x %3 pixels more").arg(describe(item)).arg(wide).arg(high);
        else if (sightOf(item, front).cut)
            faults += QStringLiteral("%1 is cut").arg(describe(item));
    });
    return faults;
}

QStringList badLayouts(const QQuickWindow& window)
{
    QStringList faults;
    visit(inFront(window), [&](QQuickItem& layout) {
        if (!layout.inherits("QQuickLayout") || layout.inherits("QQuickStackLayout"))
            return;
        QList<QQuickItem*> items;
        for (QQuickItem* child : layout.childItems())
            if (child->isVisible() && child->width() > 0 && child->height() > 0 &&
                !child->inherits("QQuickRepeater"))
                items += child;
        const QRectF room = inScene(layout).adjusted(-kSlack, -kSlack, kSlack, kSlack);
        for (int i = 0; i < items.size(); ++i) {
            const QRectF one = painted(*items[i]);
            if (!one.isEmpty() && !room.contains(one))
                faults += QStringLiteral("%1 sticks out of its layout, %2 of %3")
                              .arg(describe(*items[i]), text(one), text(inScene(layout)));
            for (int j = 0; j < i; ++j) {
                const QRectF both = one.intersected(painted(*items[j]));
                if (both.width() > kSlack && both.height() > kSlack)
                    faults += QStringLiteral("%1 lies on %2").arg(describe(*items[i]), describe(*items[j]));
            }
        }
    });
    return faults;
}

QStringList namelessControls(const QQuickWindow& window)
{
    QStringList faults;
    visit(inFront(window), [&](QQuickItem& item) {
        if (!item.activeFocusOnTab() || !item.isEnabled())
            return;
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&item);
        if (interface == nullptr || interface->text(QAccessible::Name).trimmed().isEmpty())
            faults += QStringLiteral("%1 has no name").arg(describe(item));
    });
    return faults;
}

QStringList faintTexts(const QQuickWindow& window, const QImage& picture)
{
    QStringList faults;
    QQuickItem& front = inFront(window);
    const double scale = picture.devicePixelRatio();
    visit(front, [&](QQuickItem& item) {
        if (!isText(item))
            return;
        const QRectF seen = sightOf(item, front).rect;
        const QRect pixels =
            QRectF(seen.topLeft() * scale, seen.size() * scale).toAlignedRect().intersected(picture.rect());
        // A strip of what is scrolled away shows no letters.
        if (pixels.isEmpty() || pixels.height() < item.height() * scale / 2)
            return;
        double opacity = 1;
        for (const QQuickItem* at = &item; at != nullptr; at = at->parentItem())
            opacity *= at->opacity();
        const QColor ground = groundOf(picture, pixels);
        const double ratio = contrast(blend(item.property("color").value<QColor>(), ground, opacity), ground);
        const auto font = item.property("font").value<QFont>();
        const bool large = font.pixelSize() >= 24 || (font.pixelSize() >= 19 && font.weight() >= QFont::Bold);
        const double least = !item.isEnabled() ? 2 : large ? 3 : 4.5;
        if (ratio < least)
            faults += QStringLiteral("%1 has a contrast of %2").arg(describe(item)).arg(ratio, 0, 'f', 2);
    });
    return faults;
}

QStringList faintColors(const QObject& theme)
{
    struct Pair
    {
        const char* ink;
        double least;
        QList<const char*> grounds;
    };
    constexpr double kText = 4.5;
    constexpr double kMark = 3;
    const QList<const char*> plain{"window", "surface", "surfaceRaised"};
    const QList<Pair> pairs{
        {"text", kText, plain + QList<const char*>{"accentSoft", "errorSoft", "warningSoft"}},
        {"textSecondary", kText, plain + QList<const char*>{"accentSoft"}},
        {"accentText", kText, {"accent"}},
        {"accent", kText, {"window", "surface", "surfaceRaised"}},
        {"accent", kMark, {"accentSoft"}},
        {"error", kText, plain + QList<const char*>{"errorSoft", "accentSoft"}},
        {"warning", kText, {"window", "surface", "warningSoft", "accentSoft"}},
        {"borderStrong", kMark, plain},
        {"wave", kMark, {"surface"}},
        {"playhead", kMark, {"surface"}},
        {"star", kMark, {"surface", "surfaceRaised", "accentSoft"}},
    };
    const auto color = [&](const char* name) { return theme.property(name).value<QColor>(); };
    QStringList faults;
    for (const Pair& pair : pairs)
        for (const char* ground : pair.grounds) {
            const double ratio = contrast(color(pair.ink), color(ground));
            if (!color(pair.ink).isValid() || !color(ground).isValid() || ratio < pair.least)
                faults += QStringLiteral("%1 on %2 has a contrast of %3")
                              .arg(QLatin1String(pair.ink), QLatin1String(ground))
                              .arg(ratio, 0, 'f', 2);
        }
    return faults;
}

} // namespace arioso::test
