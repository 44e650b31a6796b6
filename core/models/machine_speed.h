// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How fast this machine runs the decoder, measured once, and what that means for each model. A step reads all
// weights of the decoder once, so its time follows from their bytes.

#include "core/background_job.h"
#include "core/engine_gateway.h"
#include "core/models/catalogue.h"

#include <QJsonObject>
#include <QString>

namespace arioso::core {

struct MachineSpeed
{
    QString machine;         ///< processor and number of threads it was measured on
    double floatBytes = 0;   ///< of 32-bit weights, a second
    double halfBytes = 0;    ///< of 16-bit weights
    double int8Bytes = 0;    ///< of 8-bit weights
    double codecSeconds = 0; ///< for a frame of one stream of sound

    [[nodiscard]] bool isKnown() const { return floatBytes > 0 && int8Bytes > 0; }
    friend bool operator==(const MachineSpeed&, const MachineSpeed&) = default;
};

/// The processor's name and how many threads it has, to notice that a measurement is another machine's.
[[nodiscard]] QString machineName();

[[nodiscard]] QJsonObject toJson(const MachineSpeed& speed);
[[nodiscard]] MachineSpeed speedFrom(const QJsonObject& object);

/// Seconds of sound made in one second, guidance on, for a clip of 10 s. `frameRate`: 50 in all official
/// models.
[[nodiscard]] double realTimeFactor(const MachineSpeed& speed, const StepWork& work,
                                    engine::Precision precision, double frameRate = 50);

/// The same machine, when it was seen to make music at `factor` with what takes `work`: a measurement beside
/// other programs is too low. As it is when that is no news.
[[nodiscard]] MachineSpeed corrected(const MachineSpeed& speed, const StepWork& work,
                                     engine::Precision precision, double factor);

/// Measures, in a few seconds, with the engine itself on models of zeros that are a part of the small one.
/// Not while the engine makes music: both would be slow.
class SpeedTest : public BackgroundJob
{
    Q_OBJECT

public:
    explicit SpeedTest(EngineGateway gateway, QObject* parent = nullptr);
    ~SpeedTest() override;

Q_SIGNALS:
    void measured(const arioso::core::MachineSpeed& speed);

protected:
    void work() override;
    void succeed() override;

private:
    /// Bytes of weights a second.
    double decoderSpeed(const engine::Engine& engine, engine::Precision precision, int layers);

    EngineGateway m_gateway;
    MachineSpeed m_speed;
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::MachineSpeed)
