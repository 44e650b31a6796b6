// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The language of the window: which ones there are, and putting one on.

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

namespace arioso::ui {

struct LanguageName
{
    QString code; ///< such as "ar"
    QString name; ///< in the language itself
};

class Language : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// English and every translation that ships with the program.
    [[nodiscard]] static QList<LanguageName> available();

    /// Texts, numbers and direction of the whole program from now on; what is on the screen must be made
    /// anew.
    /// "": the system's language where there is a translation, else English.
    void apply(const QString& code);

private:
    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace arioso::ui
