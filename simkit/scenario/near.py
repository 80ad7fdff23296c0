"""The word somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MANY = 300


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` most like `word`, if one is like it."""
    candidates = list(known)[:_MANY]
    lowered = {candidate.lower(): candidate for candidate in reversed(candidates)}
    if word.lower() in lowered:
        return lowered[word.lower()]
    found = get_close_matches(word[:60].lower(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else None


def listed(known: Iterable[str], most: int = 12) -> str:
    """`greet, agree, refuse`; an ellipsis where there are more than `most`."""
    words = list(known)
    shown = ", ".join(words[:most])
    return (shown + ", …" if len(words) > most else shown) or "-"


def hint(word: str, known: Iterable[str]) -> str:
    """For a remedy: the near word in quotes, else the list of all."""
    words = list(known)
    near = nearest(word, words)
    return f'"{near}"' if near else listed(words)
