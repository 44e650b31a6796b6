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


def beat(x):
    """(strength, beats a minute): the mean autocorrelation of the onset envelope at 1, 2, 4 and 8 sixteenths, for the
    sixteenth of 5 to 12 frames of 20 ms that has the most."""
    hop = RATE // 50
    _, _, spectrum = stft(x, RATE, nperseg=2048, noverlap=2048 - hop, boundary="even")
    onsets = np.maximum(np.diff(np.log(np.abs(spectrum) ** 2 + 1e-8), axis=1), 0).mean(0)
    onsets = onsets - onsets.mean()
    correlation = np.correlate(onsets, onsets, "full")[len(onsets) - 1:]
    correlation = correlation / (correlation[0] + 1e-12)
    strength, frames = max((correlation[[n, 2 * n, 4 * n, 8 * n]].mean(), n) for n in range(5, 13))
    return float(strength), 750 / frames


def onset_strength(x, hop=160):
    """200 Hz: the rise of the log spectrum, summed over bands, its slow part taken out."""
    mel = log_mel(x, 40, 1024, hop, -60.0)
    rise = np.maximum(0, mel[:, 2:] - mel[:, :-2]).mean(0)
    around = np.convolve(rise, np.ones(101) / 101, "same")
    return np.maximum(0, rise - around)


def onset_correlation(x):
    """Autocorrelation of the onsets, every 5 ms."""
    onsets = onset_strength(x)
    onsets = onsets - onsets.mean()
    spectrum = np.fft.rfft(onsets, 2 * len(onsets))
    correlation = np.fft.irfft(np.abs(spectrum) ** 2)[: len(onsets)]
    return correlation / (np.arange(len(onsets), 0, -1) * (onsets.var() + 1e-12))


def on_grid(x, tempi, tolerance=0.04):
    """Whether the sixteenth (0.1 to 0.24 s) whose 1, 2, 4 and 8 fold correlates best is that of one of the tempi."""
    correlation = onset_correlation(x)
    lags = np.arange(len(correlation))
    sixteenths = np.arange(20, 49, 0.25)
    best = max(sixteenths, key=lambda s: np.interp(s * np.array([1, 2, 4, 8]), lags, correlation).sum())
    return any(abs(3000 / best / tempo - 1) <= tolerance for tempo in tempi)


def tempo_features(x):
    """The autocorrelation at 1 to 32 sixteenths of 125 beats a minute, however large it is: enough to tell that tempo from
    half of it."""
    correlation = onset_correlation(x)[24 * np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32])]
    return correlation / (np.linalg.norm(correlation) + 1e-9)


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
