// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What mouse, fingers and keys do with the waveform.

#include "ui/waveform_view.h"

#include <QCursor>
#include <QGuiApplication>
#include <QNativeGestureEvent>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace arioso::ui {
namespace {

constexpr double kEdgeReach = 5;  ///< pixels on either side of an edge of the selection that take hold of it
constexpr double kSnapReach = 12; ///< pixels from a beat that selecting snaps to it
constexpr double kWheelZoom = 1.25;  ///< for one notch
constexpr double kWheelScroll = 0.1; ///< of what is in sight, for one notch
constexpr double kKeyZoom = 1.5;
constexpr double kNotch = 120;              ///< in which Qt counts a wheel's notches
constexpr double kLeastFingerDistance = 10; ///< pixels; nearer, two fingers only scroll

} // namespace

bool WaveformView::isEdgeAt(double x, double edgeSeconds) const
{
    return hasSelection() && std::abs(m_view.xAt(edgeSeconds) - x) <= kEdgeReach;
}

void WaveformView::pressAt(double x)
{
    m_drag = Drag::Pressed;
    m_pressedX = x;
    m_anchor = snapped(m_view.secondsAt(x));
    if (isEdgeAt(x, m_selectionEnd))
        m_anchor = m_selectionBegin;
    else if (isEdgeAt(x, m_selectionBegin))
        m_anchor = m_selectionEnd;
}

void WaveformView::dragTo(double x)
{
    if (m_drag == Drag::Pressed &&
        std::abs(x - m_pressedX) >= QGuiApplication::styleHints()->startDragDistance()) {
        m_drag = Drag::Selecting;
        setKeepMouseGrab(true);
        setKeepTouchGrab(true);
    }
    if (m_drag != Drag::Selecting)
        return;
    // Beyond the borders the view moves along.
    const double beyond = x < 0 ? x : std::max(0.0, x - width());
    if (beyond != 0 && width() > 0)
        scroll(beyond / width());
    select(m_anchor, snapped(m_view.secondsAt(x)));
}

double WaveformView::snapped(double seconds) const
{
    if (!m_snapping || m_beats.isEmpty())
        return seconds;
    const auto after = std::lower_bound(m_beats.begin(), m_beats.end(), seconds);
    double nearest = seconds < duration() / 2 ? 0 : duration();
    for (const auto beat :
         {after == m_beats.begin() ? after : after - 1, after == m_beats.end() ? after - 1 : after}) {
        if (std::abs(*beat - seconds) < std::abs(nearest - seconds))
            nearest = *beat;
    }
    return std::abs(m_view.xAt(nearest) - m_view.xAt(seconds)) <= kSnapReach ? nearest : seconds;
}

std::optional<double> WaveformView::nextBeat(double steps) const
{
    constexpr double kSame = 1e-6; // the playhead may be a rounded beat
    if (!m_snapping || m_beats.isEmpty())
        return std::nullopt;
    if (steps > 0) {
        const auto after = std::upper_bound(m_beats.begin(), m_beats.end(), m_position + kSame);
        return after == m_beats.end() ? duration() : *after;
    }
    const auto after = std::lower_bound(m_beats.begin(), m_beats.end(), m_position - kSame);
    return after == m_beats.begin() ? 0 : *(after - 1);
}

void WaveformView::releaseAt(double x)
{
    const bool isClick = m_drag == Drag::Pressed;
    endDrag();
    if (!isClick)
        return;
    const double seconds = m_view.secondsAt(x);
    if (hasSelection() && (seconds < m_selectionBegin || seconds > m_selectionEnd))
        clearSelection();
    requestSeek(seconds);
}

void WaveformView::endDrag()
{
    m_drag = Drag::None;
    setKeepMouseGrab(false);
    setKeepTouchGrab(false);
}

void WaveformView::mousePressEvent(QMouseEvent* event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    pressAt(event->position().x());
}

void WaveformView::mouseMoveEvent(QMouseEvent* event)
{
    dragTo(event->position().x());
}

void WaveformView::mouseReleaseEvent(QMouseEvent* event)
{
    releaseAt(event->position().x());
}

void WaveformView::mouseUngrabEvent()
{
    endDrag();
}

void WaveformView::hoverMoveEvent(QHoverEvent* event)
{
    const double x = event->position().x();
    const bool isEdge = isEdgeAt(x, m_selectionBegin) || isEdgeAt(x, m_selectionEnd);
    setCursor(isEdge ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void WaveformView::wheelEvent(QWheelEvent* event)
{
    const QPointF turned = event->angleDelta();
    const QPointF moved = event->pixelDelta();
    const bool isScroll =
        event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(turned.x()) > std::abs(turned.y());
    if (isScroll && moved.x() != 0 && width() > 0)
        scroll(-moved.x() / width());
    else if (isScroll)
        scroll(-kWheelScroll * (turned.x() != 0 ? turned.x() : turned.y()) / kNotch);
    else
        zoomAt(event->position().x(), std::pow(kWheelZoom, turned.y() / kNotch));
    event->accept();
}

/// One finger is a mouse; of two, until both are lifted, both places stay under their fingers.
void WaveformView::touchEvent(QTouchEvent* event)
{
    event->accept();
    const auto& points = event->points();
    if (points.size() == 2)
        pinch(points[0].position().x(), points[1].position().x(),
              event->touchPointStates().testAnyFlags(QEventPoint::States(QEventPoint::Pressed) |
                                                     QEventPoint::Released));
    else if (points.size() == 1 && !m_pinching)
        touch(points[0]);
    if (event->type() == QEvent::TouchEnd || event->type() == QEvent::TouchCancel)
        touchUngrabEvent();
}

void WaveformView::touchUngrabEvent()
{
    m_pinching = false;
    endDrag();
}

void WaveformView::touch(const QEventPoint& point)
{
    const double x = point.position().x();
    if (point.state() == QEventPoint::Pressed) {
        forceActiveFocus(Qt::MouseFocusReason);
        pressAt(x);
    } else if (point.state() == QEventPoint::Released) {
        releaseAt(x);
    } else {
        dragTo(x);
    }
}

void WaveformView::pinch(double first, double second, bool isNew)
{
    if (!m_pinching || isNew) {
        endDrag();
        m_pinching = true;
        setKeepTouchGrab(true);
        m_pinched[0] = m_view.secondsAt(first);
        m_pinched[1] = m_view.secondsAt(second);
    } else if (width() > 0) {
        const double apart = m_pinched[1] - m_pinched[0];
        const bool zooms = std::abs(second - first) >= kLeastFingerDistance && apart * (second - first) > 0;
        const double span = zooms ? apart / (second - first) * width() : m_view.span();
        const double begin = m_pinched[0] - first / width() * span;
        show(begin, begin + span);
    }
}

bool WaveformView::event(QEvent* event)
{
    if (event->type() != QEvent::NativeGesture)
        return QQuickItem::event(event);
    const auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() != Qt::ZoomNativeGesture)
        return QQuickItem::event(event);
    zoomAt(gesture->position().x(), std::exp(gesture->value()));
    event->accept();
    return true;
}

void WaveformView::step(double seconds, bool selects)
{
    const double to = std::clamp(m_position + seconds, 0.0, duration());
    if (selects) {
        // The end that the playhead is at moves; elsewhere a new selection begins at the playhead.
        const bool isAtBegin = hasSelection() && m_position == m_selectionBegin;
        const bool isAtEnd = hasSelection() && m_position == m_selectionEnd;
        select(isAtBegin ? m_selectionEnd : isAtEnd ? m_selectionBegin : m_position, to);
    }
    requestSeek(to);
}

void WaveformView::keyPressEvent(QKeyEvent* event)
{
    event->setAccepted(duration() > 0 && handleKey(*event));
}

bool WaveformView::handleKey(const QKeyEvent& event)
{
    constexpr double kFar = 10;
    const bool selects = event.modifiers().testFlag(Qt::ShiftModifier);
    const bool hasControl = event.modifiers().testFlag(Qt::ControlModifier);
    const double distance = stepSize() * (hasControl ? kFar : 1);
    // With a grid, selecting by keys goes from beat to beat.
    const auto stepBy = [&](double seconds) {
        const std::optional<double> beat = selects && !hasControl ? nextBeat(seconds) : std::nullopt;
        step(beat ? *beat - m_position : seconds, selects);
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Left:
        return stepBy(-distance);
    case Qt::Key_Right:
        return stepBy(distance);
    case Qt::Key_Home:
        step(-m_position, selects);
        return true;
    case Qt::Key_End:
        step(duration() - m_position, selects);
        return true;
    case Qt::Key_PageUp:
        scroll(-1);
        return true;
    case Qt::Key_PageDown:
        scroll(1);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(kKeyZoom);
        return true;
    case Qt::Key_Minus:
        zoom(1 / kKeyZoom);
        return true;
    case Qt::Key_0:
        showAll();
        return true;
    case Qt::Key_A:
        if (hasControl)
            selectAll();
        return hasControl;
    case Qt::Key_Escape: {
        const bool had = hasSelection(); // else it is somebody else's
        clearSelection();
        return had;
    }
    default:
        return false;
    }
}

} // namespace arioso::ui
