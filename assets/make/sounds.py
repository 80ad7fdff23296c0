"""Makes assets/sounds: a loop of quiet room sound for each place, and small sounds that belong there.

Run as `python -m assets.make.sounds`. All of it is computed here, from noise and tones; the same bytes each time.
A loop is made in frequencies, so that its end runs into its beginning.
"""

from __future__ import annotations

import json
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

INTO = Path(__file__).resolve().parents[1] / "sounds"
LOOP_RATE, LOOP_S = 11_025, 12
CUE_RATE = 22_050
LOUD = 0.12
"""RMS of every loop, of 1."""
PEAK = 0.7
Sound = npt.NDArray[np.float64]


def shaped_noise(rng: np.random.Generator, shape: Callable[[Sound], Sound]) -> Sound:
    """Noise whose strength at each frequency (Hz) is `shape` of it; seamless as a loop, RMS 1."""
    count = LOOP_RATE * LOOP_S
    hertz = np.fft.rfftfreq(count, 1 / LOOP_RATE)
    spectrum = shape(np.maximum(hertz, 1.0)) * np.exp(2j * np.pi * rng.random(len(hertz)))
    spectrum[0] = 0
    made = np.fft.irfft(spectrum, count)
    return made / np.sqrt((made**2).mean())


def band(low: float, high: float) -> Callable[[Sound], Sound]:
    return lambda hertz: 1 / (1 + (low / hertz) ** 4) / (1 + (hertz / high) ** 4)


def air(hertz: Sound) -> Sound:
    """Ventilation: strong below 200 Hz, little above 1 kHz."""
    return 1 / (1 + (30 / hertz) ** 4) / (1 + (hertz / 160) ** 1.6)


def murmur(rng: np.random.Generator, voices: int) -> Sound:
    """People talking far off: no words, only the bands of speech that swell at the pace of syllables."""
    total = np.zeros(LOOP_RATE * LOOP_S)
    for _ in range(voices):
        pitch = rng.uniform(180, 330)
        voice = shaped_noise(rng, band(pitch, pitch * 2.6)) + 0.25 * shaped_noise(rng, band(900, 1700))
        syllables = np.maximum(0, shaped_noise(rng, band(1.5, 4.5))) ** 1.3
        turns = np.clip(shaped_noise(rng, band(0.08, 0.3)) + 0.2, 0, 1.4)
        total += voice * syllables * turns
    return total / np.sqrt((total**2).mean())


def put(loop: Sound, what: Sound, second: float, loud: float) -> None:
    """Lay a sound into a loop, round its end if need be."""
    where = (int(second * LOOP_RATE) + np.arange(len(what))) % len(loop)
    loop[where] += what * loud


def tick(rng: np.random.Generator, rate: int, low: float, high: float, ms: float) -> Sound:
    """A short knock: a burst of noise round a frequency, gone in `ms`."""
    count = int(rate * ms * 6 / 1000)
    time = np.arange(count) / rate
    tone = np.sin(2 * np.pi * rng.uniform(low, high) * time + rng.uniform(0, 6))
    return (0.6 * tone + 0.4 * rng.standard_normal(count)) * np.exp(-time * 1000 / ms)


def typing(loop: Sound, rng: np.random.Generator, bursts: int, loud: float) -> None:
    for _ in range(bursts):
        at = rng.uniform(0, LOOP_S)
        for _ in range(int(rng.integers(6, 18))):
            put(loop, tick(rng, LOOP_RATE, 1400, 2600, 7), at, loud * rng.uniform(0.4, 1))
            at += rng.uniform(0.08, 0.24)


def hum(frequencies: dict[float, float]) -> Sound:
    """Steady tones; whole numbers of periods, so that they loop."""
    time = np.arange(LOOP_RATE * LOOP_S) / LOOP_RATE
    parts = [
        loud * np.sin(2 * np.pi * round(hz * LOOP_S) / LOOP_S * time) for hz, loud in frequencies.items()
    ]
    return np.sum(parts, axis=0)


def shop(rng: np.random.Generator) -> Sound:
    loop = 0.5 * shaped_noise(rng, air) + 0.5 * murmur(rng, 4)
    for second in (1.1, 1.7, 2.3, 2.9, 7.4, 8.0, 8.6):
        put(loop, tick(rng, LOOP_RATE, 110, 180, 28), second + rng.uniform(-0.04, 0.04), 0.8)
    return loop


def office(rng: np.random.Generator) -> Sound:
    loop = 0.8 * shaped_noise(rng, air) + 0.1 * murmur(rng, 2)
    typing(loop, rng, 4, 0.35)
    return loop


def meeting_room(rng: np.random.Generator) -> Sound:
    return 0.7 * shaped_noise(rng, air) + hum({100: 0.03, 200: 0.015})


def call_centre(rng: np.random.Generator) -> Sound:
    loop = 0.4 * shaped_noise(rng, air) + 0.6 * murmur(rng, 7)
    typing(loop, rng, 9, 0.4)
    return loop


def workshop(rng: np.random.Generator) -> Sound:
    slow = 1 + 0.12 * shaped_noise(rng, band(0.2, 0.8))
    turning = hum({49: 0.5, 98: 0.4, 147: 0.2, 245: 0.12, 294: 0.08}) * slow
    loop = 0.55 * shaped_noise(rng, air) + turning + 0.12 * shaped_noise(rng, band(900, 2400))
    for second in (3.2, 3.35, 9.1):
        put(loop, tick(rng, LOOP_RATE, 700, 1500, 45), second, 0.5)
    return loop


def door(rng: np.random.Generator) -> Sound:
    """The latch, the leaf through the air, and shut."""
    out = np.zeros(int(CUE_RATE * 1.5))
    time = np.arange(len(out)) / CUE_RATE
    sweep = np.exp(-(((time - 0.55) / 0.22) ** 2))
    wind = np.convolve(rng.standard_normal(len(out)), np.ones(40) / 40, "same")
    out += wind * sweep * 0.9
    for second, low, high, ms, loud in (
        (0.08, 900, 1500, 9, 0.5),
        (0.16, 500, 800, 12, 0.35),
        (1.0, 80, 140, 60, 1),
    ):
        knock = tick(rng, CUE_RATE, low, high, ms) * loud
        at = int(second * CUE_RATE)
        out[at : at + len(knock)] += knock[: len(out) - at]
    return out * np.minimum(1, (1.5 - time) / 0.1)


def phone(rng: np.random.Generator) -> Sound:
    """Two soft rings of a desk telephone some desks away."""
    time = np.arange(int(CUE_RATE * 2.2)) / CUE_RATE
    tone = np.sin(2 * np.pi * 440 * time) + 0.6 * np.sin(2 * np.pi * 480 * time)
    tone *= 1 + 0.5 * np.sin(2 * np.pi * 20 * time)
    on = sum(np.exp(-(((time - middle) / 0.26) ** 6)) for middle in (0.35, 1.35))
    return tone * on


LOOPS = {
    "shop": shop,
    "office": office,
    "meeting-room": meeting_room,
    "call-centre": call_centre,
    "workshop": workshop,
}
CUES = {"door": door, "phone": phone}
NAMES = {
    "shop": {"en": "people in a shop", "nl": "mensen in een winkel"},
    "office": {"en": "quiet office, typing", "nl": "stil kantoor, getyp"},
    "meeting-room": {"en": "quiet room", "nl": "stille kamer"},
    "call-centre": {"en": "voices of colleagues", "nl": "stemmen van collega's"},
    "workshop": {"en": "machine running", "nl": "draaiende machine"},
    "door": {"en": "door opens and shuts", "nl": "deur gaat open en dicht"},
    "phone": {"en": "telephone rings", "nl": "telefoon gaat over"},
}
"""What a caption calls them."""


def main() -> None:
    INTO.mkdir(parents=True, exist_ok=True)
    for number, (name, make) in enumerate({**LOOPS, **CUES}.items()):
        sound = make(np.random.Generator(np.random.PCG64(number + 1)))
        # All loops are alike in strength; what stands out of one is rounded off, not cut.
        strength = LOUD / np.sqrt((sound**2).mean()) if name in LOOPS else PEAK / np.abs(sound).max()
        sound = np.tanh(sound * strength)
        with wave.open(str(INTO / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(LOOP_RATE if name in LOOPS else CUE_RATE)
            file.writeframes(np.round(sound * 32767).astype("<i2").tobytes())
    index = {name: {"file": f"{name}.wav", "names": NAMES[name]} for name in (*LOOPS, *CUES)}
    (INTO / "sounds.json").write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
