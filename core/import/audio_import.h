// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Brings an audio file of the user's into the program.

#include "core/background_job.h"
#include "core/sound.h"

#include <QString>
#include <QUrl>

#include <filesystem>

namespace arioso::core {

/// The file that a URL names, also when its name is not UTF-8, which no QString can hold. Empty for other
/// URLs.
[[nodiscard]] std::filesystem::path fileOfUrl(const QUrl& url);

/// What the user should know of a file that was read, in seconds.
struct ImportFacts
{
    double begin = 0;           ///< of what was read: of a very long file the end is
    double fileSeconds = 0;     ///< of the whole file
    double promisedSeconds = 0; ///< by the header of a file that is cut off; 0: it isn't
    bool isDamaged = false;     ///< places that could not be decoded are left out
};

/// Reads a file at its own rate, surround as stereo. Failures are those of engine::readAudioPart, whose
/// sentence names the file.
class AudioImport : public BackgroundJob
{
    Q_OBJECT

public:
    /// More of a file would take a gigabyte of memory.
    static constexpr double kLongestSeconds = 30 * 60;

    explicit AudioImport(const std::filesystem::path& path, QObject* parent = nullptr);
    explicit AudioImport(const QString& path, QObject* parent = nullptr);
    ~AudioImport() override;

    /// No more than so much of its end, or, with `fromBeginning`, of its beginning.
    void setLongest(double seconds, bool fromBeginning);
    /// As far as it can be written in Unicode.
    [[nodiscard]] QString path() const;
    /// Of a finished import.
    [[nodiscard]] const ImportFacts& facts() const { return m_facts; }

Q_SIGNALS:
    /// Never null, never empty.
    void finished(const arioso::core::AudioPtr& audio);

protected:
    void work() override;
    void succeed() override;

private:
    std::filesystem::path m_path; ///< absolute
    double m_longest = kLongestSeconds;
    bool m_fromBeginning = false;
    AudioPtr m_audio;
    ImportFacts m_facts;
};

} // namespace arioso::core
