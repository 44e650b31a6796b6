// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// How fast models would be on this machine: measured once, and corrected by the music that is made.
#include "ui/models/catalogue_view_model.h"

namespace arioso::ui {

bool CatalogueViewModel::isEngineFree() const
{
    return m_parts.generation.isIdle() &&
           m_parts.generation.modelState().kind != core::ModelState::Kind::Loading;
}

void CatalogueViewModel::measure()
{
    if (!isMeasured())
        startSpeedTest();
}

void CatalogueViewModel::measureAgain()
{
    startSpeedTest();
}

void CatalogueViewModel::startSpeedTest()
{
    if (isMeasuring() || !isEngineFree() || !m_parts.gateway)
        return;
    m_speedTest = std::make_unique<core::SpeedTest>(m_parts.gateway);
    connect(m_speedTest.get(), &core::SpeedTest::measured, this, [this](const core::MachineSpeed& speed) {
        setSpeed(speed);
        endSpeedTest();
    });
    // Without a measurement the list says what it said before, and that is all.
    connect(m_speedTest.get(), &core::SpeedTest::failed, this, &CatalogueViewModel::endSpeedTest);
    connect(m_speedTest.get(), &core::SpeedTest::cancelled, this, &CatalogueViewModel::endSpeedTest);
    m_speedTest->start();
    Q_EMIT speedChanged();
}

void CatalogueViewModel::setSpeed(const core::MachineSpeed& speed)
{
    core::HubPreferences preferences = m_parts.preferences.preferences();
    preferences.speed = speed;
    m_parts.preferences.set(preferences);
}

void CatalogueViewModel::onProgress(const core::JobProgress& progress)
{
    constexpr int kEnoughSteps = 50;
    const core::ModelState& state = m_parts.generation.modelState();
    const ModelItem* item = m_list.item(state.selection.directory);
    if (item == nullptr || !item->entry || !state.model || state.model->frameRate <= 0 ||
        progress.step < kEnoughSteps)
        return;
    const core::MachineSpeed speed = m_parts.preferences.preferences().speed;
    const core::MachineSpeed better =
        core::corrected(speed, core::stepWork(*item->entry), state.selection.precision,
                        progress.stepsPerSecond / state.model->frameRate);
    if (better == speed)
        return;
    setSpeed(better);
    updateSituation();
}

void CatalogueViewModel::endSpeedTest()
{
    m_speedTest.release()->deleteLater(); // it is what calls
    updateSituation();
    Q_EMIT speedChanged();
}

} // namespace arioso::ui
