"""eSpeak NG as an engine: clear and robotic, in Dutch and English, always in another process."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, Final

from simkit.errors import diagnostic
from simkit.stage.voice.child import PATIENCE_S, Child, ChildFailed, NeverUp, python_script
from simkit.stage.voice.engine import EngineFailed
from simkit.stage.voice.espeak_command import speak_by_command
from simkit.stage.voice.find import Espeak
from simkit.stage.voice.speech import Timing, Utterance
from simkit.stage.voice.timing import words_from_events

LONGEST_TEXT: Final = 4_000
RATE: Final = 150
"""Words a minute at speed 1: a little under the engine's own, for it is harder to follow than a person."""
READER_RATE: Final = 185
_VARIANTS: Final = {
    "woman": (("f2", 50), ("f4", 58), ("f3", 42)),
    "man": (("m3", 42), ("m1", 50), ("m7", 36)),
    "narrator": (("m5", 40),),
    "reader": (("f5", 48),),
}
_LANGUAGES: Final = {"nl": "nl", "en": "en", "de": "de", "fr": "fr-fr", "es": "es", "it": "it", "pt": "pt"}
_GIVE_UP_AFTER: Final = 3


class EspeakEngine:
    """Speaks through a child that holds the library, and where that does not come up through its command."""

    name = "espeak-ng"
    natural = False

    def __init__(self, found: Espeak, *, patience_s: float = PATIENCE_S) -> None:
        self._found = found
        script = Path(__file__).with_name("espeak_child.py")
        self.child = Child(python_script(str(script), found.data, *found.libraries), patience_s=patience_s)
        self._failures = 0

    def identity(self, utterance: Utterance) -> tuple[str | int | float, ...] | None:
        return (self.name, *self._asked(utterance)) if utterance.language in _LANGUAGES else None

    def speak(self, utterance: Utterance, into: Path) -> Timing:
        """Raises EngineFailed SK8603, or SK8604 for a text that is too long."""
        if len(utterance.text) > LONGEST_TEXT:
            raise EngineFailed(diagnostic("SK8604", line=utterance.line or "-", most=LONGEST_TEXT))
        try:
            answer = self._answer(utterance, into)
            length = int(answer["length_ms"])
            events = [(int(ms), int(character)) for ms, character in answer["words"]]
            return Timing(
                length_ms=length,
                words=tuple(words_from_events(utterance.text, events, length)),
                phonemes=tuple(answer["phonemes"]),
            )
        except (ChildFailed, OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError) as error:
            raise EngineFailed(diagnostic("SK8603", engine=self.name, reason=str(error))) from error

    def close(self) -> None:
        self.child.close()

    def _answer(self, utterance: Utterance, into: Path) -> dict[str, Any]:
        voice, rate, pitch = self._asked(utterance)
        if self._failures < _GIVE_UP_AFTER or not self._found.program:
            asked = {"text": utterance.text, "voice": voice, "rate": rate, "pitch": pitch, "into": str(into)}
            try:
                answer = self.child.ask(asked)
            except NeverUp:
                if not self._found.program:
                    raise
                self._failures = _GIVE_UP_AFTER
            except ChildFailed:
                self._failures += 1
                raise
            else:
                self._failures = 0
                return answer
        return speak_by_command(
            self._found.program, utterance.text, voice=voice, rate=rate, pitch=pitch, into=into
        )

    def _asked(self, utterance: Utterance) -> tuple[str, int, int]:
        """The voice by espeak's name, words a minute, pitch 0 to 99."""
        kinds = _VARIANTS.get(utterance.voice, _VARIANTS["narrator"])
        variant, pitch = kinds[utterance.number % len(kinds)]
        rate = READER_RATE if utterance.voice == "reader" else RATE
        language = _LANGUAGES.get(utterance.language, utterance.language)
        return f"{language}+{variant}", round(rate * utterance.speed), pitch
