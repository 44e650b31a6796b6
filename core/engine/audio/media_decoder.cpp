// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/media_decoder.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string_view>
#include <utility>

using arioso::media::Layout;

namespace {

/// Containers of audio and video. Playlists, pictures and subtitles are excluded, which reduces the attack
/// surface.
constexpr std::string_view kFormats[] = {
    "aac",    "ac3",   "aiff", "amr",  "amrnb", "amrwb", "ape",  "asf",      "au",  "avi", "caf",  "dsf",
    "dts",    "dtshd", "eac3", "flac", "flv",   "iff",   "loas", "mov",      "mp3", "mpc", "mpc8", "mpeg",
    "mpegts", "ogg",   "oma",  "rm",   "tak",   "tta",   "voc",  "matroska", "w64", "wav", "wv"};

constexpr int kBufferBytes = 1 << 16;
/// A lower score is a guess, because any bytes may look like MPEG audio.
constexpr int kLeastScore = AVPROBE_SCORE_RETRY + 1;
/// Consecutive packets without audio. Protects against files that contain nothing else.
constexpr int kMostEmptyPackets = 100'000;
/// Decoders need some data before the position to seek to.
constexpr double kPrerollSeconds = 1;

int refuseToOpen(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**)
{
    return AVERROR(EPERM); // for files that refer to other files
}

} // namespace

namespace {

int readBytes(void* opaque, uint8_t* to, int count)
{
    auto& media = *static_cast<ArMedia*>(opaque);
    const int64_t got = media.input.read(media.input.file, media.position, to, count);
    if (got <= 0)
        return AVERROR_EOF;
    media.position += got;
    return int(got);
}

int64_t seekBytes(void* opaque, int64_t offset, int whence)
{
    auto& media = *static_cast<ArMedia*>(opaque);
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return media.input.size;
    case SEEK_SET:
        break;
    case SEEK_CUR:
        offset += media.position;
        break;
    case SEEK_END:
        offset += media.input.size;
        break;
    default:
        return AVERROR(EINVAL);
    }
    if (offset < 0)
        return AVERROR(EINVAL);
    return media.position = offset;
}

/// Compares the first of the names, such as in "mov,mp4,m4a,3gp,3g2,mj2".
bool isWanted(const AVInputFormat& kind)
{
    const std::string_view names(kind.name);
    return std::find(std::begin(kFormats), std::end(kFormats), names.substr(0, names.find(','))) !=
           std::end(kFormats);
}

/// The default track, else the first.
const AVStream* audioTrack(const AVFormatContext& format)
{
    const AVStream* track = nullptr;
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        AVStream* stream = format.streams[i];
        if (stream->codecpar->codec_type != AVMEDIA_TYPE_AUDIO)
            continue;
        const auto isDefault = [](const AVStream* s) {
            return (s->disposition & AV_DISPOSITION_DEFAULT) != 0;
        };
        if (track == nullptr || (isDefault(stream) && !isDefault(track)))
            track = stream;
    }
    return track;
}

} // namespace

ArMediaFailure ArMedia::open(ArMediaInfo& info)
{
    if (!packet || !frame)
        return kArMediaNoMemory;
    auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferBytes));
    if (buffer == nullptr)
        return kArMediaNoMemory;
    bytes.reset(avio_alloc_context(buffer, kBufferBytes, 0, this, readBytes, nullptr, seekBytes));
    if (!bytes) {
        av_free(buffer);
        return kArMediaNoMemory;
    }
    const AVInputFormat* kind = nullptr;
    if (av_probe_input_buffer2(bytes.get(), &kind, "", nullptr, 0, 0) < kLeastScore || !isWanted(*kind))
        return kArMediaUnknown;
    AVFormatContext* context = avformat_alloc_context();
    if (context == nullptr)
        return kArMediaNoMemory;
    context->pb = bytes.get();
    context->io_open = refuseToOpen;
    const int opened =
        avformat_open_input(&context, nullptr, kind, nullptr); // frees the context when it fails
    if (opened < 0)
        return opened == AVERROR(ENOMEM) ? kArMediaNoMemory : kArMediaDamaged;
    format.reset(context);
    return openTrack(info);
}

ArMediaFailure ArMedia::openTrack(ArMediaInfo& info)
{
    stream = audioTrack(*format);
    if (stream == nullptr && (format->ctx_flags & AVFMTCTX_NOHEADER) != 0 &&
        avformat_find_stream_info(format.get(), nullptr) >= 0)
        stream = audioTrack(*format);
    if (stream == nullptr)
        return kArMediaNoAudio;
    for (unsigned i = 0; i < format->nb_streams; ++i)
        format->streams[i]->discard = format->streams[i] == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;

    const AVCodecParameters& parameters = *stream->codecpar;
    std::snprintf(info.codec, sizeof info.codec, "%s", avcodec_get_name(parameters.codec_id));
    constexpr unsigned kProtected[] = {MKTAG('d', 'r', 'm', 's'), MKTAG('e', 'n', 'c', 'a'),
                                       MKTAG('d', 'r', 'm', 'i')};
    const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
    if (std::find(std::begin(kProtected), std::end(kProtected), parameters.codec_tag) != std::end(kProtected))
        return kArMediaEncrypted;
    if (decoder == nullptr)
        return kArMediaNoDecoder;
    codec.reset(avcodec_alloc_context3(decoder));
    if (!codec || avcodec_parameters_to_context(codec.get(), &parameters) < 0)
        return kArMediaNoMemory;
    codec->pkt_timebase = stream->time_base;
    codec->thread_count = 1;
    if (avcodec_open2(codec.get(), decoder, nullptr) < 0)
        return kArMediaDamaged;

    // Rate and channels in the header may be wrong (HE-AAC); those of the first frame are right.
    if (!nextFrame())
        return kArMediaDamaged;
    origin = frame->best_effort_timestamp;
    sampleRate = frame->sample_rate;
    layout = std::make_unique<Layout>(*frame);
    if (sampleRate <= 0 || channels() < 1)
        return kArMediaDamaged;
    return convertFrame() ? kArMediaNone : kArMediaDamaged;
}

/// Decodes the next frame with audio. False at the end.
bool ArMedia::nextFrame()
{
    for (int empty = 0; empty < kMostEmptyPackets;) {
        const int received = avcodec_receive_frame(codec.get(), frame.get());
        if (received >= 0) {
            if (frame->nb_samples > 0 && frame->sample_rate > 0 && frame->ch_layout.nb_channels > 0)
                return true;
            ++empty;
            continue;
        }
        if (received == AVERROR_EOF || isDraining)
            return false;
        if (received != AVERROR(EAGAIN))
            ++damages;
        ++empty;
        av_packet_unref(packet.get());
        const int read = av_read_frame(format.get(), packet.get());
        if (read < 0) {
            isDraining = true;
            avcodec_send_packet(codec.get(), nullptr);
            continue;
        }
        if (packet->stream_index != stream->index)
            continue;
        if (avcodec_send_packet(codec.get(), packet.get()) < 0)
            ++damages;
    }
    return false;
}

/// Rate and channels of chained streams and broadcasts may change. The converter converts to those of the
/// beginning.
bool ArMedia::prepareConverter()
{
    const auto sampleFormat = AVSampleFormat(frame->format);
    auto now = std::make_unique<Layout>(*frame);
    if (converter && sampleFormat == fromFormat && frame->sample_rate == fromRate &&
        av_channel_layout_compare(now->get(), fromLayout->get()) == 0)
        return true;
    SwrContext* made = nullptr;
    if (swr_alloc_set_opts2(&made, layout->get(), AV_SAMPLE_FMT_FLT, sampleRate, now->get(), sampleFormat,
                            frame->sample_rate, 0, nullptr) < 0)
        return false;
    converter.reset(made);
    if (swr_init(made) < 0)
        return false;
    fromFormat = sampleFormat;
    fromRate = frame->sample_rate;
    fromLayout = std::move(now);
    return true;
}

/// Appends the frame to the samples.
bool ArMedia::convertFrame()
{
    if (!prepareConverter())
        return false;
    if (taken > 0) {
        samples.erase(samples.begin(), samples.begin() + ptrdiff_t(taken));
        taken = 0;
    }
    const int room = swr_get_out_samples(converter.get(), frame->nb_samples);
    if (room < 0)
        return false;
    const size_t before = samples.size();
    samples.resize(before + size_t(room) * size_t(channels()));
    auto* to = reinterpret_cast<uint8_t*>(samples.data() + before);
    const int made = swr_convert(converter.get(), &to, room,
                                 const_cast<const uint8_t**>(frame->extended_data), frame->nb_samples);
    samples.resize(before + size_t(std::max(made, 0)) * size_t(channels()));
    return made >= 0;
}

/// Decodes until there are samples. False at the end.
bool ArMedia::fill()
{
    while (taken >= samples.size()) {
        if (isFlushed)
            return false;
        if (nextFrame()) {
            if (!convertFrame())
                ++damages;
            continue;
        }
        isFlushed = true;
        if (fromRate == sampleRate)
            continue;
        const int room = swr_get_out_samples(converter.get(), 0); // samples that the resampler holds back
        samples.assign(size_t(std::max(room, 0)) * size_t(channels()), 0);
        taken = 0;
        auto* to = reinterpret_cast<uint8_t*>(samples.data());
        const int made = swr_convert(converter.get(), &to, room, nullptr, 0);
        samples.resize(size_t(std::max(made, 0)) * size_t(channels()));
    }
    return true;
}

bool ArMedia::seek(int64_t frameNumber)
{
    const AVRational perSample = {1, sampleRate};
    const auto preroll = int64_t(kPrerollSeconds * sampleRate);
    int64_t at = 0; // number of the next frame
    if (frameNumber > 2 * preroll && origin != AV_NOPTS_VALUE) {
        const int64_t time = origin + av_rescale_q(frameNumber - preroll, perSample, stream->time_base);
        if (av_seek_frame(format.get(), stream->index, time, AVSEEK_FLAG_BACKWARD) < 0)
            return false;
        avcodec_flush_buffers(codec.get());
        converter.reset();
        samples.clear();
        taken = 0;
        isDraining = false;
        if (!nextFrame() || frame->best_effort_timestamp == AV_NOPTS_VALUE)
            return false;
        at = av_rescale_q(frame->best_effort_timestamp - origin, stream->time_base, perSample);
        if (at > frameNumber || !convertFrame())
            return false;
    }
    while (at < frameNumber) {
        if (!fill())
            return false;
        const auto there = int64_t((samples.size() - taken) / size_t(channels()));
        const int64_t skipped = std::min(there, frameNumber - at);
        discard(skipped);
        at += skipped;
    }
    return true;
}

int64_t ArMedia::headerFrames() const
{
    const AVRational perSample = {1, sampleRate};
    int64_t frames = -1;
    if (stream->duration > 0)
        frames = av_rescale_q(stream->duration, stream->time_base, perSample);
    else if (format->duration > 0)
        frames = av_rescale_q(format->duration, AVRational{1, AV_TIME_BASE}, perSample);
    return frames > 0 ? frames : -1;
}
