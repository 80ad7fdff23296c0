"""From what an engine tells to the times of a line's own words, and from one length to another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from simkit.stage.voice.speech import Timing, word_spans


def words_from_events(text: str, events: Sequence[tuple[int, int]], length_ms: int) -> list[tuple[int, int]]:
    """Times of the words of `text.split()` from (ms, character) where an engine began a word of its own.

    An engine's words are others: it splits at hyphens, spells out numbers and skips signs. A word that it skipped
    shares the time of the one before it.
    """
    spans = word_spans(text)
    starts: list[int | None] = [None] * len(spans)
    firsts = [first for first, _ in spans]
    for ms, character in events:
        index = bisect_right(firsts, character) - 1
        if index >= 0 and starts[index] is None:
            starts[index] = ms
    return _closed(_filled(starts, spans, length_ms), length_ms)


def words_by_letters(text: str, length_ms: int) -> list[tuple[int, int]]:
    """An estimate from the length of the words and the pauses their signs ask for."""
    words = text.split()
    weights = [
        len(word) + 1 + (4 if word[-1] in ".?!…" else 2 if word[-1] in ",;:–" else 0) for word in words
    ]
    total = sum(weights) or 1
    starts, passed = [], 0
    for weight in weights:
        starts.append(length_ms * passed // total)
        passed += weight
    return _closed(starts, length_ms)


def stretched(timing: Timing, length_ms: int) -> Timing:
    """The same times over another length: what sounds first begins at 0 and what sounds last ends at the end."""
    sounding = [(a, b) for a, b, ipa in timing.phonemes if ipa]
    first = sounding[0][0] if sounding else 0
    last = sounding[-1][1] if sounding else timing.length_ms
    span = max(1, last - first)

    def at(ms: int) -> int:
        return min(max((ms - first) * length_ms // span, 0), length_ms)

    return Timing(
        length_ms=length_ms,
        words=tuple((at(a), at(b)) for a, b in timing.words),
        phonemes=tuple((at(a), at(b), ipa) for a, b, ipa in timing.phonemes if ipa or a >= first),
    )


def slowed(timing: Timing, length_ms: int) -> Timing:
    """All of it, pauses at its ends too, over another length."""
    whole = max(1, timing.length_ms)
    return Timing(
        length_ms=length_ms,
        words=tuple((a * length_ms // whole, b * length_ms // whole) for a, b in timing.words),
        phonemes=tuple(
            (a * length_ms // whole, b * length_ms // whole, ipa) for a, b, ipa in timing.phonemes
        ),
    )


def _filled(starts: list[int | None], spans: list[tuple[int, int]], length_ms: int) -> list[int]:
    """Never back in time; where runs of words are unknown they share what lies between by their letters."""
    anchors = [(first, ms) for (first, _), ms in zip(spans, starts, strict=True) if ms is not None]
    if not anchors or anchors[0][0] > 0:
        anchors.insert(0, (0, 0))
    anchors.append((spans[-1][1] + 1 if spans else 1, length_ms))
    out: list[int] = []
    for first, _ in spans:
        after = bisect_right(anchors, first, key=lambda one: one[0])
        (a, a_ms), (b, b_ms) = anchors[after - 1], anchors[after]
        ms = a_ms + (b_ms - a_ms) * (first - a) // max(1, b - a)
        out.append(min(max(ms, out[-1] if out else 0), length_ms))
    return out


def _closed(starts: list[int], length_ms: int) -> list[tuple[int, int]]:
    """Each word lasts until the next begins."""
    return [(start, max(start, end)) for start, end in zip(starts, [*starts[1:], length_ms], strict=True)]
