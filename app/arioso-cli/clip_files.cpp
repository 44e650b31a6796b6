// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "clip_files.h"

#include "engine/audio/peak.h"
#include "interrupt.h"

#include <algorithm>
#include <utility>

namespace arioso::cli {

using namespace engine;

ClipFiles::ClipFiles(std::vector<ClipFile> files, std::int64_t expectedSamples, Progress& progress)
    : m_files(std::move(files)), m_writing(m_files.size()), m_expectedSamples(expectedSamples), m_progress(progress)
{
}

Flow ClipFiles::progressed(const engine::Progress& progress)
{
    m_progress.show(progress);
    return interrupted() || m_failure ? Flow::Stop : Flow::Continue;
}

void ClipFiles::audioReady(int clip, const Audio& audio)
{
    if (m_failure || std::size_t(clip) >= m_files.size()) // without a file, the clip is written later
        return;
    const ResultFile& file = m_files[std::size_t(clip)].file;
    Writing& writing = m_writing[std::size_t(clip)];
    try {
        if (!writing.writer)
            writing.writer = std::make_unique<AudioFileWriter>(
                file.path, AudioFileWriter::Format{file.format, audio.sampleRate, int(audio.channels.size()),
                                                   m_expectedSamples});
        writing.writer->append(audio);
        writing.peak = std::max(writing.peak, samplePeak(audio));
    } catch (...) {
        m_failure = std::current_exception(); // thrown after the generation, which stops at the next step
    }
}

bool ClipFiles::finish()
{
    bool any = false;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (!m_writing[i].writer || m_writing[i].writer->samples() == 0)
            continue;
        any = true;
        try {
            commit(m_files[i], m_writing[i]);
        } catch (...) {
            if (!m_failure)
                m_failure = std::current_exception();
        }
    }
    if (m_failure)
        std::rethrow_exception(m_failure);
    return any;
}

void ClipFiles::commit(const ClipFile& file, Writing& writing)
{
    if (m_failure)
        writing.writer->commitDespiteFailure();
    else
        writing.writer->commit();
    m_progress.wrote({file.file.path.string(), writing.writer->seconds(), file.seed, file.prompt, file.note});
    if (file.file.format != AudioFormat::WavFloat32)
        warnOfClipping(file.file.path, writing.peak, writing.peak);
}

} // namespace arioso::cli
