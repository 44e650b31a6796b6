// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/factory_presets.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace arioso::ui {
namespace {

// The texts of resources/presets, for the translators.
constexpr std::array kTexts{
    QT_TRANSLATE_NOOP("FactoryPresets", "Acoustic morning"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Fingerpicked guitar, light and warm"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Ambient drift"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Slow pads without drums"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Chiptune quest"),
    QT_TRANSLATE_NOOP("FactoryPresets", "8-bit adventure"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Cinematic rise"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Building trailer"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Closer to the prompt"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Stronger guidance, calmer choices; keeps your prompt"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Drum and bass"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Fast breaks, rolling bass"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Four sketches"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Four short takes to choose from; keeps your prompt"),
    QT_TRANSLATE_NOOP("FactoryPresets", "House floor"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Four to the floor"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Jazz trio"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Late night club"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Lo-fi study"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Mellow beat to work to"),
    QT_TRANSLATE_NOOP("FactoryPresets", "More surprise"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Weaker guidance, bolder choices; keeps your prompt"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Reggae sun"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Off-beat and easy"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Rock riff"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Guitars up front"),
    QT_TRANSLATE_NOOP("FactoryPresets", "String quartet"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Classical and expressive"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Synthwave drive"),
    QT_TRANSLATE_NOOP("FactoryPresets", "Neon 80s night ride"),
};

} // namespace

QString factoryPresetText(const QString& english)
{
    const QByteArray text = english.toUtf8();
    const bool known = std::find(kTexts.begin(), kTexts.end(), text) != kTexts.end();
    return known ? QCoreApplication::translate("FactoryPresets", text.constData()) : english;
}

QStringList factoryPresetTexts()
{
    QStringList texts;
    for (const char* text : kTexts)
        texts << QString::fromLatin1(text);
    return texts;
}

} // namespace arioso::ui
