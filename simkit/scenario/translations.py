"""Translations beside a scenario: gettext files, found by id alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import polib

from simkit.errors import Place, diagnostic
from simkit.scenario.build.texts import check_text
from simkit.scenario.bundle import Bundle
from simkit.scenario.model import Fact
from simkit.scenario.near import listed
from simkit.scenario.reading import Problems, Scalar
from simkit.scenario.reading.problems import SIZES
from simkit.scenario.shape.words import _LANGUAGE

_MOST_ENTRIES = 20_000


@dataclass(slots=True)
class Translated:
    """Language -> text id -> text; language -> ids that are stale or have no translation; language -> text id ->
    where it is written."""

    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    stale: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, dict[str, Place]] = field(default_factory=dict)


def translated(
    bundle: Bundle,
    sources: Mapping[str, str],
    facts: Mapping[str, Fact | None],
    worded: Collection[str],
    language: str,
    problems: Problems,
) -> Translated:
    """Reads every .po of the bundle. `sources`: text id -> source text, the rubric's too; the rest as `check_text`."""
    found = Translated()
    for name in bundle.translations:
        into = name.removesuffix(".po")
        here = Problems(bundle.shown(name), bundle.files[name].splitlines())
        if not _LANGUAGE.match(into):
            here.at("SK5006", 0, 0, found=into)
        elif into != language:
            entries = _entries(bundle.files[name], here)
            if entries is not None:
                _one(into, entries, sources, (facts, worded), found, here)
        problems.found += here.found
    return found


def _entries(text: str, problems: Problems) -> list[Any] | None:
    try:
        # The line end keeps polib from taking the text for the name of a file.
        entries = list(polib.pofile(text + "\n", wrapwidth=0))
    except (OSError, UnicodeError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        line = "".join(c for c in str(error).rpartition("line ")[2] if c.isdecimal())
        problems.at("SK5004", max(0, int(line[:7] or 1) - 1), 0, reason=str(error)[:120] or "syntax")
        return None
    if len(entries) > _MOST_ENTRIES:
        problems.at("SK1004", 0, 0, most=_MOST_ENTRIES, **SIZES["texts"])
        return None
    return [entry for entry in entries if not entry.obsolete]


def _one(
    language: str,
    entries: list[Any],
    sources: Mapping[str, str],
    names: tuple[Mapping[str, Fact | None], Collection[str]],
    found: Translated,
    problems: Problems,
) -> None:
    texts: dict[str, str] = {}
    stale: set[str] = set()
    places = found.places.setdefault(language, {})
    for entry in entries:
        id, line = entry.msgctxt, max(0, (entry.linenum or 1) - 1)
        if id is None:
            problems.at("SK5003", line, 0, id=entry.msgid[:40], language=language)
        elif id not in sources:
            problems.at("SK5003", line, 0, id=id[:80], language=language)
        elif id in texts:
            problems.at("SK5005", line, 0, id=id)
        elif entry.msgstr.strip():
            scalar = Scalar(entry.msgstr, "block", line, 0)
            if not check_text(entry.msgstr, scalar, names[0], problems, names[1]):
                continue
            texts[id] = entry.msgstr.strip()
            places[id] = Place(problems.file, line + 1)
            if _differs(entry.msgid, sources[id]) or entry.fuzzy:
                stale.add(id)
                problems.at("SK5002", line, 0, id=id, language=language)
    missing = [id for id in sources if id not in texts]
    if missing:
        place = Place(problems.file)
        problems.found.append(
            diagnostic("SK5001", place, count=len(missing), language=language, ids=listed(missing, 6))
        )
    found.texts[language] = texts
    found.stale[language] = frozenset(stale.union(missing))


def _differs(translated_from: str, source: str) -> bool:
    """White space at the ends and line breaks made by folding do not count."""
    return translated_from.split() != source.split()
