"""What changed since the last report: settings, who can see what, and what is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from simkit.server.privacy.facts import Facts


@dataclass(frozen=True, slots=True)
class Change:
    what: str
    """Name of a field of `Facts`, with the role, route or kind after a colon where it has many."""
    before: str
    after: str
    asks: bool
    """Whether staff and their representatives should be asked or told before it is used: more is seen or recorded."""


def changes(before: Facts, after: Facts) -> tuple[Change, ...]:
    found: list[Change] = []
    for one in fields(Facts):
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old == new:
            continue
        if isinstance(new, dict):
            for key in sorted(old.keys() | new.keys()):
                was, now = old.get(key, ()), new.get(key, ())
                if was != now:
                    found.append(
                        Change(f"{one.name}: {key}", _text(was), _text(now), bool(set(now) - set(was)))
                    )
        elif isinstance(new, tuple):
            asks = one.name == "recorded" and bool(set(new) - set(old))
            found.append(Change(one.name, _text(set(old) - set(new)), _text(set(new) - set(old)), asks))
        else:
            found.append(Change(one.name, _text(old), _text(new), _more(one.name, old, new)))
    return tuple(found)


def _more(name: str, old: Any, new: Any) -> bool:
    if name == "suppress_below":
        return bool(new < old)
    if name == "retention_months":
        return bool(new > old)
    return name in ("lrs", "database")


def _text(value: Any) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(sorted(str(one) for one in value)) or "–"
    return str(value) or "–"
