"""How a cast member looks, in words: what a face on the stage shows, for whoever cannot see it."""

from __future__ import annotations

from simkit.present.words import has_word, word
from simkit.session.view import CastView

_SHOWS_FROM = 30
"""A feeling below this does not show in a face."""
_ANGRY_FROM = 50
_FACES = {"worry": "worried", "sadness": "sad", "joy": "glad", "surprise": "surprised"}


def looks(member: CastView, language: str) -> str:
    """The `face:` of the line, else the strongest feeling that shows; empty when nothing does."""
    face = member.face or _strongest(member)
    key = f"face.{face}"
    if not face:
        return ""
    return word(language, key) if has_word(key) else face


def _strongest(member: CastView) -> str:
    """Anger below 50 reads as irritated; trust and openness colour a face and are none themselves."""
    shown = {feeling: value for feeling, value in member.feels.items() if feeling in (*_FACES, "anger")}
    feeling = max(shown, key=lambda name: shown[name], default="")
    if not feeling or shown[feeling] < _SHOWS_FROM:
        return ""
    if feeling == "anger":
        return "angry" if shown[feeling] >= _ANGRY_FROM else "irritated"
    return _FACES[feeling]
