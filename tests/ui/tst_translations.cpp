// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The files of the translators: complete, with the placeholders of the English texts, and of these sources.

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

namespace {

const QRegularExpression kPlaceholder(QStringLiteral("%L?(n|\\d{1,2})"));

struct Message
{
    QString context;
    QString source;
    QString comment; ///< tells apart equal texts of different meaning
    QString state;   ///< "": finished
    bool isPlural = false;
    QStringList translations; ///< of a plural text one for each form

    [[nodiscard]] QString key() const { return context + u'|' + source + u'|' + comment; }
};

Message messageIn(QXmlStreamReader& xml, const QString& context)
{
    Message message;
    message.context = context;
    message.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.isPlural)
                message.translations << xml.readElementText();
            while (message.isPlural && xml.readNextStartElement())
                message.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// Nothing when the file cannot be read.
QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << messageIn(xml, context);
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QString fileOf(const QString& language)
{
    return QStringLiteral(ARIOSO_TRANSLATIONS "/arioso_%1.ts").arg(language);
}

/// "%1" and "%L1" are the same argument, written in other digits.
QSet<QString> placeholders(const QString& text)
{
    QSet<QString> found;
    for (auto match = kPlaceholder.globalMatch(text); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

bool hasArabicLetter(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.direction() == QChar::DirAL; });
}

QSet<QString> keysOf(const QList<Message>& messages)
{
    QSet<QString> keys;
    for (const Message& message : messages)
        keys << message.key();
    return keys;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsPlain();
    void noTextNamesAKey();
    void nothingIsLeftToTranslate_data();
    void nothingIsLeftToTranslate();
    void placeholdersAreKept_data();
    void placeholdersAreKept();
    void englishPluralsSayWhatTheSourcesSay();
    void arabicReadsFromTheRight();
    void everyTextOfTheSourcesIsThere_data();
    void everyTextOfTheSourcesIsThere();
};

void TestTranslations::nothingIsLeftToTranslate_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("ar") << QStringLiteral("ar") << 6;
    QTest::newRow("en") << QStringLiteral("en") << 2;
}

void TestTranslations::nothingIsLeftToTranslate()
{
    QFETCH(const QString, language);
    QFETCH(const int, pluralForms);
    const QList<Message> messages = messagesOf(fileOf(language));
    QVERIFY(!messages.isEmpty());
    for (const Message& message : messages) {
        QVERIFY2(message.state.isEmpty(), qPrintable(message.state + u' ' + message.key()));
        QVERIFY2(message.translations.size() == (message.isPlural ? pluralForms : 1),
                 qPrintable(message.key()));
        for (const QString& translation : message.translations)
            QVERIFY2(!translation.isEmpty(), qPrintable(message.key()));
    }
}

void TestTranslations::placeholdersAreKept_data()
{
    nothingIsLeftToTranslate_data();
}

void TestTranslations::placeholdersAreKept()
{
    QFETCH(const QString, language);
    constexpr qsizetype kFormsInWords = 3; // none, one and two are words in Arabic
    for (const Message& message : messagesOf(fileOf(language)))
        for (qsizetype form = 0; form < message.translations.size(); ++form) {
            const QString& translation = message.translations[form];
            QSet<QString> expected = placeholders(message.source);
            const bool inWords = message.isPlural && language == QLatin1String("ar") && form < kFormsInWords;
            if (inWords && !placeholders(translation).contains(QStringLiteral("n")))
                expected.remove(QStringLiteral("n"));
            QVERIFY2(placeholders(translation) == expected, qPrintable(message.key() + u' ' + translation));
        }
}

/// A Latin name at its start would turn a sentence around; isolates around what is put in keep it.
// lupdate keeps the old plural when the words of a source change a little.
void TestTranslations::englishPluralsSayWhatTheSourcesSay()
{
    for (const Message& message : messagesOf(fileOf(QStringLiteral("en"))))
        QCOMPARE(message.translations.last(),
                 QString(message.source).replace(QLatin1String("(s)"), QLatin1String("s")));
}

void TestTranslations::arabicReadsFromTheRight()
{
    const QString openings = QStringLiteral("\u2066\u2067\u2068");
    for (const Message& message : messagesOf(fileOf(QStringLiteral("ar"))))
        for (const QString& translation : message.translations) {
            QString shown = translation; // with numbers put in
            shown.replace(kPlaceholder, QStringLiteral("1"));
            if (hasArabicLetter(shown))
                QVERIFY2(shown.isRightToLeft(), qPrintable(translation));
            const auto opened = std::count_if(translation.begin(), translation.end(),
                                              [&](QChar c) { return openings.contains(c); });
            QVERIFY2(opened == translation.count(QChar(0x2069)), qPrintable(translation));
        }
}

void TestTranslations::everyTextOfTheSourcesIsThere_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("ar") << QStringLiteral("ar") << QStringList();
    QTest::newRow("en") << QStringLiteral("en") << QStringList{QStringLiteral("-pluralonly")};
}

/// When this fails, the target update_translations brings the new texts.
void TestTranslations::everyTextOfTheSourcesIsThere()
{
    QFETCH(const QString, language);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("arioso_%1.ts").arg(language));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(ARIOSO_SOURCES));
    lupdate.start(QStringLiteral(ARIOSO_LUPDATE), QStringLiteral(ARIOSO_LUPDATE_OPTIONS).split(u' ') +
                                                      options + QStringList{QStringLiteral("-ts"), path});
    QVERIFY(lupdate.waitForFinished(120'000));
    QCOMPARE(lupdate.exitStatus(), QProcess::NormalExit);
    QCOMPARE(lupdate.exitCode(), 0);
    const QSet<QString> there = keysOf(messagesOf(fileOf(language)));
    const QSet<QString> wanted = keysOf(messagesOf(path));
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(QStringList((wanted - there).values()), QStringList());
    QCOMPARE(QStringList((there - wanted).values()), QStringList());
}

/// Prompts, names and files are written by others. Text items and controls of Qt interpret rich text, which
/// loads what it refers to; those of Arioso.Style do not, and it counts as long as no file imports another
/// style.
void TestTranslations::everyTextIsPlain()
{
    const QRegularExpression unsafe(
        QStringLiteral("^\\s*(\\w+: )?Text \\{|textFormat:|^import QtQuick\\.Controls\\."));
    const QStringList safe{QStringLiteral("style/"),
                           QStringLiteral("LicenceDialog.qml"), // a link of ours
                           QStringLiteral("GuideDialog.qml")};  // pages of ours
    QStringList found;
    int files = 0;
    QDirIterator qml(QStringLiteral(ARIOSO_SOURCES "/qml"), {QStringLiteral("*.qml")}, QDir::Files,
                     QDirIterator::Subdirectories);
    while (qml.hasNext()) {
        const QString path = qml.next();
        ++files;
        if (std::any_of(safe.begin(), safe.end(), [&](const QString& name) { return path.contains(name); }))
            continue;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd())
            if (const QString line = QString::fromUtf8(file.readLine()); unsafe.match(line).hasMatch())
                found.append(path + QStringLiteral(": ") + line.trimmed());
    }
    QVERIFY(files > 50);
    QCOMPARE(found.join(u'\n'), QString());
}

/// What an action's key is called depends on language, system and keyboard: AppAction::tip says it.
void TestTranslations::noTextNamesAKey()
{
    const QRegularExpression key(
        QStringLiteral("\\([−+\\-0-9A-Z]\\)|\\bKey %|Ctrl|\\bShift\\+|\\b(Esc|F\\d{1,2})\\b"));
    const QList<Message> messages = messagesOf(fileOf(QStringLiteral("ar")));
    QVERIFY(!messages.isEmpty());
    for (const Message& message : messages)
        QVERIFY2(!key.match(message.source).hasMatch(), qPrintable(message.key()));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
