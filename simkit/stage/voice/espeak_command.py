"""The command `espeak-ng`, for where its library cannot be loaded: real sound and phonemes, estimated times."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path
from typing import Any, Final

PATIENCE_S: Final = 10.0
_VOWELS: Final = frozenset("aɑɒæɐʌeɛəœøiɪɨoɔɵuʊyʏ")
_WITHOUT_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def speak_by_command(
    program: str, text: str, *, voice: str, rate: int, pitch: int, into: Path
) -> dict[str, Any]:
    """As the helper process answers. Raises OSError, subprocess.SubprocessError, wave.Error, ValueError."""
    ran = subprocess.run(
        [
            program,
            "-v",
            voice,
            "-s",
            str(rate),
            "-p",
            str(pitch),
            "-w",
            str(into),
            "--ipa",
            "--sep=_",
            "--stdin",
        ],
        input=text.replace("\0", " "),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=True,
        creationflags=_WITHOUT_WINDOW,
    )
    try:
        with wave.open(str(into), "rb") as file:
            length = file.getnframes() * 1000 // file.getframerate()
    except (wave.Error, EOFError) as error:
        raise ValueError(f"no sound: {error}") from error
    return {"length_ms": length, "words": [], "phonemes": spread(ran.stdout, length)}


def spread(ipa: str, length_ms: int) -> list[tuple[int, int, str]]:
    """Phonemes of `--ipa --sep=_` (words apart by spaces, clauses by lines) over the length, vowels longer."""
    sounds: list[tuple[str, float]] = []
    for clause in ipa.split("\n"):
        for word in clause.split():
            for sound in word.split("_"):
                plain = sound.strip("ˈˌ'")
                if plain:
                    sounds.append((sound, 1.6 if plain[0] in _VOWELS else 1.0))
        if clause.strip():
            sounds.append(("", 4.0))
    while sounds and not sounds[-1][0]:
        sounds.pop()
    total = sum(share for _, share in sounds) or 1.0
    out: list[tuple[int, int, str]] = []
    passed = 0.0
    for sound, share in sounds:
        start, passed = passed, passed + share
        out.append((int(length_ms * start / total), int(length_ms * passed / total), sound))
    return out
