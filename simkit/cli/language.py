"""Which language to speak: what was asked for, else the locale's, else English."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def message_language(args: Sequence[str], environ: Mapping[str, str] | None = None) -> str:
    """Language of simkit's own messages: `en` or `nl`. It must be known before the arguments are understood."""
    for at, arg in enumerate(args):
        if arg == "--language" and at + 1 < len(args):
            return _own(args[at + 1])
        if arg.startswith("--language="):
            return _own(arg.partition("=")[2])
    return _own(locale_language(environ) or "en")


def locale_language(environ: Mapping[str, str] | None = None) -> str | None:
    """`nl` for `LANG=nl_NL.UTF-8`; None where the locale says nothing of a language."""
    found = os.environ if environ is None else environ
    value = next((found[name] for name in _VARIABLES if found.get(name)), "")
    base = value.partition(".")[0].partition("@")[0].partition("_")[0].lower()
    return base if base and base not in ("c", "posix") else None


def _own(tag: str) -> str:
    return "nl" if tag.lower().partition("-")[0] == "nl" else "en"
