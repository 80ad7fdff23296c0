"""What is new to present since the last act. Cues are made from events; none has a rule of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simkit.scenario.expression import Value
from simkit.session.view import ChooseView


@dataclass(frozen=True, slots=True)
class SceneCue:
    scene: str


@dataclass(frozen=True, slots=True)
class SayCue:
    """Present a line. A prompt (`if silent`) comes as one too: `prompt` is true, options stay open."""

    id: str
    speaker: str
    name: str
    """The speaker's name in the session's language; empty for the narrator."""
    text: str
    ms: int
    face: str | None
    prompt: bool = False


@dataclass(frozen=True, slots=True)
class InterruptCue:
    """The trainee cut the running line short: stop its voice and caption."""

    id: str


@dataclass(frozen=True, slots=True)
class WaitCue:
    ms: int


@dataclass(frozen=True, slots=True)
class ChooseCue:
    """Options are open: all of them, or while the line still runs the early ones."""

    choose: ChooseView


@dataclass(frozen=True, slots=True)
class AnsweredCue:
    """What the trainee said (option), or did (`wordless`), or that the time ran out (`text` is empty)."""

    id: str
    text: str
    wordless: bool = False


@dataclass(frozen=True, slots=True)
class FeelCue:
    cast: str
    feeling: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class SettingsCue:
    """The language changed: present the view anew."""

    language: str


@dataclass(frozen=True, slots=True)
class EndCue:
    ending: str
    name: str


@dataclass(frozen=True, slots=True)
class HaltCue:
    """The session stopped with a coded error."""

    code: str
    place: str


@dataclass(frozen=True, slots=True)
class DidCue:
    """The trainee did something with an object or went somewhere: `says` is what one reads or hears by it."""

    affordance: str
    """One of AFFORDANCES, or `enter`."""
    object: str
    with_: Value | None
    label: str
    says: str


@dataclass(frozen=True, slots=True)
class ObjectCue:
    """A property of an object changed: show it in the place."""

    object: str
    property: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class HintCue:
    """A hint at a task, asked for or by itself."""

    task: str
    step: str
    text: str
    asked: bool


@dataclass(frozen=True, slots=True)
class TaskCue:
    """A task began, went on or ended: the view's `tasks` have changed."""

    task: str
    state: Literal["began", "step", "done", "late", "left"]


Cue = (
    SceneCue
    | SayCue
    | InterruptCue
    | WaitCue
    | ChooseCue
    | AnsweredCue
    | FeelCue
    | SettingsCue
    | EndCue
    | HaltCue
    | DidCue
    | ObjectCue
    | HintCue
    | TaskCue
)
