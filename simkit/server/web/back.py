"""Where to go after a form: a path on this site, whatever was asked for."""

from __future__ import annotations


def safe_path(given: str) -> str:
    """The path, or `/` for what a browser might take for another site."""
    plain = (
        given.startswith("/")
        and not given.startswith("//")
        and "\\" not in given
        and all(letter.isprintable() for letter in given)
    )
    return given if plain else "/"
