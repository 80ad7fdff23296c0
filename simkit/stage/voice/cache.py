"""Speech that was made before, by what it was made of."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from simkit.stage.voice.speech import Speech, Timing, speech_of

MOST_BYTES: Final = 256 * 2**20
_FORMAT: Final = 1


class SpeechCache:
    """A folder of pairs `<hash>.wav` and `<hash>.json`; the second is written last, so a pair is whole or absent.

    Without a folder it is one of its own that goes when the cache is closed. OSError where it cannot be made.
    """

    def __init__(self, folder: Path | None) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="simkit-voice-") if folder is None else None
        self.folder = Path(self._temporary.name) if self._temporary else folder / "voice"  # type: ignore[operator]
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def key(self, *parts: str | int | float) -> str:
        return hashlib.sha256(json.dumps([_FORMAT, *parts]).encode()).hexdigest()

    def get(self, key: str, text: str) -> Speech | None:
        """None where it is not there, or damaged."""
        wav, times = self._paths(key)
        try:
            held = json.loads(times.read_bytes())
            found = speech_of(wav, Timing.model_validate(held["timing"]), text, str(held["source"]))
            os.utime(wav)
        except (OSError, ValueError, ValidationError, KeyError, TypeError):
            return None
        return found

    def sound_path(self, key: str) -> Path:
        """Where to write the sound before `put`."""
        return self.folder / f"{key}.{os.getpid()}.part.wav"

    def put(self, key: str, text: str, timing: Timing, source: str) -> Speech:
        """Take the sound written at `sound_path(key)`. Raises OSError, or ValueError for times of another text."""
        wav, times = self._paths(key)
        made = speech_of(wav, timing, text, source)
        self.sound_path(key).replace(wav)
        part = times.with_suffix(f".{os.getpid()}.part.json")
        part.write_text(json.dumps({"source": source, "timing": timing.model_dump()}), encoding="utf-8")
        part.replace(times)
        return made

    def prune(self, most_bytes: int = MOST_BYTES) -> None:
        """Drop what was not used for longest, until it is no more than that."""
        held = []
        for path in self.folder.glob("*.wav"):
            with suppress(OSError):
                state = path.stat()
                held.append((state.st_mtime, state.st_size, path))
        total = sum(size for _, size, _ in held)
        for _, size, path in sorted(held):
            if total <= most_bytes:
                break
            with suppress(OSError):
                path.with_suffix(".json").unlink(missing_ok=True)
                path.unlink()
            total -= size

    def close(self) -> None:
        if self._temporary is not None:
            with suppress(OSError):
                self._temporary.cleanup()

    def _paths(self, key: str) -> tuple[Path, Path]:
        return self.folder / f"{key}.wav", self.folder / f"{key}.json"
