"""What a speech engine is to the rest: it writes a sound file and tells the times in it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from simkit.errors import Diagnostic, SimkitError
from simkit.stage.voice.speech import Timing, Utterance


class EngineFailed(SimkitError):
    """This line could not be made; the next one may."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found)


class Engine(Protocol):
    name: str
    natural: bool
    """Whether it sounds like a person."""

    def identity(self, utterance: Utterance) -> tuple[str | int | float, ...] | None:
        """All that the sound hangs on, for the cache, without starting anything; None: it cannot say this."""

    def speak(self, utterance: Utterance, into: Path) -> Timing:
        """Write a WAV file. Called from one worker thread, may take seconds. Raises EngineFailed.

        `length_ms` is needed; words that are not told are estimated, and without phonemes lips go by the letters.
        """

    def close(self) -> None: ...
