"""Lines that a voice actor recorded: `voices/<language>/<line id>.ogg` (or .wav) in the scenario's folder."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from simkit.errors import SimkitError, diagnostic
from simkit.stage.voice.samples import read_sound, slower, voiced_part, write_wav
from simkit.stage.voice.speech import Timing, word_spans
from simkit.stage.voice.timing import slowed, stretched, words_by_letters

KINDS: Final = (".ogg", ".wav", ".opus", ".flac")
LARGEST: Final = 32 * 2**20
LARGEST_ALIGNMENT: Final = 2**20
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recording:
    file: Path
    alignment: Path | None
    """`<line id>.json`: times of its words and phonemes, by whoever aligned it."""

    def content(self) -> str:
        """A hash of what the files hold. Raises OSError."""
        made = hashlib.sha256(self.file.read_bytes())
        if self.alignment is not None:
            made.update(self.alignment.read_bytes())
        return made.hexdigest()


def find_recording(folder: Path, language: str, line: str) -> Recording | None:
    """None where there is none. Raises SimkitError SK8605 for one that lies outside the folder or is too large."""
    if not (_NAME.fullmatch(line) and _NAME.fullmatch(language)):
        return None
    home = folder / "voices" / language
    for kind in KINDS:
        file = home / f"{line}{kind}"
        if file.is_file():
            _check(file, folder, LARGEST)
            alignment = home / f"{line}.json"
            if not alignment.is_file():
                return Recording(file, None)
            _check(alignment, folder, LARGEST_ALIGNMENT)
            return Recording(file, alignment)
    return None


def has_recordings(folder: Path, language: str) -> bool:
    """Whether the scenario brings a voice in that language."""
    home = folder / "voices" / language
    return bool(_NAME.fullmatch(language)) and any(
        next(home.glob(f"*{kind}"), None) is not None for kind in KINDS
    )


def take_recording(
    recording: Recording, text: str, spoken: Timing | None, speed: float, into: Path
) -> Timing:
    """Write it without the silence round it, as slow as asked, and say where its words and phonemes are.

    `spoken`: how an engine would time the text, laid over the recording's length where no alignment came with it.
    Raises SimkitError SK8605 for a sound that cannot be read, SK8606 for an alignment that does not fit.
    """
    try:
        sound, rate = read_sound(recording.file)
    except (ValueError, OSError) as error:
        raise _unusable(recording.file, str(error)) from error
    first, last = voiced_part(sound, rate)
    kept = sound[first:last]
    length = len(kept) * 1000 // rate
    timing = _aligned(recording.alignment, text, first * 1000 // rate, length)
    if timing is None:
        timing = stretched(spoken, length) if spoken is not None else Timing(length_ms=length)
    if len(timing.words) != len(word_spans(text)):
        timing = timing.model_copy(update={"words": tuple(words_by_letters(text, length))})
    out = slower(kept, rate, speed)
    write_wav(into, out, rate)
    return slowed(timing, len(out) * 1000 // rate)


def _aligned(path: Path | None, text: str, cut_ms: int, length_ms: int) -> Timing | None:
    """Its times count from the beginning of the file, of which `cut_ms` was cut off."""
    if path is None:
        return None
    try:
        found = Timing.model_validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise SimkitError(diagnostic("SK8606", file=path.name, reason=reason)) from error
    words = len(word_spans(text))
    if found.words and len(found.words) != words:
        reason = f"{len(found.words)} words, the line has {words}"
        raise SimkitError(diagnostic("SK8606", file=path.name, reason=reason))

    def at(ms: int) -> int:
        return min(max(ms - cut_ms, 0), length_ms)

    return Timing(
        length_ms=length_ms,
        words=tuple((at(a), at(b)) for a, b in found.words),
        phonemes=tuple((at(a), at(b), ipa) for a, b, ipa in found.phonemes),
    )


def _check(file: Path, folder: Path, most: int) -> None:
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve(strict=True)):
            raise _unusable(file, "it leads out of the scenario's folder")
        if file.stat().st_size > most:
            raise _unusable(file, f"larger than {most // 2**20} MB")
    except (OSError, RuntimeError) as error:
        raise _unusable(file, str(error)) from error


def _unusable(file: Path, reason: str) -> SimkitError:
    return SimkitError(diagnostic("SK8605", file=f"{file.parent.name}/{file.name}", reason=reason))
