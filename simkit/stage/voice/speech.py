"""What is to be said, and what came of it: a sound file with the times of its words and phonemes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

LONGEST_MS: Final = 300_000
_Ms = Annotated[int, Field(ge=0, le=LONGEST_MS)]


@dataclass(frozen=True, slots=True)
class Utterance:
    """`voice` is a kind: "woman", "man", "narrator" or "reader" (of the panels).

    `number` tells several people with one kind of voice apart. `speed` 1 is an easy pace, 0.7 is slow.
    """

    line: str
    """Text id; a recording is looked up by it. Empty for words that are no line."""
    text: str
    language: str
    voice: str = "narrator"
    number: int = 0
    speed: float = 1.0


@dataclass(frozen=True, slots=True)
class WordTime:
    """One word of `text.split()`; `first` and `last` (exclusive) are its characters in the text."""

    start_ms: int
    end_ms: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PhonemeTime:
    start_ms: int
    end_ms: int
    ipa: str
    """Empty for a pause."""


@dataclass(frozen=True, slots=True)
class Speech:
    file: Path
    length_ms: int
    words: tuple[WordTime, ...]
    """One for each word of `text.split()`, in order, starts never going back."""
    phonemes: tuple[PhonemeTime, ...]
    """Empty where nobody could tell them: the mouth then goes by the letters."""
    source: str
    """"recording", or the engine's name."""


class Timing(BaseModel):
    """Times as a file holds them: in the cache, from an engine's process, or beside a recording.

    `words` has a pair [start, end] for each word of the line; `phonemes` triples [start, end, IPA].
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    length_ms: _Ms = 0
    words: Annotated[tuple[tuple[_Ms, _Ms], ...], Field(max_length=4_000)] = ()
    phonemes: Annotated[
        tuple[tuple[_Ms, _Ms, Annotated[str, Field(max_length=16)]], ...], Field(max_length=20_000)
    ] = ()


def speech_of(file: Path, timing: Timing, text: str, source: str) -> Speech:
    """Raises ValueError where the times do not belong to the text."""
    spans = word_spans(text)
    if len(spans) != len(timing.words):
        raise ValueError(f"{len(timing.words)} words have times, the line has {len(spans)}")
    words = tuple(
        WordTime(start, end, first, last)
        for (start, end), (first, last) in zip(timing.words, spans, strict=True)
    )
    phonemes = tuple(PhonemeTime(*one) for one in timing.phonemes)
    return Speech(file, timing.length_ms, words, phonemes, source)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each word of `text.split()` stands in the text."""
    spans = []
    at = 0
    for word in text.split():
        first = text.index(word, at)
        at = first + len(word)
        spans.append((first, at))
    return spans


def word_at(words: tuple[WordTime, ...], at_ms: float) -> int:
    """Which word is being said; the first before it began, the last after it ended."""
    found = 0
    for index, word in enumerate(words):
        if word.start_ms > at_ms:
            break
        found = index
    return found
