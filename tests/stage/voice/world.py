"""A voice with the real engine, sentences, and sounds made here."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from simkit.errors import Diagnostic
from simkit.stage.voice import Saying, Speech, Utterance, Voice
from simkit.stage.voice.espeak import EspeakEngine
from simkit.stage.voice.find import Espeak, find_espeak
from simkit.stage.voice.samples import Sound, write_wav

PATIENCE_S = 60.0
SENTENCES = {
    "nl": "Mijn pakket had er maandag moeten zijn, en op donderdag komt mevrouw De Boer al om het bij mij te halen.",
    "en": "My parcel should have been here by Monday, and it was meant to be a birthday present for my mum.",
}


def espeak() -> Espeak:
    found = find_espeak()
    assert found is not None, "these tests need espeak-ng: ./test installs it"
    return found


def engine(patience_s: float = PATIENCE_S) -> EspeakEngine:
    return EspeakEngine(espeak(), patience_s=patience_s)


def done(saying: Saying) -> Speech | None:
    assert saying.wait(PATIENCE_S), "the voice gave no answer"
    return saying.speech


def spoken(from_voice: Voice, /, text: str, language: str = "en", line: str = "", **how: object) -> Speech:
    speech = done(from_voice.say(Utterance(line, text, language, **how)))  # type: ignore[arg-type]
    assert speech is not None, from_voice.take_notes()
    return speech


def until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


def codes(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found]


def tone(seconds: float, rate: int = 22_050, hertz: float = 200.0) -> Sound:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def silence(seconds: float, rate: int = 22_050) -> Sound:
    return np.zeros(int(seconds * rate), np.float32)


def record(folder: Path, line: str, sound: Sound, language: str = "en", rate: int = 22_050) -> Path:
    """As if an actor had spoken it."""
    path = folder / "voices" / language / f"{line}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_wav(path, sound, rate)
    return path
