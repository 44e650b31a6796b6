// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Two takes at the same loudness.

#include "ui/stage/compare_view_model.h"
#include "ui/stage_world.h"
#include "ui/text/setting_text.h"

#include <QFile>

using namespace arioso;
using test::StageWorld;
using ui::CompareViewModel;
using ui::StageViewModel;

namespace {

core::ResultClip tone(float amplitude, const QString& prompt)
{
    core::ResultClip clip = test::resultClip(1, 2, prompt);
    auto audio = std::make_shared<engine::Audio>(engine::Audio{32000, {std::vector<float>(64000)}});
    for (std::size_t n = 0; n < audio->samples(); ++n)
        audio->channels[0][n] = amplitude * std::sin(float(n) * 0.1F);
    clip.audio = audio;
    return clip;
}

struct World : StageWorld
{
    StageViewModel stage{generation, takes, player, notices};
    CompareViewModel compare{stage, takes, player, notices};
    QString loud = keep({tone(0.8F, QStringLiteral("loud"))}).value(0);
    QString quiet = keep({tone(0.2F, QStringLiteral("quiet"))}).value(0);
    QString other = keep({tone(0.5F, QStringLiteral("other"))}).value(0);

    bool start()
    {
        compare.compare(loud, quiet);
        return QTest::qWaitFor([this] { return !compare.isPreparing(); });
    }
};

} // namespace

class CompareViewModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PULSE_SERVER", "unix:/nonexistent/arioso"); }

    void theLouderOneIsMadeQuieter()
    {
        World world;
        QVERIFY(!world.compare.isActive());
        QVERIFY(world.start());
        // Four times the amplitude, so a quarter of it, 12.04 dB less.
        QVERIFY2(std::abs(world.compare.gains().first - 0.25F) < 0.002F,
                 qPrintable(QString::number(world.compare.gains().first)));
        QCOMPARE(world.compare.gains().second, 1.0F);
        QVERIFY(world.compare.loudnessText().contains(QLatin1String("A lowered by 12.0 dB")));
        QCOMPARE(world.stage.currentTake(), world.loud);
        QCOMPARE(world.compare.firstTitle(), QStringLiteral("loud"));
        QCOMPARE(world.compare.secondTitle(), QStringLiteral("quiet"));
    }

    void sidesSwitchAtTheSamePlace()
    {
        World world;
        QVERIFY(world.start());
        world.player.seek(1.25);
        world.compare.toggle();
        QCOMPARE(world.compare.side(), 1);
        QCOMPARE(world.stage.currentTake(), world.quiet);
        QCOMPARE(world.player.position(), 1.25);
        QCOMPARE(world.player.source(), world.stage.waveformSource()->sound());
        world.compare.setSide(0);
        QCOMPARE(world.stage.currentTake(), world.loud);
        QCOMPARE(world.player.position(), 1.25);
        world.compare.setSide(5);
        QCOMPARE(world.compare.side(), 0);
        world.compare.close();
        QVERIFY(!world.compare.isActive());
        QCOMPARE(world.stage.currentTake(), world.loud);
        QCOMPARE(world.player.position(), 1.25);
    }

    void whatDiffersIsListed()
    {
        World world;
        QVERIFY(world.start());
        const QAbstractItemModel& rows = *world.compare.differences();
        QCOMPARE(rows.rowCount(), 1);
        const QModelIndex row = rows.index(0, 0);
        QCOMPARE(row.data(ui::SettingDifferences::NameRole).toString(), QStringLiteral("Prompt"));
        QCOMPARE(row.data(ui::SettingDifferences::LeftRole).toString(), QStringLiteral("loud"));
        QCOMPARE(row.data(ui::SettingDifferences::RightRole).toString(), QStringLiteral("quiet"));
    }

    void valuesAreInWords()
    {
        using core::Setting;
        QCOMPARE(ui::valueText(Setting::GuidanceScale, 3.5), QStringLiteral("3.5"));
        QCOMPARE(ui::valueText(Setting::GuidanceScale, 1.0), QStringLiteral("off"));
        QCOMPARE(ui::valueText(Setting::Temperature, {}), QStringLiteral("model's default"));
        QCOMPARE(ui::valueText(Setting::TopP, 1.0), QStringLiteral("off"));
        QCOMPARE(ui::valueText(Setting::TopK, 0), QStringLiteral("off"));
        QCOMPARE(ui::valueText(Setting::TopK, 250), QStringLiteral("250"));
        QCOMPARE(ui::valueText(Setting::Seed, QVariant::fromValue(quint64(1) << 63)),
                 QStringLiteral("9223372036854775808"));
        QCOMPARE(ui::valueText(Setting::Model, QStringLiteral("musicgen-small")),
                 QStringLiteral("musicgen-small"));
        QCOMPARE(ui::valueText(Setting::Model, QStringLiteral("starter")), QStringLiteral("Starter (demo)"));
        QCOMPARE(ui::valueText(Setting::Prompt, {}), QStringLiteral("no prompt"));
        QCOMPARE(ui::valueText(Setting::Seconds, 12.0), QStringLiteral("12.0 s"));
    }

    void starsAreKept()
    {
        World world;
        QVERIFY(world.start());
        world.compare.toggleStar(1);
        QVERIFY(world.takes.find(world.quiet)->starred);
        QVERIFY(world.compare.secondStarred() && !world.compare.firstStarred());
        world.compare.toggleStar(1);
        QVERIFY(!world.compare.secondStarred());
    }

    void anotherTakeEndsIt()
    {
        World world;
        QVERIFY(world.start());
        world.stage.showTake(world.other);
        QVERIFY(!world.compare.isActive());
        QTRY_VERIFY(world.stage.hasSound());
        QCOMPARE(world.stage.currentTake(), world.other);
        world.compare.close();
        QCOMPARE(world.stage.currentTake(), world.other);
    }

    void aDeletedSideEndsIt()
    {
        World world;
        QVERIFY(world.start());
        world.takes.remove({world.quiet});
        QVERIFY(!world.compare.isActive());
        QCOMPARE(world.stage.currentTake(), world.loud);
    }

    void aSideThatCannotBeReadIsSaid()
    {
        World world;
        QVERIFY(QFile::remove(world.takes.audioFile(world.quiet)));
        world.compare.compare(world.loud, world.quiet);
        QTRY_VERIFY(!world.compare.isActive());
        QCOMPARE(world.notices.count(), 1);
        QVERIFY(world.notices.notices().first().text.contains(QLatin1String("quiet")));
        QVERIFY(world.stage.isEmpty());
    }

    void theSameTwiceIsNothing()
    {
        World world;
        world.compare.compare(world.loud, world.loud);
        world.compare.compare(world.loud, QStringLiteral("nobody"));
        QVERIFY(!world.compare.isActive());
        world.compare.toggle();
        world.compare.toggleStar(0);
        world.compare.close();
    }
};

QTEST_MAIN(CompareViewModelTest)

#include "tst_compare_view_model.moc"
