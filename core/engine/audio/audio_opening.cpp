// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Detects the format of a file and chooses its decoder.

#include "engine/api/error.h"
#include "engine/audio/audio_links.h"
#include "engine/audio/audio_reader.h"
#include "engine/audio/riff.h"

#include <utility>

namespace arioso::engine {

OpenedSource AudioReader::open(const Link& link, Decoder decoder)
{
    FileBytes::Check check = [this] { report(0); };
    if (link.header.empty()) {
        FileBytes bytes(m_file.descriptor, link.begin, link.end, {}, std::move(check));
        return decoder == Decoder::Media ? openMedia(std::move(bytes)) : openSndfile(std::move(bytes));
    }
    if (decoder == Decoder::Media)
        return openMedia({m_file.descriptor, 0, m_file.size, {}, std::move(check)});
    return openSndfile({m_file.descriptor, link.begin, link.end, link.header, std::move(check)});
}

std::unique_ptr<AudioSource> AudioReader::open(const Link& link)
{
    std::string refusal;
    bool isKnown = false;
    std::unique_ptr<AudioSource> empty; // libsndfile also reports truncated Ogg files as empty
    for (const Decoder decoder : link.decoders) {
        OpenedSource opened = open(link, decoder);
        if (opened.source && opened.source->info().frames == 0 && link.header.empty()) {
            empty = std::move(opened.source);
            continue;
        }
        if (opened.source) {
            checkHeader(opened.source->info());
            return std::move(opened.source);
        }
        // The first decoder that knows the format gives the most precise reason.
        if (refusal.empty() || (!isKnown && opened.kind != OpenedSource::Kind::Unknown))
            refusal = opened.refusal;
        isKnown = isKnown || opened.kind == OpenedSource::Kind::Known;
    }
    if (empty)
        checkHeader(empty->info());
    unreadable(refusal);
}

std::vector<AudioReader::Link> AudioReader::mpegLinks() const
{
    std::vector<Link> result;
    for (const AudioLink& found : engine::mpegLinks(m_file.descriptor, m_file.size)) {
        // Without a length libsndfile estimates one from the bit rate of the first frame, and stops there.
        Link link{found.begin, found.end, {Decoder::Media, Decoder::Sndfile}, {}, 1};
        if (found.hasLength)
            std::swap(link.decoders.front(), link.decoders.back());
        result.push_back(std::move(link));
    }
    return result;
}

std::vector<AudioReader::Link> AudioReader::links()
{
    const Link whole{0, m_file.size, {Decoder::Sndfile, Decoder::Media}, {}, 1};
    WavFile wav;
    switch (readWav(m_file.descriptor, m_file.size, wav)) {
    case WavKind::Whole: {
        Link link = whole;
        link.header = std::move(wav.header);
        link.begin = wav.begin;
        link.end = wav.end;
        link.promised = wav.promised;
        return {link};
    }
    case WavKind::Damaged:
        unreadable("is corrupted: its format or its audio can't be found");
    case WavKind::None:
        break;
    }
    const std::vector<AudioLink> ogg = oggLinks(m_file.descriptor, m_file.size, [this] { report(0); });
    std::vector<Link> links;
    for (const AudioLink& link : ogg)
        links.push_back({link.begin, link.end, whole.decoders, {}, 1});
    if (links.size() > 1)
        return links;

    const OpenedSource opened = open(whole, Decoder::Sndfile);
    if (opened.source && !opened.source->info().isMpeg)
        return {whole};
    // FFmpeg also skips tags and garbage before an MP3 file, but then misses the header with the encoder's
    // padding.
    const bool mayBeMpeg = opened.source || readAt(m_file.descriptor, 0, 3) == "ID3";
    if (!opened.source && (opened.kind == OpenedSource::Kind::Known ||
                           (!mayBeMpeg && open(whole, Decoder::Media).kind == OpenedSource::Kind::Known)))
        return {whole};
    links = mpegLinks();
    return links.empty() ? std::vector{whole} : links;
}

} // namespace arioso::engine
