"""Kinds of objects that come with simkit: one file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from simkit.resources import resource_dir
from simkit.scenario.bundle import Bundle
from simkit.scenario.reading import read_file


@cache
def kind_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (resource_dir("assets") / "kinds").glob("*.yaml")))


@cache
def kind_text(name: str) -> str:
    """Raises SimkitError where the file cannot be read."""
    return read_file(resource_dir("assets") / "kinds" / f"{name}.yaml", f"kinds/{name}.yaml")


def kind_of(bundle: Bundle, name: str) -> str | None:
    """The text of a kind: the one kept in the bundle, else the library's, which is then kept: it is part of what the
    scenario does."""
    key = f"kinds/{name}.yaml"
    if key not in bundle.files and name in kind_names():
        bundle.files[key] = kind_text(name)
    return bundle.files.get(key)


def library_texts(texts: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    """The library's own words in one language; in English where it does not speak it."""
    stem = language.partition("-")[0]
    return {
        id: by.get(language) or by.get(stem) or by.get("en") or next(iter(by.values()))
        for id, by in texts.items()
    }
