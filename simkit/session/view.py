"""All that is present now: enough to draw the moment from nothing (late attach, resume, a language switch)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simkit.session.world_view import ActView, ObjectView, TaskView, ZoneView


@dataclass(frozen=True, slots=True)
class OptionView:
    id: str
    text: str
    early: bool
    wordless: bool = False
    """It is done, not said."""


@dataclass(frozen=True, slots=True)
class ChooseView:
    id: str
    cue: int
    """Hand it back in `Choose(option, cue=…)`."""
    options: tuple[OptionView, ...]
    topics: bool
    limit_ms: int | None
    """Time left if the choose has a time limit that is on; None: take all the time you need."""


@dataclass(frozen=True, slots=True)
class LineView:
    id: str
    speaker: str
    name: str
    text: str
    ms: int
    left_ms: int
    face: str | None
    prompt: bool = False


@dataclass(frozen=True, slots=True)
class CastView:
    id: str
    name: str
    person: str
    voice: str
    outfit: Mapping[str, str]
    feels: Mapping[str, int]
    face: str | None
    """The `face:` of the line being said; None: the feelings show."""


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One thing that was said, or chosen. `speaker` is a cast id, "narrator", or "trainee"; `id` its text id."""

    id: str
    speaker: str
    name: str
    text: str
    at: int
    wordless: bool = False
    """Of the trainee: `text` is what was done, not what was said."""


@dataclass(frozen=True, slots=True)
class View:
    language: str
    title: str
    briefing: str
    setting: str
    at: int
    """Story time, ms."""
    scene: str
    cast: tuple[CastView, ...]
    line: LineView | None
    """The line that runs, or the last prompt while a choose is open."""
    wait_left_ms: int | None
    choose: ChooseView | None
    transcript: tuple[TranscriptLine, ...]
    ending: str | None
    """The ending's id once the session is done."""
    ending_name: str | None
    halted: str | None
    """A code, when the session stopped with an error."""
    acts: tuple[ActView, ...] = ()
    """What can be done here with objects: exactly what the session accepts beside `choose` and time."""
    objects: tuple[ObjectView, ...] = ()
    zones: tuple[ZoneView, ...] = ()
    zone: str = "none"
    """Where the trainee is."""
    tasks: tuple[TaskView, ...] = ()
    """Tasks that are being worked at."""
    speaking_region: str | None = None
    """The region whose line or choose this is, where it is not the main scene's."""
    live: bool = False
    """Story time runs whatever the trainee does: a limit is on, or something goes on beside."""
    due_ms: int | None = None
    """Presented ms until something happens by itself: a line or wait ends, beside too, a limit or timer runs out,
    somebody prompts or a hint comes. None: nothing will before the trainee acts."""
