// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Brings a sound file of the user's into the program.

#include "core/background_job.h"
#include "core/sound.h"

#include <QString>

namespace arioso::core {

/// First by the engine's reader, at the file's own rate; what that does not know (M4A, AAC, …) by the
/// system's decoders, at 48 kHz stereo. Failures are those of engine::readAudioFile, whose sentence names the
/// file.
class AudioImport : public BackgroundJob
{
    Q_OBJECT

public:
    explicit AudioImport(const QString& path, QObject* parent = nullptr);
    ~AudioImport() override;

    [[nodiscard]] QString path() const { return m_path; }

Q_SIGNALS:
    /// Never null, never empty.
    void finished(const arioso::core::AudioPtr& audio);

protected:
    void work() override;
    void succeed() override;

private:
    AudioPtr decode();

    QString m_path; ///< absolute
    AudioPtr m_audio;
};

} // namespace arioso::core
