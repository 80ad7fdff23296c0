"""What the record gives back: frozen values, whatever database they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from scoring import Scorecard
from simkit.session import Parent

Mode = Literal["practice", "class", "assessment"]
State = Literal["open", "done", "halted"]

LOCAL_HOME_PAGE = "https://simkit.example/local"
"""Home page of the local trainee's xAPI account, until an organisation gives its own."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """A pseudonym: `id` is a random UUID, and no name is kept with it."""

    id: str
    home_page: str
    local: bool


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: str
    trainee: str
    scenario: str
    title: str
    """In the scenario's source language."""
    program: str
    """sha256 of the source bundle, hex."""
    rubric: str | None
    """Hash of the rubric the scenario came with."""
    mode: Mode
    attempt: int | None
    """From 1, per trainee, scenario and mode. None: a what-if, which is never an attempt."""
    seed: int
    settings: Mapping[str, int | str | bool]
    semantics: int
    parent: Parent | None
    """Where a what-if left its parent; None: not a what-if."""
    started: datetime
    ended: datetime | None
    """None while open."""
    state: State
    ending: str | None
    duration_ms: int | None
    """Story time."""
    decisions: int | None
    journal: str
    """Relative to the home folder, with forward slashes."""
    head: str | None
    """Hash of the journal's last entry, hex; None while open."""


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """A card as it was given on `created`."""

    session: str
    created: datetime
    card: Scorecard


@dataclass(frozen=True, slots=True)
class BestLevel:
    scenario: str
    criterion: str
    skill: str
    level: int
    session: str
    """The first session that reached it."""


@dataclass(frozen=True, slots=True)
class Erased:
    head: str
    date: datetime
    reason: str
