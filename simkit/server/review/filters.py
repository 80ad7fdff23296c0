"""What the inbox is asked for: all of it in the address, so that a bookmark finds the same again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from urllib.parse import urlencode

MODES = ("assessment", "practice")
SORTS = ("newest", "oldest", "due")
LEVELS = ("1", "2", "2-", "3", "3-", "4")
"""A level, or with `-` that level or a lower one."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Each field is a value of the address by the same name; empty: whatever it is."""

    group: str = ""
    scenario: str = ""
    skill: str = ""
    level: str = ""
    mode: str = ""
    judged: str = ""
    since: str = ""
    until: str = ""
    search: str = ""
    sort: str = "newest"
    after: str = ""
    """Where the page before ended: a moment and a session's id."""

    @property
    def narrowed(self) -> bool:
        return any(getattr(self, name) for name in _NARROWS)

    @property
    def narrowed_further(self) -> bool:
        """By what stands under *more filters*."""
        return any(
            getattr(self, name) for name in _NARROWS if name not in ("search", "group", "judged", "scenario")
        )

    @property
    def place(self) -> tuple[datetime, str] | None:
        """`after`, read; None for the first page."""
        moment, _, id = self.after.partition("~")
        try:
            at = datetime.fromisoformat(moment)
        except ValueError:
            return None
        return (at, id) if id and at.tzinfo is not None else None

    def address(self, **changed: str) -> str:
        """The query of an address, without what is empty or goes without saying."""
        values = {field.name: getattr(self, field.name) for field in fields(self)} | changed
        kept = {
            name: value for name, value in values.items() if value and (name, value) != ("sort", "newest")
        }
        return f"?{urlencode(kept)}" if kept else ""


_NARROWS = ("group", "scenario", "skill", "level", "mode", "judged", "since", "until", "search")


def read_filter(query: Mapping[str, str]) -> Filter:
    """What is not understood is left out: an old bookmark still finds something."""
    values = {field.name: query.get(field.name, "").strip()[:200] for field in fields(Filter)}
    for name, known in (("mode", MODES), ("level", LEVELS), ("judged", ("yes", "no")), ("sort", SORTS)):
        if values[name] not in known:
            values[name] = "newest" if name == "sort" else ""
    for name in ("since", "until"):
        if day(values[name]) is None:
            values[name] = ""
    if not values["skill"]:
        values["level"] = ""
    return Filter(**values)


def day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
