// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The waveform in the window: picture, selection and playhead, and what mouse, fingers and keys do with them.

#include "core/waveform/waveform_source.h"
#include "ui/time_view.h"
#include "ui/waveform_image.h"

#include <QPointer>
#include <QQuickItem>

#include <optional>

namespace arioso::ui {

/// The picture is painted anew only when the part in sight, the size, the sound or its colours change;
/// playhead and selection are rectangles above it. Later is to the right in every language.
///
/// Click: seek. Drag: select; from an edge of the selection: move that edge. Wheel: zoom at the pointer; with
/// Shift or sideways: scroll. Two fingers: both. Keys: arrows seek (with Shift: select, with Ctrl: ten times
/// as far), Home and End, Page Up and Page Down scroll, + and - zoom, 0 shows all, Ctrl+A selects all, Escape
/// drops the selection.
class WaveformView : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(arioso::core::WaveformSource* source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(double duration READ duration NOTIFY viewChanged)
    Q_PROPERTY(double viewBegin READ viewBegin NOTIFY viewChanged)
    Q_PROPERTY(double viewEnd READ viewEnd NOTIFY viewChanged)
    Q_PROPERTY(double position READ position WRITE setPosition NOTIFY positionChanged)
    Q_PROPERTY(bool following READ isFollowing WRITE setFollowing NOTIFY followingChanged)
    Q_PROPERTY(double selectionBegin READ selectionBegin NOTIFY selectionChanged)
    Q_PROPERTY(double selectionEnd READ selectionEnd NOTIFY selectionChanged)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY selectionChanged)
    Q_PROPERTY(QList<double> beats READ beats WRITE setBeats NOTIFY beatsChanged)
    Q_PROPERTY(bool snapping READ isSnapping WRITE setSnapping NOTIFY beatsChanged)
    Q_PROPERTY(bool spectral READ isSpectral WRITE setSpectral NOTIFY spectralChanged)
    Q_PROPERTY(bool looping READ isLooping WRITE setLooping NOTIFY loopingChanged)
    Q_PROPERTY(QColor waveColor MEMBER m_waveColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor lineColor MEMBER m_lineColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor selectionColor MEMBER m_selectionColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor edgeColor MEMBER m_edgeColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor beatColor MEMBER m_beatColor NOTIFY colorsChanged)
    Q_PROPERTY(QColor playheadColor MEMBER m_playheadColor NOTIFY colorsChanged)
    // What assistive technology reads and sets of a slider.
    Q_PROPERTY(double value READ position WRITE requestSeek NOTIFY positionChanged)
    Q_PROPERTY(double minimumValue READ minimumValue CONSTANT)
    Q_PROPERTY(double maximumValue READ duration NOTIFY viewChanged)
    Q_PROPERTY(double stepSize READ stepSize NOTIFY viewChanged)

public:
    explicit WaveformView(QQuickItem* parent = nullptr);

    [[nodiscard]] core::WaveformSource* source() const { return m_source; }
    void setSource(core::WaveformSource* source);

    /// Seconds; of a sound that is being made, what it is expected to become.
    [[nodiscard]] double duration() const { return m_view.duration(); }
    [[nodiscard]] double viewBegin() const { return m_view.begin(); }
    [[nodiscard]] double viewEnd() const { return m_view.end(); }

    /// Of the playhead, seconds. Set it to the player's; the view itself only asks for another.
    [[nodiscard]] double position() const { return m_position; }
    void setPosition(double seconds);

    /// Whether pages are turned when the playhead leaves them.
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);

    [[nodiscard]] double selectionBegin() const { return m_selectionBegin; }
    [[nodiscard]] double selectionEnd() const { return m_selectionEnd; }
    [[nodiscard]] bool hasSelection() const { return m_selectionEnd > m_selectionBegin; }

    /// Shown by the selection's edges.
    [[nodiscard]] bool isLooping() const { return m_looping; }
    void setLooping(bool looping);

    /// Ascending seconds. While `snapping`, they are drawn as a grid, and what the user selects near one
    /// begins or ends there.
    [[nodiscard]] const QList<double>& beats() const { return m_beats; }
    void setBeats(const QList<double>& seconds);
    [[nodiscard]] bool isSnapping() const { return m_snapping; }
    void setSnapping(bool snapping);

    /// Whether frequencies are drawn instead of levels, as soon as the sound is complete and they are
    /// computed.
    [[nodiscard]] bool isSpectral() const { return m_spectral; }
    void setSpectral(bool spectral);

    [[nodiscard]] double minimumValue() const { return 0; }
    /// Seconds that an arrow key moves the playhead by; less when the view is near.
    [[nodiscard]] double stepSize() const;

    /// Clamped to the sound; an empty one selects nothing. The order of the two does not matter.
    Q_INVOKABLE void select(double begin, double end);
    Q_INVOKABLE void clearSelection() { select(0, 0); }
    Q_INVOKABLE void selectAll() { select(0, duration()); }

    Q_INVOKABLE void show(double begin, double end);
    Q_INVOKABLE void showAll() { show(0, duration()); }
    /// factor above 1: nearer, around the playhead where that is in sight.
    Q_INVOKABLE void zoom(double factor);
    Q_INVOKABLE void zoomAt(double x, double factor);
    /// In parts of what is in sight, above 0: later.
    Q_INVOKABLE void scroll(double parts);

    Q_INVOKABLE [[nodiscard]] double xAt(double seconds) const { return m_view.xAt(seconds); }
    Q_INVOKABLE [[nodiscard]] double secondsAt(double x) const { return m_view.secondsAt(x); }
    /// Times of a ruler's marks.
    Q_INVOKABLE [[nodiscard]] QList<double> ticks(double spacing) const { return m_view.ticks(spacing); }

    /// Emits seekRequested with the place clamped to the sound.
    void requestSeek(double seconds);

    /// How often the picture was painted, for tests.
    [[nodiscard]] int paintCount() const { return m_paintCount; }

Q_SIGNALS:
    void sourceChanged();
    void viewChanged();
    void positionChanged();
    void followingChanged();
    void selectionChanged();
    void loopingChanged();
    void beatsChanged();
    void spectralChanged();
    void colorsChanged();
    /// The user wants to hear from here.
    void seekRequested(double seconds);

protected:
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void hoverMoveEvent(QHoverEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void touchEvent(QTouchEvent* event) override;
    void touchUngrabEvent() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Pressed, Selecting };

    void takeDuration();
    template <typename Change>
    void changeView(Change change);
    void repaint();
    [[nodiscard]] QImage painted(const QSize& pixels);
    void pressAt(double x);
    void dragTo(double x);
    void releaseAt(double x);
    void endDrag();
    void touch(const QEventPoint& point);
    void pinch(double first, double second, bool isNew);
    [[nodiscard]] bool isEdgeAt(double x, double edgeSeconds) const;
    void step(double steps, bool select);
    /// The nearest beat or end of the sound, where one is near; else the place itself.
    [[nodiscard]] double snapped(double seconds) const;
    /// The beat or end of the sound before (steps below 0) or after the playhead; absent without a grid.
    [[nodiscard]] std::optional<double> nextBeat(double steps) const;
    bool handleKey(const QKeyEvent& event);

    QPointer<core::WaveformSource> m_source;
    TimeView m_view;
    double m_position = 0;
    bool m_following = true;
    double m_selectionBegin = 0;
    double m_selectionEnd = 0;
    QList<double> m_beats;
    bool m_snapping = true;
    bool m_looping = false;
    QColor m_waveColor{0x3d, 0x7e, 0xaa};
    QColor m_lineColor{0x80, 0x80, 0x80, 0x60};
    QColor m_selectionColor{0x3d, 0x7e, 0xaa, 0x40};
    QColor m_edgeColor{0x3d, 0x7e, 0xaa};
    QColor m_beatColor{0x80, 0x80, 0x80, 0x40};
    QColor m_playheadColor{0xd0, 0x40, 0x30};

    Drag m_drag = Drag::None;
    double m_pressedX = 0;
    double m_anchor = 0; ///< seconds; the end of the selection that stays
    bool m_pinching = false;
    double m_pinched[2] = {}; ///< seconds under the two fingers

    bool m_spectral = false;
    std::shared_ptr<const core::MelSpectrogram> m_spectrogram; ///< that m_spectrogramPicture is of
    QColor m_spectrogramColor;
    QImage m_spectrogramPicture;

    QImage m_image;
    bool m_isImageStale = true; ///< to be painted
    bool m_isTextureStale = true;
    int m_paintCount = 0;
};

} // namespace arioso::ui
