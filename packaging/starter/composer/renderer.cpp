// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/renderer.h"

#include "engine/api/error.h"

#include <fluidsynth.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace arioso::training {
namespace {

constexpr int kFrameSamples = Renderer::kSampleRate / kFramesPerSecond;
constexpr int kDrumChannel = 9;
constexpr int kDrumBank = 128;
constexpr float kHighestPeak = 0.98F;
constexpr int kLongestTail = 30 * kFramesPerSecond;

int channelOf(Part part)
{
    switch (part) {
    case Part::Bass:
        return 0;
    case Part::Chords:
        return 1;
    case Part::Lead:
        return 2;
    case Part::Drums:
        return kDrumChannel;
    }
    return 0;
}

/// Removes the DC offset of some soundfont samples.
void removeOffset(std::vector<float>& samples)
{
    constexpr float kPole = 1 - 2 * 3.14159265F * 15 / Renderer::kSampleRate; // 15 Hz
    float before = 0, out = 0;
    for (float& sample : samples) {
        out = sample - before + kPole * out;
        before = sample;
        sample = out;
    }
}

void normalise(std::vector<float>& samples)
{
    double power = 0;
    float peak = 0;
    for (const float sample : samples) {
        power += double(sample) * sample;
        peak = std::max(peak, std::abs(sample));
    }
    if (peak == 0)
        return;
    const auto rms = float(std::sqrt(power / double(samples.size())));
    const float scale = std::min(Renderer::kLoudness / rms, kHighestPeak / peak);
    for (float& sample : samples)
        sample *= scale;
}

} // namespace

struct Renderer::Synth
{
    std::unique_ptr<fluid_settings_t, decltype(&delete_fluid_settings)> settings{new_fluid_settings(),
                                                                                 delete_fluid_settings};
    std::unique_ptr<fluid_synth_t, decltype(&delete_fluid_synth)> synth{nullptr, delete_fluid_synth};
    int soundfont = -1;

    void select(Part part, int bank, int program)
    {
        fluid_synth_program_select(synth.get(), channelOf(part), unsigned(soundfont), unsigned(bank),
                                   unsigned(program));
    }

    /// Silences the synthesizer, because a reset does not stop voices in their release phase.
    void silence()
    {
        fluid_synth_all_sounds_off(synth.get(), -1);
        fluid_synth_system_reset(synth.get());
        std::array<float, kFrameSamples> left{}, right{};
        float peak = 1;
        for (int frame = 0; frame < kLongestTail && peak > 0; ++frame) {
            fluid_synth_write_float(synth.get(), kFrameSamples, left.data(), 0, 1, right.data(), 0, 1);
            peak = 0;
            for (int i = 0; i < kFrameSamples; ++i)
                peak = std::max({peak, std::abs(left[std::size_t(i)]), std::abs(right[std::size_t(i)])});
        }
    }

    void prepare(const Piece& piece)
    {
        silence();
        if (piece.bass)
            select(Part::Bass, 0, rulesOf(*piece.bass).program);
        if (piece.chords)
            select(Part::Chords, 0, rulesOf(*piece.chords).program);
        if (piece.lead)
            select(Part::Lead, 0, rulesOf(*piece.lead).program);
        if (piece.kit)
            select(Part::Drums, kDrumBank, programOf(*piece.kit));
    }
};

Renderer::Renderer(const std::filesystem::path& soundfont) : m_synth(std::make_unique<Synth>())
{
    if (!std::filesystem::exists(soundfont))
        throw engine::Error(engine::ErrorCode::FileNotFound,
                            "There is no soundfont at " + soundfont.string() + ".");
    fluid_settings_t* settings = m_synth->settings.get();
    fluid_settings_setnum(settings, "synth.sample-rate", kSampleRate);
    fluid_settings_setnum(settings, "synth.gain", 0.3);
    fluid_settings_setint(settings, "synth.reverb.active", 0);
    fluid_settings_setint(settings, "synth.chorus.active", 0);
    fluid_settings_setint(settings, "synth.polyphony", 256);
    m_synth->synth.reset(new_fluid_synth(settings));
    m_synth->soundfont = fluid_synth_sfload(m_synth->synth.get(), soundfont.c_str(), 1);
    if (m_synth->soundfont == FLUID_FAILED)
        throw engine::Error(engine::ErrorCode::FileUnreadable, soundfont.string() + " is not a soundfont.");
}

Renderer::~Renderer() = default;

engine::Audio Renderer::render(const Piece& piece)
{
    m_synth->prepare(piece);
    fluid_synth_t* synth = m_synth->synth.get();

    // In each frame, notes end before others start, so that repeated notes are played again.
    std::vector<const Note*> starts, ends;
    for (const Note& note : piece.notes)
        starts.push_back(&note);
    ends = starts;
    std::stable_sort(ends.begin(), ends.end(), [](const Note* a, const Note* b) {
        return a->frame + a->frames < b->frame + b->frames;
    });

    std::vector<float> mono;
    mono.reserve(std::size_t(piece.frames) * kFrameSamples);
    std::array<float, kFrameSamples> left{}, right{};
    std::size_t started = 0, ended = 0;
    for (int frame = 0; frame < piece.frames; ++frame) {
        for (; ended < ends.size() && ends[ended]->frame + ends[ended]->frames <= frame; ++ended)
            fluid_synth_noteoff(synth, channelOf(ends[ended]->part), ends[ended]->key);
        for (; started < starts.size() && starts[started]->frame <= frame; ++started)
            fluid_synth_noteon(synth, channelOf(starts[started]->part), starts[started]->key,
                               starts[started]->velocity);
        // 640 samples are ten blocks of the synthesizer, so onsets are exact.
        fluid_synth_write_float(synth, kFrameSamples, left.data(), 0, 1, right.data(), 0, 1);
        std::transform(left.begin(), left.end(), right.begin(), std::back_inserter(mono),
                       [](float a, float b) { return (a + b) / 2; });
    }
    removeOffset(mono);
    normalise(mono);
    engine::Audio audio;
    audio.sampleRate = kSampleRate;
    audio.channels.push_back(std::move(mono));
    return audio;
}

} // namespace arioso::training
