"""The faces a line can ask for with `face:`; presenters show these and describe them in words."""

from __future__ import annotations

FACES: tuple[str, ...] = (
    "neutral",
    "calm",
    "irritated",
    "angry",
    "worried",
    "sad",
    "disappointed",
    "surprised",
    "relieved",
    "smile",
    "glad",
)
VOICES: tuple[str, ...] = ("woman", "man")
"""Kinds of voice a presenter chooses from; which voice it is depends on the language and the machine."""
