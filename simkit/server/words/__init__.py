"""Every word of the console, in English and Dutch, one file a room.

The trainee is "you" and *je*; a button is an infinitive in Dutch, an instruction an imperative.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

LANGUAGES: Final = ("en", "nl")


@cache
def table() -> Mapping[str, tuple[str, str]]:
    """Key -> (English, Dutch), over all rooms. A key that two rooms give is a ValueError."""
    found: dict[str, tuple[str, str]] = {}
    for module in iter_modules(__path__):
        words: Mapping[str, tuple[str, str]] = import_module(f"{__name__}.{module.name}").WORDS
        if twice := found.keys() & words.keys():
            raise ValueError(f"{module.name} gives again: {sorted(twice)}")
        found |= words
    return found


def word(language: str, key: str, /, **values: Any) -> str:
    """KeyError for a key that no room gives. `<key>.one` is taken, where it is there, when `n` is 1."""
    words = table()
    if values.get("n") == 1 and f"{key}.one" in words:
        key = f"{key}.one"
    text = words[key][LANGUAGES.index(language)]
    return text.format(**values) if values else text
