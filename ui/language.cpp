// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace arioso::ui {
namespace {

const QString kFolder = QStringLiteral(":/arioso/translations");

} // namespace

QList<LanguageName> Language::available()
{
    QList<LanguageName> languages{{QStringLiteral("en"), QStringLiteral("English")}};
    for (QString file : QDir(kFolder).entryList({QStringLiteral("arioso_*.qm")})) {
        file.chop(3);
        const QString code = file.mid(7);
        if (code != QLatin1String("en"))
            languages.append({code, QLocale(code).nativeLanguageName()});
    }
    return languages;
}

void Language::apply(const QString& code)
{
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    // English has a file too: of its plurals.
    const bool translated = m_ours.load(locale, QStringLiteral("arioso"), QStringLiteral("_"), kFolder);
    const bool isOurs = translated || locale.language() == QLocale::English;
    const QLocale used = isOurs ? locale : QLocale(QLocale::English);
    if (!translated)
        (void)m_ours.load(used, QStringLiteral("arioso"), QStringLiteral("_"), kFolder);
    QCoreApplication::installTranslator(&m_ours);
    if (m_qts.load(used, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    QLocale::setDefault(used);
    QGuiApplication::setLayoutDirection(used.textDirection());
}

} // namespace arioso::ui
