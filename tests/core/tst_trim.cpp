// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// A part of a take: what is decoded again, and what stays as it is. The codec here is a filter that looks ahead and
// remembers, as EnCodec does, and the oracle is that codec on the whole part.

#include "core/generation/trim.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace arioso;
using core::TrimInput;
using core::TrimmedSound;

namespace {

constexpr int kHop = 8;
constexpr int kRate = 50 * kHop;

/// Every sample depends on the codes up to 6 frames ahead, and fades with all that came before.
engine::Audio decodeWith(double memory, const engine::Codes& codes)
{
    engine::Audio audio{kRate, {std::vector<float>(std::size_t(codes.frames) * kHop)}};
    double state = 0;
    for (int frame = 0; frame < codes.frames; ++frame) {
        double ahead = 0;
        for (int f = frame; f <= std::min(frame + 6, codes.frames - 1); ++f)
            ahead += codes.at(0, f) / 4096.0 / (1 + f - frame);
        for (int i = 0; i < kHop; ++i) {
            state = memory * state + (1 - memory) * ahead;
            audio.channels[0][std::size_t(frame * kHop + i)] = float(state * (1 + i % 3));
        }
    }
    return audio;
}

engine::Codes codesOf(int frames)
{
    engine::Codes codes{2, frames, std::vector<std::int32_t>(std::size_t(frames) * 2)};
    for (int f = 0; f < frames; ++f)
        codes.at(0, f) = (f * 131 + 7) % 1021;
    return codes;
}

struct Take
{
    double memory = 0.9;
    int decoded = 0; // frames
    TrimInput input;

    explicit Take(int frames, double memoryOfCodec = 0.9, qint64 skipped = 0) : memory(memoryOfCodec)
    {
        const engine::Codes codes = codesOf(frames);
        engine::Audio audio = decodeWith(memory, codes);
        audio.channels[0].erase(audio.channels[0].begin(), audio.channels[0].begin() + skipped);
        input.codes = std::make_shared<const engine::Codes>(codes);
        input.audio = std::make_shared<const engine::Audio>(audio);
        input.frameRate = 50;
        input.skippedSamples = skipped;
    }

    TrimmedSound part(int begin, int end)
    {
        decoded = 0;
        input.begin = begin;
        input.end = end;
        return core::trimmed(input, [this](const engine::Codes& codes) {
            decoded += codes.frames;
            return decodeWith(memory, codes);
        });
    }
};

/// The largest difference to the whole part decoded at once.
double difference(const TrimmedSound& sound, const Take& take)
{
    engine::Audio whole = decodeWith(take.memory, take.input.codes->part(take.input.begin, take.input.end));
    whole.channels[0].erase(whole.channels[0].begin(), whole.channels[0].begin() + sound.skippedSamples);
    if (whole.samples() != sound.audio.samples())
        return 1e9;
    double largest = 0;
    for (std::size_t i = 0; i < whole.samples(); ++i)
        largest = std::max(largest, std::abs(double(whole.channels[0][i]) - sound.audio.channels[0][i]));
    return largest;
}

} // namespace

class TrimTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatTheCodesGive_data()
    {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("decoded"); // frames
        QTest::newRow("the middle") << 1000 << 2000 << 2 * 160;
        QTest::newRow("the beginning") << 0 << 2000 << 160;
        QTest::newRow("the end") << 1000 << 3000 << 160;
        QTest::newRow("a short part") << 1000 << 1100 << 100;
        QTest::newRow("a frame") << 1000 << 1001 << 1;
        QTest::newRow("all") << 0 << 3000 << 0;
    }
    void isWhatTheCodesGive()
    {
        QFETCH(int, begin);
        QFETCH(int, end);
        QFETCH(int, decoded);
        Take take(3000);
        const TrimmedSound sound = take.part(begin, end);
        QCOMPARE(sound.codes.values, take.input.codes->part(begin, end).values);
        QVERIFY2(difference(sound, take) <= core::kTrimTolerance, qPrintable(QString::number(difference(sound, take))));
        QCOMPARE(take.decoded, decoded);
    }

    void theRestIsTheTakeToTheSample()
    {
        Take take(3000);
        const TrimmedSound sound = take.part(1000, 2000);
        const auto& samples = sound.audio.channels[0];
        const auto& original = take.input.audio->channels[0];
        QVERIFY(std::equal(samples.begin() + 150 * kHop, samples.begin() + 990 * kHop, original.begin() + 1150 * kHop));
    }

    // A codec that doesn't forget: nothing of the take can be kept.
    void aLongMemoryDecodesAll()
    {
        Take take(3000, 0.9999);
        const TrimmedSound sound = take.part(1000, 2000);
        QCOMPARE(difference(sound, take), 0.0);
        QVERIFY(take.decoded >= 1000);
    }

    void paddingOfAPromptStaysOutside()
    {
        Take take(3000, 0.9, 5);
        QVERIFY(difference(take.part(0, 2000), take) <= core::kTrimTolerance);
        QCOMPARE(take.part(0, 2000).skippedSamples, 5);
        QVERIFY(difference(take.part(0, 100), take) <= core::kTrimTolerance);
        QVERIFY(difference(take.part(500, 1500), take) <= core::kTrimTolerance);
        QCOMPARE(take.part(500, 1500).skippedSamples, 0);
    }

    // A take that ends within a frame.
    void aShorterSoundEndsWhereItDid()
    {
        Take take(3000);
        engine::Audio audio = *take.input.audio;
        audio.channels[0].resize(audio.samples() - 3);
        take.input.audio = std::make_shared<const engine::Audio>(audio);
        QCOMPARE(take.part(1000, 3000).audio.samples(), std::size_t(2000 * kHop - 3));
    }

    // Audio of another codec: its codes give other samples everywhere.
    void soundOfAnotherCodecIsDecodedWhole()
    {
        Take take(3000);
        take.memory = 0.5;
        const TrimmedSound sound = take.part(1000, 2000);
        QCOMPARE(difference(sound, take), 0.0);
    }
};

QTEST_GUILESS_MAIN(TrimTest)
#include "tst_trim.moc"
