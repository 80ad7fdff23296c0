"""Names, numbers and addresses as people type them, made plain."""

from __future__ import annotations

import re
import unicodedata

MOST = 200
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


def clean(text: str, most: int = MOST) -> str:
    """One line in normal form C, without control characters and characters that turn the direction of text."""
    marks = "".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in text)
    kept = "".join(one for one in marks if not unicodedata.category(one).startswith("C"))
    return " ".join(unicodedata.normalize("NFC", kept).split())[:most]


def clean_email(text: str) -> str:
    """In small letters, so that one address is one account."""
    return clean(text).lower()


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None
