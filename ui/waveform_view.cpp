// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/waveform_view.h"

#include "ui/spectrogram_image.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRectangleNode>
#include <QStyleHints>

#include <algorithm>
#include <cmath>
#include <memory>

namespace arioso::ui {
namespace {

constexpr double kPlayheadWidth = 2;
constexpr double kEdgeWidth = 1;
constexpr int kLargestTexture = 8192;

/// What the item puts on the scene graph, owned by it.
struct WaveformNode : QSGNode
{
    explicit WaveformNode(QQuickWindow* window) : image(window->createImageNode())
    {
        image->setOwnsTexture(true);
        image->setFiltering(QSGTexture::Nearest);
        appendChildNode(image);
        for (QSGRectangleNode*& rectangle : rectangles) {
            rectangle = window->createRectangleNode();
            appendChildNode(rectangle);
        }
    }

    QSGImageNode* image;
    QSGRectangleNode* rectangles[4]; ///< selection, its two edges, playhead
};

} // namespace

WaveformView::WaveformView(QQuickItem* parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    connect(this, &WaveformView::colorsChanged, this, &WaveformView::repaint);
}

void WaveformView::setSource(core::WaveformSource* source)
{
    if (source == m_source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source != nullptr) {
        const auto begin = [this] {
            m_view = {};
            m_view.setWidth(width());
            clearSelection();
            takeDuration();
        };
        connect(source, &core::WaveformSource::soundChanged, this, begin);
        connect(source, &core::WaveformSource::grown, this, &WaveformView::takeDuration);
        connect(source, &core::WaveformSource::expectedSecondsChanged, this, &WaveformView::takeDuration);
        connect(source, &core::WaveformSource::spectrogramReady, this, &WaveformView::repaint);
        connect(source, &QObject::destroyed, this, &WaveformView::takeDuration);
    }
    clearSelection();
    m_view = {};
    m_view.setWidth(width());
    takeDuration();
    Q_EMIT sourceChanged();
}

void WaveformView::takeDuration()
{
    const double seconds = m_source ? std::max(m_source->seconds(), m_source->expectedSeconds()) : 0;
    changeView([seconds](TimeView& view) { view.setDuration(seconds); });
    repaint();
}

template <typename Change>
void WaveformView::changeView(Change change)
{
    const TimeView before = m_view;
    change(m_view);
    if (m_view == before)
        return;
    repaint();
    Q_EMIT viewChanged();
}

void WaveformView::setPosition(double seconds)
{
    if (seconds == m_position || std::isnan(seconds))
        return;
    const bool wasInSight = m_position >= viewBegin() && m_position <= viewEnd();
    m_position = seconds;
    // Somebody who scrolled away is not fetched back.
    if (m_following && wasInSight && m_drag == Drag::None && !m_pinching)
        changeView([seconds](TimeView& view) { view.reveal(seconds); });
    update();
    Q_EMIT positionChanged();
}

void WaveformView::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    Q_EMIT followingChanged();
}

void WaveformView::setLooping(bool looping)
{
    if (looping == m_looping)
        return;
    m_looping = looping;
    update();
    Q_EMIT loopingChanged();
}

void WaveformView::setBeats(const QList<double>& seconds)
{
    if (seconds == m_beats)
        return;
    m_beats = seconds;
    repaint();
    Q_EMIT beatsChanged();
}

void WaveformView::setSnapping(bool snapping)
{
    if (snapping == m_snapping)
        return;
    m_snapping = snapping;
    repaint();
    Q_EMIT beatsChanged();
}

void WaveformView::setSpectral(bool spectral)
{
    if (spectral == m_spectral)
        return;
    m_spectral = spectral;
    repaint();
    Q_EMIT spectralChanged();
}

double WaveformView::stepSize() const
{
    constexpr double kLargest = 1; // second
    return std::min(kLargest, m_view.span() / 50);
}

void WaveformView::select(double begin, double end)
{
    if (std::isnan(begin) || std::isnan(end))
        return;
    // As a list: of two arguments minmax would return references to what is gone by then.
    const auto [low, high] =
        std::minmax({std::clamp(begin, 0.0, duration()), std::clamp(end, 0.0, duration())});
    const double newBegin = high > low ? low : 0;
    const double newEnd = high > low ? high : 0;
    if (newBegin == m_selectionBegin && newEnd == m_selectionEnd)
        return;
    m_selectionBegin = newBegin;
    m_selectionEnd = newEnd;
    update();
    Q_EMIT selectionChanged();
}

void WaveformView::show(double begin, double end)
{
    changeView([=](TimeView& view) { view.show(begin, end); });
}

void WaveformView::zoom(double factor)
{
    const bool isInSight = m_position >= viewBegin() && m_position <= viewEnd();
    const double around = isInSight ? m_position : (viewBegin() + viewEnd()) / 2;
    changeView([=](TimeView& view) { view.zoomAround(around, factor); });
}

void WaveformView::zoomAt(double x, double factor)
{
    changeView([=](TimeView& view) { view.zoomAround(view.secondsAt(x), factor); });
}

void WaveformView::scroll(double parts)
{
    changeView([=](TimeView& view) { view.scrollBy(parts * view.span()); });
}

void WaveformView::requestSeek(double seconds)
{
    if (duration() > 0 && !std::isnan(seconds))
        Q_EMIT seekRequested(std::clamp(seconds, 0.0, duration()));
}

void WaveformView::repaint()
{
    m_isImageStale = true;
    polish();
}

void WaveformView::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    changeView([&](TimeView& view) { view.setWidth(now.width()); });
    repaint();
}

void WaveformView::itemChange(ItemChange change, const ItemChangeData& data)
{
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        repaint();
    QQuickItem::itemChange(change, data);
}

QImage WaveformView::painted(const QSize& pixels)
{
    const bool has = m_source && m_source->peaks() != nullptr;
    const QList<double> beats = m_snapping ? m_beats : QList<double>();
    if (has && m_spectral)
        m_source->requestSpectrogram();
    if (!has || !m_spectral || !m_source->spectrogram())
        return paintWaveform(has ? m_source->peaks() : nullptr, has ? m_source->sampleRate() : 0, m_view,
                             pixels, {m_waveColor, m_lineColor, m_beatColor}, beats);
    if (m_spectrogram != m_source->spectrogram() || m_spectrogramColor != m_waveColor) {
        m_spectrogram = m_source->spectrogram();
        m_spectrogramColor = m_waveColor;
        m_spectrogramPicture = paintSpectrogram(*m_spectrogram, m_waveColor);
    }
    const double seconds = m_spectrogram->frames * m_spectrogram->secondsPerFrame;
    QImage image = partOfSpectrogram(m_spectrogramPicture, seconds, m_view, pixels);
    paintBeats(image, m_view, beats, m_beatColor);
    return image;
}

void WaveformView::updatePolish()
{
    if (!m_isImageStale || window() == nullptr || width() < 1 || height() < 1)
        return;
    const double ratio = window()->effectiveDevicePixelRatio();
    const auto pixels = [ratio](double length) {
        return std::clamp(qRound(length * ratio), 1, kLargestTexture);
    };
    m_image = painted({pixels(width()), pixels(height())});
    m_isImageStale = false;
    m_isTextureStale = true;
    ++m_paintCount;
    update();
}

QSGNode* WaveformView::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    auto* node = static_cast<WaveformNode*>(old);
    if (m_image.isNull() || width() < 1 || height() < 1) {
        delete node;
        m_isTextureStale = true;
        return nullptr;
    }
    if (node == nullptr) {
        node = new WaveformNode(window());
        m_isTextureStale = true;
    }
    if (m_isTextureStale) {
        node->image->setTexture(window()->createTextureFromImage(m_image));
        node->image->setSourceRect(QRectF(QPointF(), m_image.size()));
        m_isTextureStale = false;
    }
    node->image->setRect(boundingRect());

    // Out of sight is empty rather than removed.
    const auto place = [&](int index, double left, double right, const QColor& color) {
        const double from = std::clamp(left, 0.0, width());
        const double to = std::clamp(right, from, width());
        node->rectangles[index]->setRect({from, 0, to - from, height()});
        node->rectangles[index]->setColor(color);
    };
    const double begin = m_view.xAt(m_selectionBegin);
    const double end = m_view.xAt(m_selectionEnd);
    const double edge = !hasSelection() ? 0 : m_looping ? 3 * kEdgeWidth : kEdgeWidth;
    place(0, begin, hasSelection() ? end : begin, m_selectionColor);
    place(1, begin, begin + edge, m_edgeColor);
    place(2, end - edge, end, m_edgeColor);
    const double head = m_view.xAt(m_position) - kPlayheadWidth / 2;
    place(3, head, m_view.span() > 0 ? head + kPlayheadWidth : head, m_playheadColor);
    return node;
}

} // namespace arioso::ui
