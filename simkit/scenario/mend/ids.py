"""Ids for what has none: made from the scene and the words, so that a person can read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "for", "from", "have", "i", "id",
    "if", "ill", "im", "in", "is", "it", "its", "ive", "me", "my", "of", "on", "or", "so", "that", "the",
    "then", "this", "to", "was", "we", "will", "with", "would", "you", "your", "de", "het", "een", "en",
    "ik", "op", "te", "dat", "van", "ze", "zij", "er", "u", "uw", "je", "jij", "wij", "maar", "met",
    "voor", "om", "niet", "als", "aan", "dan", "die", "dit", "nou", "ja", "nee", "t", "s", "n", "m",
))  # fmt: skip
_MOST_WORDS = 3
_MOST_CHARS = 28


def id_from(scene: str, text: str, what: str, taken: Collection[str]) -> str:
    """`greeting.not-from-them`: the scene and up to three telling words; numbered where that is taken."""
    stem = f"{scene}.{slug(text) or what}"
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def slug(text: str) -> str:
    """The first telling words of a text, in ASCII; empty where it has none."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\{[^{}]*\}", " ", text)).encode("ascii", "ignore").decode()
    words = _WORD.findall(plain.lower().replace("'", ""))
    telling = [word for word in words if word not in _SMALL] or words
    chosen: list[str] = []
    for word in telling[:_MOST_WORDS]:
        if chosen and len("-".join((*chosen, word))) > _MOST_CHARS:
            break
        chosen.append(word[:_MOST_CHARS])
    return "-".join(chosen)
