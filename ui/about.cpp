// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/about.h"

#include "core/models/machine_speed.h"
#include "ui/show_file.h"
#include "ui/text/precision_text.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QSysInfo>

namespace arioso::ui {
namespace {

QString textOf(const QString& resource)
{
    QFile file(resource);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// As recipes name it, which is the name of its folder, and how it is loaded.
QString describe(const core::ModelState& state)
{
    if (!state.model)
        return QStringLiteral("none loaded");
    const core::ModelReference& model = state.model->reference;
    return QStringLiteral("%1, %2, %3")
        .arg(model.name, model.precision,
             state.selection.device == engine::Device::Cpu ? QStringLiteral("CPU") : QStringLiteral("GPU"));
}

} // namespace

About::About(const QString& program, const QString& logFile, const core::GenerationService& generation,
             Notices& notices, QObject* parent)
    : QObject(parent), m_program(program), m_logFile(logFile), m_generation(generation), m_notices(notices)
{
}

QString About::licences() const
{
    return textOf(QStringLiteral(":/arioso/LICENSE")) + u'\n' +
           textOf(QStringLiteral(":/arioso/third-party-notices.txt"));
}

QString About::report() const
{
    const QStringList lines{
        m_program,
        QStringLiteral("Qt %1, libtorch " ARIOSO_TORCH_VERSION).arg(QLatin1String(qVersion())),
        QStringLiteral("System: %1, %2 %3, %4")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                 QGuiApplication::platformName()),
        QStringLiteral("Processor: %1, %2").arg(core::machineName(), QSysInfo::currentCpuArchitecture()),
        QStringLiteral("Language: %1").arg(QLocale().name()),
        QStringLiteral("Model: %1").arg(describe(m_generation.modelState())),
    };
    return lines.join(u'\n') + u'\n';
}

void About::copyReport() const
{
    QGuiApplication::clipboard()->setText(report());
}

void About::showLogFile()
{
    showFile(m_logFile, this, m_notices);
}

} // namespace arioso::ui
