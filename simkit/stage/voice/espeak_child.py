"""Speaks lines with libespeak-ng, in a process of its own: run as a script, never imported.

eSpeak NG is GPL-3-or-later. It is loaded here and nowhere else, so that no process of simkit's own holds it; the
two talk in JSON, a line each way: {"text", "voice", "rate", "pitch", "into"} → {"length_ms", "words", "phonemes"},
with words as [ms, first character] and phonemes as [start ms, end ms, IPA]. Standard library alone.
"""

from __future__ import annotations

import ctypes
import json
import sys
import wave
from typing import Any, Final

_SYNCHRONOUS: Final = 2
_PHONEME_EVENTS, _IPA, _DO_NOT_EXIT = 0x0001, 0x0002, 0x8000
_UTF8: Final = 1
_RATE, _PITCH = 1, 3
_WORD, _PHONEME = 1, 7
_LONGEST_S: Final = 290
"""A voice that goes on longer than any line is stopped."""


class _Event(ctypes.Structure):
    # espeak_EVENT of speak_lib.h; its last field is a union of 8 bytes.
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Speaker:
    """Raises OSError where none of the libraries can be loaded or started."""

    def __init__(self, libraries: list[str], data: str | None) -> None:
        self._library = _load(libraries)
        options = _PHONEME_EVENTS | _IPA | _DO_NOT_EXIT
        at = data.encode() if data else None
        self.rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, 0, at, options))
        if self.rate <= 0:
            raise OSError(f"espeak_Initialize returned {self.rate}")
        self._samples = bytearray()
        self._words: list[tuple[int, int]] = []
        self._phonemes: list[tuple[int, str]] = []
        self._callback = _Callback(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._samples.clear()
        self._words.clear()
        self._phonemes.clear()
        if self._library.espeak_SetVoiceByName(asked["voice"].encode()) != 0:
            raise LookupError(f"no voice {asked['voice']}")
        self._library.espeak_SetParameter(_RATE, int(asked["rate"]), 0)
        self._library.espeak_SetParameter(_PITCH, int(asked["pitch"]), 0)
        text = asked["text"].replace("\0", " ").encode() + b"\0"
        state = self._library.espeak_Synth(text, len(text), 0, 1, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        if state != 0:
            raise OSError(f"espeak_Synth returned {state}")
        with wave.open(asked["into"], "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self.rate)
            file.writeframes(self._samples)
        length = len(self._samples) * 1000 // (2 * self.rate)
        ends = [ms for ms, _ in self._phonemes[1:]] + [length]
        return {
            "length_ms": length,
            "words": self._words,
            "phonemes": [
                (start, max(start, end), ipa) for (start, ipa), end in zip(self._phonemes, ends, strict=True)
            ],
        }

    def _take(self, sound: Any, count: int, events: Any) -> int:
        if count > 0 and sound:
            self._samples += ctypes.string_at(sound, count * 2)
        index = 0
        while events[index].type:
            event = events[index]
            if event.type == _WORD and event.length > 0:
                self._words.append((event.ms, event.position - 1))
            elif event.type == _PHONEME:
                self._phonemes.append((event.ms, event.name.decode("utf-8", "ignore")))
            index += 1
        return int(len(self._samples) > _LONGEST_S * self.rate * 2)


def _load(libraries: list[str]) -> Any:
    reasons = []
    for name in libraries:
        try:
            library = ctypes.CDLL(name)
        except OSError as error:
            reasons.append(str(error))
            continue
        # Pointers must not be cut to 32 bits.
        library.espeak_Initialize.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
        library.espeak_SetSynthCallback.argtypes = (_Callback,)
        library.espeak_SetVoiceByName.argtypes = (ctypes.c_char_p,)
        library.espeak_Synth.argtypes = (
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )
        return library
    raise OSError("; ".join(reasons) or "no library named")


def main() -> None:
    """Arguments: the folder of espeak's data or an empty string, then libraries to try."""

    def say(answer: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    try:
        speaker = Speaker(sys.argv[2:], sys.argv[1] or None)
    except (OSError, AttributeError) as error:
        say({"failed": str(error)})
        return
    say({"ready": True})
    for line in sys.stdin:
        try:
            say(speaker.speak(json.loads(line)))
        except (OSError, LookupError, ValueError, KeyError, wave.Error) as error:
            say({"failed": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
