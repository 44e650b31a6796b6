// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Decodes the first audio track of a file with FFmpeg. Part of the media module.

#include "engine/audio/media_abi.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
}

#include <memory>
#include <vector>

namespace arioso::media {

struct FreeFormat
{
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct FreeInput
{
    void operator()(AVIOContext* context) const
    {
        av_freep(&context->buffer);
        avio_context_free(&context);
    }
};
struct FreeCodec
{
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct FreePacket
{
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FreeFrame
{
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreeConverter
{
    void operator()(SwrContext* context) const { swr_free(&context); }
};

/// An owned copy of a channel layout; if FFmpeg only gives a number of channels, the default layout.
class Layout
{
public:
    explicit Layout(const AVFrame& frame)
    {
        if (frame.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
            av_channel_layout_default(&m_layout, frame.ch_layout.nb_channels);
        else
            av_channel_layout_copy(&m_layout, &frame.ch_layout);
    }
    ~Layout() { av_channel_layout_uninit(&m_layout); }
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;

    [[nodiscard]] AVChannelLayout* get() { return &m_layout; }

private:
    AVChannelLayout m_layout = {};
};

} // namespace arioso::media

struct ArMedia
{
    ArMediaInput input = {};
    int64_t position = 0;
    std::unique_ptr<AVIOContext, arioso::media::FreeInput> bytes; // outlives the format
    std::unique_ptr<AVFormatContext, arioso::media::FreeFormat> format;
    std::unique_ptr<AVCodecContext, arioso::media::FreeCodec> codec;
    std::unique_ptr<AVPacket, arioso::media::FreePacket> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, arioso::media::FreeFrame> frame{av_frame_alloc()};
    std::unique_ptr<SwrContext, arioso::media::FreeConverter> converter;
    std::unique_ptr<arioso::media::Layout> layout; ///< of the beginning
    const AVStream* stream = nullptr;
    int sampleRate = 0;
    int64_t origin = AV_NOPTS_VALUE; ///< time of the first frame

    // The input format of the converter.
    AVSampleFormat fromFormat = AV_SAMPLE_FMT_NONE;
    int fromRate = 0;
    std::unique_ptr<arioso::media::Layout> fromLayout;

    std::vector<float> samples; ///< converted, interleaved
    size_t taken = 0;           ///< samples that were read
    bool isDraining = false;
    bool isFlushed = false;
    int64_t damages = 0;

    [[nodiscard]] int channels() const { return layout->get()->nb_channels; }
    void discard(int64_t frames) { taken += size_t(frames) * size_t(channels()); }

    ArMediaFailure open(ArMediaInfo& info);
    ArMediaFailure openTrack(ArMediaInfo& info);
    bool nextFrame();
    bool convertFrame();
    bool prepareConverter();
    bool fill();
    bool seek(int64_t frameNumber);
    [[nodiscard]] int64_t headerFrames() const;
};
