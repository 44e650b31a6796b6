// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The waveform: its arithmetic, its picture, and what mouse, fingers, keys and screen readers do with it.

#include "ui/time_view.h"
#include "ui/waveform_view.h"

#include <QAccessible>
#include <QPointingDevice>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickView>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <QtQml/qqmlextensionplugin.h>

#include <cmath>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso::core;
using namespace arioso::ui;
using arioso::engine::Audio;

namespace {

constexpr int kRate = 32000;

AudioPtr audioOf(std::vector<std::vector<float>> channels)
{
    auto audio = std::make_shared<Audio>();
    audio->sampleRate = kRate;
    audio->channels = std::move(channels);
    return audio;
}

AudioPtr constant(double seconds, float value = 0.5F)
{
    return audioOf({std::vector<float>(std::size_t(seconds * kRate), value)});
}

TimeView viewOf(double duration, double width)
{
    TimeView view;
    view.setDuration(duration);
    view.setWidth(width);
    return view;
}

/// From low to high and back with every sample.
AudioPtr band(double seconds, float low = -1, float high = 1)
{
    std::vector<float> samples(std::size_t(seconds * kRate), low);
    for (std::size_t i = 0; i < samples.size(); i += 2)
        samples[i] = high;
    return audioOf({samples});
}

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class WaveformViewTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<WaveformSource> m_source;
    WaveformView* m_view = nullptr;
    QPointingDevice* m_touch = QTest::createTouchDevice();

    /// A view of 400 x 100 pixels in a window, of ten seconds of sound.
    void open()
    {
        m_window = std::make_unique<QQuickWindow>();
        m_window->setColor(Qt::black);
        m_window->resize(400, 100);
        m_source = std::make_unique<WaveformSource>();
        m_source->setSound(GrowingSound::whole(constant(10)));
        m_view = new WaveformView(m_window->contentItem());
        m_view->setSize({400, 100});
        m_view->setProperty("waveColor", QColor(Qt::white));
        m_view->setProperty("lineColor", QColor(Qt::blue));
        m_view->setProperty("playheadColor", QColor(Qt::red));
        m_view->setProperty("selectionColor", QColor(0, 255, 0, 128));
        m_view->setProperty("edgeColor", QColor(Qt::green));
        m_view->setSource(m_source.get());
        connect(m_view, &WaveformView::seekRequested, m_view, &WaveformView::setPosition);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_view->forceActiveFocus();
        (void)m_window->grabWindow();
    }

    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(m_window.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_window.get(), from + (to - from) / 2);
        QTest::mouseMove(m_window.get(), to);
        QTest::mouseRelease(m_window.get(), Qt::LeftButton, {}, to);
    }

    void wheel(QPoint at, QPoint angle, QPoint pixels = {}, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, m_window->mapToGlobal(at), pixels, angle, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_window.reset();
        m_source.reset();
    }

    // --- arithmetic ---

    void pixelsAndSecondsAreInverse()
    {
        TimeView view = viewOf(60, 1200);
        view.show(10, 25);
        for (const double x : {0.0, 1.0, 599.5, 1200.0})
            QVERIFY(near(view.xAt(view.secondsAt(x)), x, 1e-6));
        QVERIFY(near(view.xAt(10), 0));
        QVERIFY(near(view.xAt(25), 1200));
        QVERIFY(near(view.secondsAt(-1e9), 0));
        QVERIFY(near(view.secondsAt(1e9), 60));
    }

    void zoomKeepsThePlaceUnderThePointer()
    {
        TimeView view = viewOf(3600, 1000);
        for (const double factor : {1.25, 3.0, 10.0, 0.5, 2.0, 100.0, 0.01, 1.5}) {
            const double x = view.xAt(1234.5);
            view.zoomAround(1234.5, factor);
            if (!view.showsAll() && view.begin() > 0 && view.end() < 3600)
                QVERIFY(near(view.xAt(1234.5), x, 1e-3));
            QVERIFY(view.begin() >= 0 && view.end() <= 3600 && view.span() > 0);
        }
        view.zoomAround(1234.5, 1e12);
        QVERIFY(near(view.span(), TimeView::kShortestSpan, 1e-6));
        view.zoomAround(1234.5, 1e-12);
        QVERIFY(view.showsAll());
    }

    void whatIsAskedForIsClamped()
    {
        TimeView view = viewOf(10, 100);
        view.show(-5, 3);
        QVERIFY(near(view.begin(), 0) && near(view.end(), 8));
        view.show(8, 20);
        QVERIFY(near(view.begin(), 0) && near(view.end(), 10));
        view.show(8, 14);
        QVERIFY(near(view.begin(), 4) && near(view.end(), 10));
        view.show(5, 5);
        QVERIFY(near(view.span(), TimeView::kShortestSpan));
        view.show(7, 2);
        QVERIFY(near(view.span(), TimeView::kShortestSpan));
        view.show(2, 4);
        view.scrollBy(100);
        QVERIFY(near(view.begin(), 8) && near(view.end(), 10));
        view.scrollBy(-100);
        QVERIFY(near(view.begin(), 0) && near(view.end(), 2));
        view.reveal(1.5);
        QVERIFY(near(view.begin(), 0));
        view.reveal(2.5);
        QVERIFY(near(view.begin(), 2.4) && near(view.span(), 2));
        view.reveal(0.01);
        QVERIFY(near(view.begin(), 0));
    }

    void nothingAndNonsenseDoNoHarm()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinity = std::numeric_limits<double>::infinity();
        for (TimeView view :
             {TimeView(), viewOf(0, 100), viewOf(10, 0), viewOf(0.001, 100), viewOf(nan, infinity)}) {
            view.zoomAround(1, 2);
            view.zoomAround(nan, nan);
            view.zoomAround(1, 0);
            view.scrollBy(nan);
            view.reveal(nan);
            view.show(nan, infinity);
            view.scrollBy(infinity);
            QVERIFY(std::isfinite(view.xAt(1)) && std::isfinite(view.xAt(nan)));
            QVERIFY(std::isfinite(view.secondsAt(50)) && std::isfinite(view.secondsAt(nan)));
            QVERIFY(view.begin() >= 0 && view.end() <= view.duration());
            QVERIFY(view.ticks(nan).isEmpty());
            (void)view.ticks(50);
        }
    }

    void growingKeepsAllOrThePlace()
    {
        TimeView view = viewOf(10, 100);
        view.setDuration(20);
        QVERIFY(view.showsAll());
        view.show(5, 10);
        view.setDuration(30);
        QVERIFY(near(view.begin(), 5) && near(view.end(), 10));
        view.setDuration(7);
        QVERIFY(near(view.begin(), 2) && near(view.end(), 7));
    }

    void marksAreRoundAndFarEnoughApart()
    {
        for (const double span : {0.01, 0.3, 1.0, 7.0, 30.0, 100.0, 700.0, 3600.0, 36000.0}) {
            TimeView view = viewOf(40000, 1000);
            view.show(123.4, 123.4 + span);
            const QList<double> ticks = view.ticks(80);
            QVERIFY(ticks.size() >= 2 && ticks.size() <= 14);
            for (qsizetype i = 1; i < ticks.size(); ++i)
                QVERIFY(view.xAt(ticks[i]) - view.xAt(ticks[i - 1]) >= 79.9);
            QVERIFY(ticks.first() >= view.begin() - 1e-6 && ticks.last() <= view.end() + 1e-6);
        }
        TimeView view = viewOf(10, 1000);
        QCOMPARE(view.ticks(150), (QList<double>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(viewOf(120, 1000).ticks(200), (QList<double>{0, 30, 60, 90, 120}));
    }

    // --- picture ---

    void thePictureIsTheLevels()
    {
        // Silence, then full scale: left half empty but for the line, right half full.
        std::vector<float> samples(64'000, 0.0F);
        for (std::size_t i = 32'000; i < samples.size(); ++i)
            samples[i] = i % 2 == 0 ? 1.0F : -0.5F;
        PeakPyramid peaks(GrowingSound::whole(audioOf({samples})));
        peaks.update();
        const QImage image =
            paintWaveform(&peaks, kRate, viewOf(2, 400), {400, 102}, {QColor(Qt::white), QColor(Qt::blue)});
        const auto lit = [&](int x, int y) { return image.pixelColor(x, y) == QColor(Qt::white); };
        for (const int x : {5, 100, 198}) {
            QVERIFY(!lit(x, 20));
            QVERIFY(image.pixelColor(x, 20).alpha() == 0);
            QVERIFY(image.pixelColor(x, 51).alpha() > 100);
        }
        for (const int x : {202, 300, 399}) {
            QVERIFY(lit(x, 2));
            QVERIFY(lit(x, 51));
            QVERIFY(lit(x, 74));
            QVERIFY(image.pixelColor(x, 79).alpha() == 0); // -0.5 of 50 pixels below the middle
        }
    }

    void stereoHasTwoLanes()
    {
        const auto upper = band(1, 0.5F, 1)->channels[0];
        const auto lower = band(1, -1, -0.5F)->channels[0];
        PeakPyramid peaks(GrowingSound::whole(audioOf({upper, lower})));
        peaks.update();
        const QImage image =
            paintWaveform(&peaks, kRate, viewOf(1, 100), {100, 200}, {QColor(Qt::white), QColor(Qt::blue)});
        for (const int y : {3, 15, 24, 176, 185, 197})
            QCOMPARE(image.pixelColor(50, y), QColor(Qt::white));
        for (const int y : {28, 70, 97, 103, 140, 172})
            QCOMPARE(image.pixelColor(50, y).alpha(), 0);
        QCOMPARE(image.pixelColor(50, 50), QColor(Qt::blue));
        QCOMPARE(image.pixelColor(50, 150), QColor(Qt::blue));
    }

    void soundThatIsNotThereYetIsALine()
    {
        PeakPyramid peaks(GrowingSound::whole(band(1)));
        peaks.update();
        const QImage image =
            paintWaveform(&peaks, kRate, viewOf(2, 100), {100, 100}, {QColor(Qt::white), QColor(Qt::blue)});
        QCOMPARE(image.pixelColor(49, 1), QColor(Qt::white));
        QCOMPARE(image.pixelColor(51, 1).alpha(), 0);
        QCOMPARE(image.pixelColor(75, 50), QColor(Qt::blue));
        const QImage none =
            paintWaveform(nullptr, 0, TimeView(), {0, 0}, {QColor(Qt::white), QColor(Qt::blue)});
        QCOMPARE(none.size(), QSize(1, 1));
    }

    void nearerThanSamplesIsASteadyLine()
    {
        std::vector<float> samples(1000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = i % 2 == 0 ? 0.9F : -0.9F;
        PeakPyramid peaks(GrowingSound::whole(audioOf({samples})));
        peaks.update();
        TimeView view = viewOf(1000.0 / kRate, 1000);
        view.show(0.01, 0.015); // 160 samples on 3200 pixels
        const QImage image =
            paintWaveform(&peaks, kRate, view, {3200, 100}, {QColor(Qt::white), QColor(Qt::black)});
        int last = -1;
        for (int x = 0; x < 3200; ++x) {
            int top = 0;
            while (top < 100 && qRed(image.pixel(x, top)) < 100)
                ++top;
            QVERIFY(top < 100);
            QVERIFY(last < 0 || std::abs(top - last) <= 7); // 90 rows in 20 columns
            last = top;
        }
    }

    void theWindowShowsWaveSelectionAndPlayhead()
    {
        open();
        m_view->select(2, 4);
        m_view->setPosition(7.5);
        const QImage image = m_window->grabWindow();
        QCOMPARE(image.size(), QSize(400, 100));
        // Constant 0.5: a line a quarter from the top.
        const auto lit = [&](int x) {
            for (int y = 22; y <= 29; ++y)
                if (qBlue(image.pixel(x, y)) > 120)
                    return true;
            return false;
        };
        QVERIFY(lit(20) && lit(200) && lit(390));
        QCOMPARE(image.pixelColor(300, 90), QColor(Qt::red));
        QCOMPARE(image.pixelColor(200, 90), QColor(Qt::black));
        QVERIFY(image.pixelColor(120, 90).green() > 100 && image.pixelColor(120, 90).red() == 0);
        QCOMPARE(image.pixelColor(80, 90), QColor(Qt::green));
        QCOMPARE(image.pixelColor(159, 90), QColor(Qt::green));
        QVERIFY(image.pixelColor(165, 90) == QColor(Qt::black));
    }

    void onlyWhatChangesThePicturePaintsIt()
    {
        open();
        const auto paintsAfter = [this](const auto& change) {
            (void)m_window->grabWindow();
            const int before = m_view->paintCount();
            change();
            (void)m_window->grabWindow();
            return m_view->paintCount() - before;
        };
        QCOMPARE(paintsAfter([&] {}), 0);
        QCOMPARE(paintsAfter([&] { m_view->setPosition(3); }), 0);
        QCOMPARE(paintsAfter([&] { m_view->select(1, 5); }), 0);
        QCOMPARE(paintsAfter([&] { m_view->setLooping(true); }), 0);
        QCOMPARE(paintsAfter([&] { m_view->show(1, 3); }), 1);
        QCOMPARE(paintsAfter([&] { m_view->show(1, 3); }), 0);
        QCOMPARE(paintsAfter([&] { m_view->setProperty("waveColor", QColor(Qt::yellow)); }), 1);
        QCOMPARE(paintsAfter([&] { m_view->setSize({300, 80}); }), 1);
        QCOMPARE(paintsAfter([&] { m_view->setPosition(3.5); }), 1); // turns the page
    }

    void itGrowsWithItsSound()
    {
        open();
        auto sound = std::make_shared<GrowingSound>(kRate, 1);
        m_source->setSound(sound);
        QCOMPARE(m_view->duration(), 0.0);
        m_source->setExpectedSeconds(4);
        QCOMPARE(m_view->duration(), 4.0);
        QCOMPARE(m_view->viewEnd(), 4.0);
        sound->append(band(1));
        m_source->update();
        QImage image = m_window->grabWindow();
        QVERIFY(qRed(image.pixel(95, 1)) > 200);
        QVERIFY(qRed(image.pixel(105, 1)) < 50);
        sound->append(band(2));
        m_source->update();
        image = m_window->grabWindow();
        QVERIFY(qRed(image.pixel(295, 1)) > 200);
        sound->append(band(3)); // longer than was expected
        m_source->update();
        QCOMPARE(m_view->viewEnd(), 6.0);
        m_source.reset();
        QCOMPARE(m_view->duration(), 0.0);
        (void)m_window->grabWindow();
    }

    // --- mouse and fingers ---

    void aClickSeeks()
    {
        open();
        QSignalSpy seeks(m_view, &WaveformView::seekRequested);
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {100, 50});
        QCOMPARE(seeks.size(), 1);
        QVERIFY(near(seeks.first().first().toDouble(), 2.5, 0.02));
        QVERIFY(!m_view->hasSelection());
        QTest::mouseClick(m_window.get(), Qt::RightButton, {}, {200, 50});
        QCOMPARE(seeks.size(), 1);
    }

    void aDragSelectsAndItsEdgesMove()
    {
        open();
        QSignalSpy seeks(m_view, &WaveformView::seekRequested);
        drag({300, 50}, {100, 50});
        QVERIFY(near(m_view->selectionBegin(), 2.5, 0.02));
        QVERIFY(near(m_view->selectionEnd(), 7.5, 0.02));
        drag({302, 50}, {200, 50});
        QVERIFY(near(m_view->selectionBegin(), 2.5, 0.02));
        QVERIFY(near(m_view->selectionEnd(), 5.0, 0.02));
        drag({98, 50}, {40, 50});
        QVERIFY(near(m_view->selectionBegin(), 1.0, 0.02));
        QVERIFY(near(m_view->selectionEnd(), 5.0, 0.02));
        QCOMPARE(seeks.size(), 0);
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {120, 50}); // inside
        QVERIFY(m_view->hasSelection());
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {350, 50});
        QVERIFY(!m_view->hasSelection());
        QCOMPARE(seeks.size(), 2);
    }

    void selectionsSnapToBeats()
    {
        open();
        m_view->setBeats({1, 2, 3, 4, 5, 6, 7, 8, 9});
        drag({43, 50}, {125, 50});
        QCOMPARE(m_view->selectionBegin(), 1.0);
        QCOMPARE(m_view->selectionEnd(), 3.0);
        drag({205, 50}, {396, 50}); // the end of the sound is a place, too
        QCOMPARE(m_view->selectionBegin(), 5.0);
        QCOMPARE(m_view->selectionEnd(), 10.0);
        m_view->clearSelection();
        drag({62, 50}, {178, 50}); // between beats
        QVERIFY(near(m_view->selectionBegin(), 1.55, 0.02));
        QVERIFY(near(m_view->selectionEnd(), 4.45, 0.02));
        m_view->setSnapping(false);
        m_view->clearSelection();
        drag({43, 50}, {125, 50});
        QVERIFY(near(m_view->selectionBegin(), 1.075, 0.01));
    }

    void shiftAndArrowsSelectBeats()
    {
        open();
        m_view->setBeats({1, 2, 3, 4});
        m_view->setPosition(2);
        const auto press = [this](Qt::Key key) { QTest::keyClick(m_window.get(), key, Qt::ShiftModifier); };
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(m_view->selectionBegin(), 2.0);
        QCOMPARE(m_view->selectionEnd(), 4.0);
        press(Qt::Key_Right);
        QCOMPARE(m_view->selectionEnd(), 10.0);
        m_view->clearSelection();
        m_view->setPosition(0.5);
        press(Qt::Key_Left);
        QCOMPARE(m_view->selectionBegin(), 0.0);
        QCOMPARE(m_view->selectionEnd(), 0.5);
    }

    void beatsAreAGridWhereTheyCanBeToldApart()
    {
        const TimeView view = viewOf(10, 400);
        const WaveformColors colors{Qt::white, Qt::blue, Qt::green};
        const auto isGreen = [&](const QList<double>& beats, int x) {
            return paintWaveform(nullptr, 0, view, {400, 100}, colors, beats).pixelColor(x, 10) ==
                   QColor(Qt::green);
        };
        QVERIFY(isGreen({1, 2, 3}, 80));
        QVERIFY(!isGreen({1, 2, 3}, 100));
        QVERIFY(!isGreen({2, 2.1, 2.2}, 80));
        open();
        const int before = m_view->paintCount();
        m_view->setBeats({1, 2});
        (void)m_window->grabWindow();
        QCOMPARE(m_view->paintCount(), before + 1);
    }

    void frequenciesAreDrawnInsteadOfLevels()
    {
        std::vector<float> samples(5 * kRate, 0.0F);
        for (std::size_t i = 0; i < samples.size() / 2; ++i) // low, then nothing
            samples[i] = float(0.5 * std::sin(0.05 * double(i)));
        open();
        m_source->setSound(GrowingSound::whole(audioOf({samples})));
        m_view->setSpectral(true);
        QSignalSpy ready(m_source.get(), &WaveformSource::spectrogramReady);
        (void)m_window->grabWindow();
        QTRY_COMPARE(ready.count(), 1);
        const QImage image = m_window->grabWindow();
        const auto brightest = [&](int x, int top, int bottom) {
            int most = 0;
            for (int y = top; y < bottom; ++y)
                most = std::max(most, qBlue(image.pixel(x, y)));
            return most;
        };
        QVERIFY(brightest(100, 70, 100) > 200); // 255 Hz is near the bottom
        QVERIFY(brightest(100, 0, 50) < 60);
        QVERIFY(brightest(300, 0, 100) < 60);
        m_view->setSpectral(false);
        (void)m_window->grabWindow();
        m_view->setSpectral(true);
        (void)m_window->grabWindow();
        QCOMPARE(ready.count(), 1); // it is kept
    }

    void aGrowingSoundKeepsItsLevels()
    {
        open();
        const auto sound = std::make_shared<GrowingSound>(kRate, 1);
        sound->append(constant(1));
        m_source->setSound(sound);
        m_view->setSpectral(true);
        (void)m_window->grabWindow();
        QVERIFY(!m_source->spectrogram());
        sound->finish();
        m_source->setExpectedSeconds(1.5);
        (void)m_window->grabWindow();
        QTRY_VERIFY(m_source->spectrogram());
    }

    void theWheelZoomsAtThePointerAndScrolls()
    {
        open();
        const double under = m_view->secondsAt(300);
        wheel({300, 50}, {0, 120});
        QVERIFY(near(m_view->viewEnd() - m_view->viewBegin(), 8, 1e-9));
        QVERIFY(near(m_view->secondsAt(300), under, 1e-9));
        wheel({300, 50}, {0, 120}, {}, Qt::ShiftModifier);
        QVERIFY(near(m_view->viewBegin(), 1.5 - 0.8, 1e-9));
        wheel({300, 50}, {-120, 0});
        QVERIFY(near(m_view->viewBegin(), 1.5, 1e-9));
        wheel({300, 50}, {-60, 0}, {-20, 0}); // a touchpad, pixel by pixel
        QVERIFY(near(m_view->viewBegin(), 1.5 + 0.4, 1e-9));
        wheel({300, 50}, {0, -1200});
        QVERIFY(near(m_view->viewBegin(), 0) && near(m_view->viewEnd(), 10));
    }

    void twoFingersZoomAndMove()
    {
        open();
        QTest::touchEvent(m_window.get(), m_touch).press(0, {100, 50}).press(1, {200, 50});
        QTest::touchEvent(m_window.get(), m_touch).move(0, {100, 50}).move(1, {300, 50});
        // Qt Quick hands moves on with the next frame.
        QTRY_VERIFY(near(m_view->secondsAt(100), 2.5, 0.01) && near(m_view->secondsAt(300), 5, 0.01));
        QTest::touchEvent(m_window.get(), m_touch).move(0, {200, 50}).move(1, {400, 50});
        QTRY_VERIFY(near(m_view->secondsAt(200), 2.5, 0.01));
        QTest::touchEvent(m_window.get(), m_touch).release(0, {200, 50}).release(1, {400, 50});
        QVERIFY(!m_view->hasSelection());

        QSignalSpy seeks(m_view, &WaveformView::seekRequested);
        QTest::touchEvent(m_window.get(), m_touch).press(0, {200, 50});
        QTest::touchEvent(m_window.get(), m_touch).release(0, {200, 50});
        QTRY_COMPARE(seeks.size(), 1); // one finger is a mouse
        QTest::touchEvent(m_window.get(), m_touch).press(0, {200, 50});
        QTest::touchEvent(m_window.get(), m_touch).move(0, {300, 50});
        QTRY_VERIFY(m_view->hasSelection());
        QTest::touchEvent(m_window.get(), m_touch).release(0, {300, 50});
        QCOMPARE(seeks.size(), 1);
    }

    void aTouchpadsPinchZooms()
    {
        open();
        QNativeGestureEvent gesture(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2,
                                    {100, 50}, {100, 50}, {100, 50}, std::log(2.0), {});
        QCoreApplication::sendEvent(m_view, &gesture);
        QVERIFY(near(m_view->viewEnd() - m_view->viewBegin(), 5, 1e-9));
        QVERIFY(near(m_view->secondsAt(100), 2.5, 1e-9));
    }

    // --- keys ---

    void keysSeekZoomAndScroll()
    {
        open();
        const auto press = [this](int key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
        };
        press(Qt::Key_Right);
        QVERIFY(near(m_view->position(), 0.2));
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(near(m_view->position(), 2.2));
        press(Qt::Key_Left);
        QVERIFY(near(m_view->position(), 2.0));
        press(Qt::Key_End);
        QVERIFY(near(m_view->position(), 10));
        press(Qt::Key_Home);
        QVERIFY(near(m_view->position(), 0));
        press(Qt::Key_Left);
        QVERIFY(near(m_view->position(), 0));
        press(Qt::Key_Plus);
        QVERIFY(near(m_view->viewEnd(), 10 / 1.5, 1e-9));
        press(Qt::Key_PageDown);
        QVERIFY(near(m_view->viewEnd(), 10, 1e-9));
        press(Qt::Key_PageUp);
        QVERIFY(near(m_view->viewBegin(), 0, 1e-9));
        press(Qt::Key_Equal);
        press(Qt::Key_Minus);
        press(Qt::Key_0);
        QVERIFY(near(m_view->viewBegin(), 0) && near(m_view->viewEnd(), 10));
    }

    void shiftAndArrowsSelect()
    {
        open();
        m_view->setPosition(5);
        const auto press = [this](Qt::Key key) { QTest::keyClick(m_window.get(), key, Qt::ShiftModifier); };
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QVERIFY(near(m_view->selectionBegin(), 5) && near(m_view->selectionEnd(), 5.4, 1e-6));
        press(Qt::Key_Left);
        QVERIFY(near(m_view->selectionBegin(), 5) && near(m_view->selectionEnd(), 5.2, 1e-6));
        press(Qt::Key_End);
        QVERIFY(near(m_view->selectionBegin(), 5) && near(m_view->selectionEnd(), 10));
        QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(near(m_view->selectionBegin(), 0) && near(m_view->selectionEnd(), 10));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_view->hasSelection());
        m_view->setPosition(5);
        press(Qt::Key_Left);
        QVERIFY(near(m_view->selectionBegin(), 4.8, 1e-6) && near(m_view->selectionEnd(), 5));
    }

    void keysThatMeanNothingHereGoOn()
    {
        open();
        const auto isTaken = [this](int key, Qt::KeyboardModifiers modifiers = {}) {
            QKeyEvent event(QEvent::KeyPress, key, modifiers);
            event.ignore();
            QCoreApplication::sendEvent(m_view, &event);
            return event.isAccepted();
        };
        QVERIFY(isTaken(Qt::Key_Left));
        QVERIFY(!isTaken(Qt::Key_Escape)); // stops the generation when nothing is selected
        m_view->select(1, 2);
        QVERIFY(isTaken(Qt::Key_Escape));
        QVERIFY(!isTaken(Qt::Key_Space));
        QVERIFY(!isTaken(Qt::Key_A));
        m_source->setSound(nullptr);
        QVERIFY(!isTaken(Qt::Key_Left));
    }

    // --- playhead, languages, screen readers ---

    void thePlayheadIsFollowedUnlessOneScrolledAway()
    {
        open();
        m_view->show(0, 2);
        m_view->setPosition(1.9);
        m_view->setPosition(2.1);
        QVERIFY(m_view->viewBegin() > 1.9 && m_view->viewBegin() <= 2.1);
        m_view->show(6, 8);
        m_view->setPosition(2.2);
        QVERIFY(near(m_view->viewBegin(), 6));
        m_view->setFollowing(false);
        m_view->setPosition(7);
        m_view->setPosition(8.5);
        QVERIFY(near(m_view->viewBegin(), 6));
    }

    void timeRunsToTheRightInEveryLanguage()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        open();
        QSignalSpy seeks(m_view, &WaveformView::seekRequested);
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {100, 50});
        QVERIFY(near(seeks.first().first().toDouble(), 2.5, 0.02));
        m_view->setPosition(7.5);
        QCOMPARE(m_window->grabWindow().pixelColor(300, 90), QColor(Qt::red));
        const double before = m_view->position();
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QVERIFY(m_view->position() > before);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void screenReadersFindASlider()
    {
        QQuickView window;
        window.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
        window.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Arioso/Ui/Waveform.qml")));
        QVERIFY2(window.errors().isEmpty(),
                 window.errors().isEmpty() ? "" : qPrintable(window.errors().first().toString()));
        auto* view = qobject_cast<WaveformView*>(window.rootObject());
        QVERIFY(view != nullptr);
        WaveformSource source;
        source.setSound(GrowingSound::whole(constant(10)));
        view->setSource(&source);
        view->setPosition(2.5);
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(view);
        QVERIFY(reader != nullptr);
        QCOMPARE(reader->role(), QAccessible::Slider);
        QCOMPARE(reader->text(QAccessible::Name), QStringLiteral("Waveform"));
        QVERIFY(reader->text(QAccessible::Description).contains(QStringLiteral("2.5")));
        QAccessibleValueInterface* value = reader->valueInterface();
        QVERIFY(value != nullptr);
        QCOMPARE(value->currentValue().toDouble(), 2.5);
        QCOMPARE(value->minimumValue().toDouble(), 0.0);
        QCOMPARE(value->maximumValue().toDouble(), 10.0);
        QSignalSpy seeks(view, &WaveformView::seekRequested);
        value->setCurrentValue(4.0);
        QCOMPARE(seeks.size(), 1);
        QCOMPARE(seeks.first().first().toDouble(), 4.0);
    }

    void anHourScrollsSmoothly()
    {
        open();
        m_source->setSound(GrowingSound::whole(constant(3600, 0.7F)));
        QTRY_COMPARE(m_source->peaks()->samples(), qint64(3600) * kRate);
        m_view->show(100, 1000);
        QElapsedTimer timer;
        timer.start();
        const int before = m_view->paintCount();
        for (int i = 0; i < 50; ++i) {
            m_view->scroll(0.01);
            (void)m_window->grabWindow();
        }
        QCOMPARE(m_view->paintCount() - before, 50);
        qInfo("a frame with a new picture, grabbed: %.2f ms", double(timer.nsecsElapsed()) / 50e6);
    }
};

QTEST_MAIN(WaveformViewTest)

#include "tst_waveform_view.moc"
