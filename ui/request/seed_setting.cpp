// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/seed_setting.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRandomGenerator>

namespace arioso::ui {

std::optional<quint64> seedFromText(const QString& text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isSpace())
            continue;
        if (c.digitValue() < 0)
            return std::nullopt;
        digits += QChar(u'0' + c.digitValue());
    }
    bool fits = false;
    const quint64 seed = digits.toULongLong(&fits);
    return fits ? std::optional(seed) : std::nullopt;
}

SeedSetting::SeedSetting(QObject* parent) : QObject(parent) {}

void SeedSetting::choose(std::optional<quint64> seed)
{
    m_chosen = seed;
    m_note.clear();
    Q_EMIT changed();
}

void SeedSetting::setUsed(std::optional<quint64> seed)
{
    m_used = seed;
    Q_EMIT changed();
}

void SeedSetting::setFixed(bool fixed)
{
    if (fixed == isFixed())
        return;
    if (fixed)
        choose(m_used ? *m_used : QRandomGenerator::global()->generate());
    else
        choose(std::nullopt);
}

QString SeedSetting::text() const
{
    return m_chosen ? QString::number(*m_chosen) : QString();
}

QString SeedSetting::usedText() const
{
    return m_used ? QString::number(*m_used) : QString();
}

void SeedSetting::enter(const QString& typed)
{
    if (const auto seed = seedFromText(typed)) {
        choose(seed);
        return;
    }
    m_note = tr("“%1” isn't a valid seed. Enter a whole number from 0 to %2.")
                 .arg(typed.trimmed(), QString::number(std::numeric_limits<quint64>::max()));
    Q_EMIT changed();
}

void SeedSetting::useAgain()
{
    if (m_used)
        choose(m_used);
}

void SeedSetting::copyUsed() const
{
    QGuiApplication::clipboard()->setText(usedText());
}

} // namespace arioso::ui
