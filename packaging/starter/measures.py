# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""What the gates measure of sound: mono float arrays at 32 kHz."""

import numpy as np
from scipy.signal import stft

RATE = 32000


def power(x, window=2048, hop=512):
    """[bins, frames] power spectrogram."""
    _, _, spectrum = stft(x, fs=RATE, nperseg=window, noverlap=window - hop, boundary=None, padded=False)
    return np.abs(spectrum * window / 2) ** 2


def mel_filters(bands, window, low=0.0, high=RATE / 2):
    mel = np.linspace(2595 * np.log10(1 + low / 700), 2595 * np.log10(1 + high / 700), bands + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    bins = np.fft.rfftfreq(window, 1 / RATE)
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0, np.minimum(rising, falling))


def log_mel(x, bands=80, window=2048, hop=512, floor=-90.0):
    """dB, [bands, frames]; 0 dB is a full-scale sine about."""
    energy = mel_filters(bands, window) @ power(x, window, hop) / (window / 2) ** 2
    return np.maximum(10 * np.log10(energy + 1e-12), floor)


def mel_distance(reference, estimate):
    return float(np.mean(np.abs(log_mel(reference) - log_mel(estimate))))


def si_sdr(reference, estimate):
    reference = reference - reference.mean()
    estimate = estimate - estimate.mean()
    target = reference * (reference @ estimate) / (reference @ reference + 1e-12)
    return float(10 * np.log10((target @ target + 1e-12) / (((estimate - target) ** 2).sum() + 1e-12)))


def flatness(x, low=1000, high=3000, window=4096):
    """dB: geometric over arithmetic mean of the band's power, over the frames that are not silent."""
    p = power(x, window, 1024)
    bins = np.fft.rfftfreq(window, 1 / RATE)
    band = p[(bins >= low) & (bins < high)] + 1e-10
    loud = band.mean(0) > band.mean() * 1e-3
    ratio = np.exp(np.log(band).mean(0)) / band.mean(0)
    return float(10 * np.log10(ratio[loud]).mean())


def band_level(x, low, high=RATE / 2):
    """dB: the share of the energy between two frequencies."""
    p = power(x).mean(1)
    bins = np.fft.rfftfreq(2048, 1 / RATE)
    return float(10 * np.log10((p[(bins >= low) & (bins < high)].sum() + 1e-12) / (p.sum() + 1e-12)))


def flux(x):
    """Mean rise of the log-mel spectrum from frame to frame, dB: how much begins. Absolute, so that silence has none."""
    mel = log_mel(x, 64, 1024, 640, -60.0)
    return float(np.maximum(0, np.diff(mel, axis=1)).mean())


def style_features(x):
    """Mean, deviation and liveliness of each band: enough to tell the composed styles apart."""
    mel = log_mel(x, 48, 2048, 640, -70.0)
    rise = np.maximum(0, np.diff(mel, axis=1))
    return np.concatenate([mel.mean(1), mel.std(1), rise.mean(1), np.quantile(rise, 0.95, axis=1)])


class LinearClassifier:
    """Ridge regression on one column for each class."""

    def __init__(self, features, labels, strength=30.0):
        self.classes = sorted(set(labels))
        features = np.asarray(features)
        self.mean, self.scale = features.mean(0), features.std(0) + 1e-6
        x = self._standard(features)
        y = np.array([[1.0 if label == c else 0.0 for c in self.classes] for label in labels])
        self.weights = np.linalg.solve(x.T @ x + strength * np.eye(x.shape[1]), x.T @ y)

    def _standard(self, features):
        x = (np.asarray(features) - self.mean) / self.scale
        return np.concatenate([x, np.ones((len(x), 1))], axis=1)

    def predict(self, features):
        return [self.classes[i] for i in np.argmax(self._standard(features) @ self.weights, axis=1)]


def onset_strength(x, hop=160):
    """200 Hz: the rise of the log spectrum, summed over bands, its slow part taken out."""
    mel = log_mel(x, 40, 1024, hop, -60.0)
    rise = np.maximum(0, mel[:, 2:] - mel[:, :-2]).mean(0)
    around = np.convolve(rise, np.ones(101) / 101, "same")
    return np.maximum(0, rise - around)


def tempo(x, slowest=52, fastest=160):
    """Beats a minute by autocorrelation: the beat whose multiples have the most in common with the piece."""
    onsets = onset_strength(x)
    onsets = onsets - onsets.mean()
    size = 2 * len(onsets)
    spectrum = np.fft.rfft(onsets, size)
    correlation = np.fft.irfft(np.abs(spectrum) ** 2)[: len(onsets)]
    correlation = correlation / (np.arange(len(onsets), 0, -1) * (onsets.var() + 1e-12))
    lags = np.arange(len(onsets))
    best = (-1.0, 0.0)
    for bpm in np.arange(slowest, fastest, 0.25):
        beat = 200 * 60 / bpm
        at = np.interp(beat * np.array([1, 2, 4, 8]), lags, correlation)
        half = np.interp(beat * np.array([0.5, 0.25]), lags, correlation)
        prior = np.exp(-0.5 * (np.log2(bpm / 100) / 0.8) ** 2)
        score = (at @ [1.0, 1.0, 1.0, 0.7] + half @ [0.4, 0.2]) * prior
        best = max(best, (score, bpm))
    return best[1]


def tempo_matches(found, wanted, tolerance=0.06):
    """Up to an octave."""
    return any(abs(found * factor / wanted - 1) <= tolerance for factor in (0.5, 1, 2))


def key_mode(x):
    """Above 0: rather major. The difference of the best correlations with Krumhansl's profiles."""
    window = 8192
    p = power(x, window, 4096)
    bins = np.fft.rfftfreq(window, 1 / RATE)
    used = (bins > 80) & (bins < 2000)
    pitch = np.round(12 * np.log2(bins[used] / 440)).astype(int) % 12
    chroma = np.array([np.sqrt(p[used][pitch == c]).sum() for c in range(12)])
    major = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
    minor = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])
    best = [max(np.corrcoef(np.roll(profile, k), chroma)[0, 1] for k in range(12)) for profile in (major, minor)]
    return float(best[0] - best[1])


def perplexity(codes, size):
    counts = np.bincount(np.asarray(codes).ravel(), minlength=size).astype(float)
    p = counts / counts.sum()
    return float(np.exp(-(p[p > 0] * np.log(p[p > 0])).sum()))


def repeat_rate(codes, lag):
    """Of each codebook: the share of the first bars' codes that come again `lag` frames later. codes: [K, T]"""
    codes = np.asarray(codes)
    span = min(lag, codes.shape[1] - lag)
    return (codes[:, :span] == codes[:, lag:lag + span]).mean(1)
