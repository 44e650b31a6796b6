// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/precision_text.h"

#include "core/recipe/precision_name.h"

#include <QCoreApplication>

#include <array>
#include <optional>

namespace arioso::ui {
namespace {

using engine::Device;
using engine::Precision;

struct Row
{
    Precision precision;
    const char* text;
    const char* shortText;
    const char* help;
    double bytesPerWeight;
    std::optional<Device> device = {}; ///< absent: on every one
};

// A further precision is a row here.
constexpr std::array kRows{
    Row{Precision::Float32, QT_TRANSLATE_NOOP("Precision", "Full (32-bit)"),
        QT_TRANSLATE_NOOP("Precision", "32-bit"), QT_TRANSLATE_NOOP("Precision", "Full precision."), 4},
    Row{Precision::Int8, QT_TRANSLATE_NOOP("Precision", "Fast (8-bit)"),
        QT_TRANSLATE_NOOP("Precision", "8-bit"),
        QT_TRANSLATE_NOOP("Precision", "The fastest, with a quarter of the memory. Sounds nearly the same, "
                                       "but the same seed gives different music."),
        1.07, Device::Cpu},
    Row{Precision::Float16, QT_TRANSLATE_NOOP("Precision", "Fast (16-bit)"),
        QT_TRANSLATE_NOOP("Precision", "16-bit"),
        QT_TRANSLATE_NOOP("Precision", "The fastest on a GPU, with half the memory. Sounds as good, but the "
                                       "same seed gives different music."),
        2, Device::Cuda},
    Row{Precision::BFloat16, QT_TRANSLATE_NOOP("Precision", "Half memory (16-bit)"),
        QT_TRANSLATE_NOOP("Precision", "16-bit"),
        QT_TRANSLATE_NOOP("Precision", "About half the memory and often faster. Sounds as good, but the same "
                                       "seed gives different music."),
        2},
};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Precision)
};

PrecisionText translated(const Row& row)
{
    return {row.precision, Texts::tr(row.text), Texts::tr(row.shortText), Texts::tr(row.help),
            row.bytesPerWeight};
}

} // namespace

QList<PrecisionText> offeredPrecisions(Device device)
{
    QList<PrecisionText> precisions;
    for (const Row& row : kRows) {
        if (row.device.value_or(device) == device)
            precisions.append(translated(row));
    }
    return precisions;
}

Precision usualPrecision(Device device)
{
    return device == Device::Cpu ? Precision::Int8 : Precision::Float16;
}

PrecisionText precisionText(Precision precision)
{
    for (const Row& row : kRows)
        if (row.precision == precision)
            return translated(row);
    const QString text = Texts::tr("Other precision");
    return {precision, text, text, {}, 2};
}

QString precisionText(const QString& name)
{
    const std::optional<Precision> precision = core::precisionNamed(name);
    return precision ? precisionText(*precision).shortText : name;
}

QString deviceText(Device device)
{
    switch (device) {
    case Device::Cpu:
        return Texts::tr("CPU");
    case Device::Cuda:
        return Texts::tr("GPU (CUDA)");
    }
    return {};
}

QString deviceShortText(Device device)
{
    switch (device) {
    case Device::Cpu:
        return QStringLiteral("CPU");
    case Device::Cuda:
        return QStringLiteral("CUDA");
    }
    return {};
}

} // namespace arioso::ui
