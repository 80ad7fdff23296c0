"""What the screens show, as plain values: whoever presents a session fills these in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simkit.stage.panels.theme import Contrast

Mode = Literal["practice", "class", "assessment"]
Grade = Literal["harmful", "weak", "sound", "strong"]
FeelingTone = Literal["curve-a", "curve-b", "curve-c", "curve-d"]


@dataclass(frozen=True, slots=True)
class Command:
    """What a button of the interface itself asks.

    `begin`, `pause`, `continue`, `repeat`, `transcript`, `stop`, `close`, `again` (from the start); with a
    value: `language`, `text-size`, `contrast`, `show` (a part of the debrief), `look-at` (a decision),
    `turned` (the decision where the trainee thinks the talk turned), `retry` (from that decision), `see` (the person
    again at that decision), `play` and `go-on` (a scenario, anew or where it was left). `access` opens all settings,
    `show-options` what the trainee may say, having said something aloud.
    """

    name: str
    value: str | int | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    speaker: str
    line: str
    word: int | None = None
    """Which word of `line.split()` is being said; None marks none."""
    options_open: bool = False
    """With options under it, a caption in large text takes two lines instead of three."""
    sound: str = ""
    """What is heard beside speech, in words."""


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    text: str
    act: object
    done: bool = False
    """A topic that was dealt with: shown with a tick, cannot be chosen."""


@dataclass(frozen=True, slots=True)
class Options:
    options: tuple[Option, ...]
    prompt: str = ""
    """A sentence above them; empty for none."""
    seconds_left: int | None = None
    """Only where the scenario sets a time limit. The bar itself is `Panel.bars[TIME_BAR]`, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice among a few, in the reader's language."""

    name: str
    title: str
    choices: tuple[tuple[str, str], ...]
    """(value, words) of each."""
    chosen: str
    """Which value is on. Choosing another asks `Command(name, value)`."""


@dataclass(frozen=True, slots=True)
class Access:
    """The settings that make a session readable; each screen that offers them shows what is on."""

    language: str = "en"
    languages: tuple[str, ...] = ("en", "nl")
    text_scale: int = 100
    contrast: Contrast = "normal"
    more: tuple[Setting, ...] = ()
    """What this way of presenting can be set to beside these."""
    needs: tuple[Setting, ...] = ()
    """What the screen of all settings offers beside the former; where there is something, others lead to it."""


@dataclass(frozen=True, slots=True)
class Start:
    title: str
    minutes: int
    skills: tuple[str, ...]
    briefing: str
    mode: Mode
    who_can_see: str = ""
    """Empty: the sentence that belongs to the mode."""
    access: Access = Access()
    to_list: bool = False
    """Whether closing leads back to the list of scenarios."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that was said. `yours`: by the trainee."""

    speaker: str
    text: str
    yours: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A coded message. `code` such as SK8301, `what` is wrong and what to do, in the reader's language."""

    code: str
    what: str
    remedy: str
    buttons: tuple[Command, ...] = (Command("close"),)


@dataclass(frozen=True, slots=True)
class Alternative:
    text: str
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, as answered; or, with a `title`, a moment of what was done or left beside talk."""

    id: str
    number: int
    before: str
    """What was said to the trainee before they chose."""
    said: str
    grades: tuple[tuple[str, Grade], ...] = ()
    """(criterion title, grade) of the evidence the answer gave."""
    feedback: str = ""
    others: tuple[Alternative, ...] = ()
    at_ms: int = 0
    can_retry: bool = True
    title: str = ""
    """Of a moment: which it is and how it went."""
    told: tuple[tuple[str, str], ...] = ()
    """Of a moment: (what it is, words) of what was done and what was due."""
    wrong: bool = False
    """Of a moment: an error, or what must not happen."""


@dataclass(frozen=True, slots=True)
class CriterionLevel:
    """`level` 1 to 4, or None for not observed; `anchor` and `reason` are sentences."""

    title: str
    level: int | None
    anchor: str
    reason: str
    opportunities: int
    first: int | None = None
    """The level of the first attempt, where this is a later one and it was observed then."""


@dataclass(frozen=True, slots=True)
class SkillLevels:
    skill: str
    criteria: tuple[CriterionLevel, ...]


@dataclass(frozen=True, slots=True)
class FeelingCurve:
    """One feeling of one cast member: (story time in ms, 0 to 100), in order of time, as steps."""

    name: str
    points: tuple[tuple[int, int], ...]
    tone: FeelingTone = "curve-a"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A sentence about one decision: what was strong, or the moment worth trying again."""

    text: str
    decision: str
    """The id of a decision."""


@dataclass(frozen=True, slots=True)
class Debrief:
    title: str
    mode: Mode
    ending: str
    minutes: int
    decisions: tuple[Decided, ...]
    """Decisions and moments together, in the order they came."""
    skills: tuple[SkillLevels, ...] = ()
    curves: tuple[FeelingCurve, ...] = ()
    strength: Highlight | None = None
    moment: Highlight | None = None
    turned_at: str = ""
    """The decision where the talk turned most, by the feelings; empty where nothing turned."""
    turned_guess: str = ""
    """The decision the trainee picked; empty until they did."""
    can_see_again: bool = False
    """Whether the person can be seen again at a decision."""
    to_list: bool = False
    """Whether closing leads back to the list of scenarios."""
    passed: bool | None = None
    """Assessment only: True, or False for not yet; None where nothing was decided."""
    detection: tuple[str, ...] = ()
    """Sentences on how well hazards were told from what only looks like one."""

    @property
    def choices(self) -> tuple[Decided, ...]:
        """The decisions alone, without what was done beside talk."""
        return tuple(one for one in self.decisions if not one.title)

    @property
    def has_moments(self) -> bool:
        return len(self.choices) < len(self.decisions)
