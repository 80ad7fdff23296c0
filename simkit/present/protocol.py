"""The one protocol that desktop, VR, terminal, bots and replay speak: take cues, give acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from simkit.errors import Diagnostic
from simkit.events import Act
from simkit.present.debrief import Debrief
from simkit.session import Cue, View

Mode = Literal["practice", "class", "assessment"]


@dataclass(frozen=True, slots=True)
class Welcome:
    """What is said before the first line: who I am, what I may decide, who can see this."""

    view: View
    minutes: int
    mode: Mode
    guest: bool
    attempt: int
    skills: tuple[str, ...]
    """Names in the view's language."""
    privacy: str
    """One true sentence on who can see this session, in the view's language."""
    languages: tuple[str, ...]
    resumed: bool = False
    what_if: bool = False
    """Another try from an earlier decision: no attempt, nothing that counts."""
    time_limits: int = 100
    """Per cent, as in the session's settings; a presenter that changes the language hands it in again."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave; an unfinished session can be resumed later."""


@dataclass(frozen=True, slots=True)
class Again:
    """The whole scenario once more, as a new attempt."""


@dataclass(frozen=True, slots=True)
class TryFrom:
    """A what-if from the decision whose `chosen` stands in journal entry `entry`."""

    entry: int


Wish = Quit | Again | TryFrom


class Presenter(Protocol):
    """Nothing here has a rule of the story. Calls come in this order, all from one thread:

    welcome, then (show | ask | refused)*, then debrief if the session ended; close always.
    """

    name: str
    live: bool
    """True: `ask` returns at once (a frame passed) and `busy` may be true; False: `ask` blocks, acts are durable."""

    def welcome(self, welcome: Welcome) -> Quit | None:
        """Present the briefing; returns when the trainee wants to begin (None) or to leave."""

    def show(self, cues: Sequence[Cue], view: View) -> None:
        """Present what is new. Everything in `cues` is durable."""

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        """The trainee's next act, `Clock` for time presented, None for nothing yet.

        While `busy` the events of the last act are not durable yet: keep drawing, let no time pass, take no choice.
        """

    def refused(self, reason: Diagnostic) -> None:
        """The last act was not open (a double click, say)."""

    def debrief(self, debrief: Debrief) -> Wish:
        """Present how it went; returns what the trainee wants next."""

    def close(self) -> None: ...
