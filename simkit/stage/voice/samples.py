"""Sound as numbers: reading what an actor recorded, cutting the silence off, saying it slower, writing WAV."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from panda3d.core import Datagram, Filename, MovieAudio

from simkit.stage.voice.speech import LONGEST_MS

Sound = npt.NDArray[np.float32]
"""One channel, -1 to 1."""
_BLOCK: Final = 65_536
_LEAST_RATE, _MOST_RATE = 8_000, 192_000


def read_sound(path: Path) -> tuple[Sound, int]:
    """WAV, Ogg Vorbis, Opus or FLAC as one channel, and its samples a second. Raises ValueError for what is none."""
    cursor = MovieAudio.get(Filename.fromOsSpecific(str(path))).open()
    if cursor is None:
        raise ValueError("no sound can be read from it")
    rate, channels = int(cursor.audioRate()), int(cursor.audioChannels())
    length = float(cursor.length())
    if not (_LEAST_RATE <= rate <= _MOST_RATE and 1 <= channels <= 8 and 0 < length * 1000 <= LONGEST_MS):
        raise ValueError(f"{length:.1f} s, {rate} samples a second, {channels} channels")
    wanted = int(length * rate)
    blocks: list[npt.NDArray[np.int16]] = []
    had = 0
    while had < wanted:
        data = Datagram()
        cursor.readSamples(min(_BLOCK, wanted - had), data)
        block = np.frombuffer(bytes(data), dtype="<i2")
        if len(block) < channels:
            break
        blocks.append(block[: len(block) // channels * channels])
        had += len(block) // channels
    if not blocks:
        raise ValueError("it holds no sound")
    both = np.concatenate(blocks).reshape(-1, channels).astype(np.float32) / 32768
    return both.mean(axis=1, dtype=np.float32), rate


def write_wav(path: Path, sound: Sound, rate: int) -> None:
    whole = (np.clip(sound, -1, 1) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(whole.tobytes())


def voiced_part(sound: Sound, rate: int, *, margin_ms: int = 30) -> tuple[int, int]:
    """First and last (exclusive) sample of what is not silence, by energy: all of it where nothing stands out.

    Silence is 10 ms frames 32 dB under the loudest, or under twice the quietest tenth where a room hums.
    """
    step = max(1, rate // 100)
    count = len(sound) // step
    if count < 3:
        return 0, len(sound)
    loud = np.sqrt((sound[: count * step].reshape(count, step).astype(np.float64) ** 2).mean(axis=1))
    floor = max(float(loud.max()) * 10 ** (-32 / 20), min(2 * float(np.percentile(loud, 10)), loud.max() / 4))
    heard = np.flatnonzero(loud > floor)
    if not len(heard):
        return 0, len(sound)
    margin = margin_ms * rate // 1000
    return max(0, int(heard[0]) * step - margin), min(len(sound), (int(heard[-1]) + 1) * step + margin)


def slower(sound: Sound, rate: int, speed: float) -> Sound:
    """The same voice at `speed` (0.5 to 1) of its pace, pitch kept: overlapping pieces, each laid where it fits best.

    Waveform-similarity overlap-add (Verhelst and Roelands, 1993).
    """
    if speed >= 0.995:
        return sound
    piece = rate * 40 // 1000 // 2 * 2
    hop, reach = piece // 2, rate * 8 // 1000
    if len(sound) < 2 * piece:
        return sound
    window = np.hanning(piece + 1)[:piece].astype(np.float32)
    padded = np.concatenate([np.zeros(reach, np.float32), sound, np.zeros(piece + reach, np.float32)])
    length = int(len(sound) / speed)
    out = np.zeros(length + piece, np.float32)
    weight = np.full(length + piece, 1e-6, np.float32)
    taken = 0
    for at in range(0, length, hop):
        ideal = int(at * speed)
        best = ideal
        if at:
            # What would follow the piece before is what the next one should look like.
            follows = padded[taken + hop + reach : taken + hop + reach + piece]
            around = padded[ideal : ideal + piece + 2 * reach]
            if len(follows) == piece and len(around) == piece + 2 * reach:
                best = ideal + int(np.argmax(_likeness(around, follows))) - reach
        source = padded[best + reach : best + reach + piece]
        size = min(len(source), piece)
        out[at : at + size] += source[:size] * window[:size]
        weight[at : at + size] += window[:size]
        taken = best
    return (out / np.maximum(weight, np.float32(0.05)))[:length].astype(np.float32)


def _likeness(around: Sound, piece: Sound) -> Sound:
    """Cross-correlation of the piece with each stretch of its length, by FFT."""
    size = 1 << (len(around) + len(piece) - 1).bit_length()
    product = np.fft.rfft(around, size) * np.conj(np.fft.rfft(piece, size))
    found: Sound = np.fft.irfft(product, size)[: len(around) - len(piece) + 1].astype(np.float32)
    return found
