"""What another option would have led to: the session as it stood, that option taken instead, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simkit.events import Act, ChangeSettings, Choose, Clock, Ended, Entered, Felt
from simkit.present.debrief import DecisionReview
from simkit.present.moment import choice_is_open, time_to_pass
from simkit.session import Journal, Program, Session, session_before
from simkit.session.cues import SayCue

MOST_ENTRIES = 6_000
"""Journal entries that are done again for one session; beyond them an option is shown without what it leads to."""
_MOST_STEPS = 16
"""How far a what-if runs by itself when nothing asks the trainee anything."""
_DRIFT = "drift"


@dataclass(frozen=True, slots=True)
class Led:
    """What came of an option, until the trainee could choose again."""

    lines: tuple[tuple[str, str], ...]
    """(name, what was said); a narrator has no name."""
    moves: tuple[tuple[str, str, int, int], ...]
    """(name, feeling, before, after)"""
    scene: str
    """Where it went on; empty: in the same scene."""
    ending: str
    """Its name, where it ended."""
    following: str
    """The choice it came to; empty where there is none, or there is work to do."""
    same: bool = False
    """It came to where the session went in truth."""


def led_to(
    program: Program, journal: Journal, made: Sequence[DecisionReview], language: str
) -> Mapping[tuple[int, str], Led]:
    """(entry, option) -> what it led to. Raises SimkitError SK8040 where the journal is not what its acts cause."""
    found: dict[tuple[int, str], Led] = {}
    left = MOST_ENTRIES
    for decision in made:
        left -= decision.entry * (1 + len(decision.alternatives))
        if left < 0:
            return found
        truth = _led(program, journal, decision, decision.option, language) if decision.option else None
        for other in decision.alternatives:
            one = _led(program, journal, decision, other.id, language)
            if one is not None:
                same = truth is not None and _came_to(truth) == _came_to(one)
                found[decision.entry, other.id] = replace(one, same=same)
    return found


def _came_to(led: Led) -> tuple[str, str, str]:
    return led.scene, led.ending, led.following


def _led(
    program: Program, journal: Journal, decision: DecisionReview, option: str, language: str
) -> Led | None:
    """None where the option is not open any more at the moment of the answer."""
    header = journal.header
    session = session_before(
        program, journal.entries, decision.entry, seed=header.seed, settings=header.settings
    )
    if session.settings.language != language:
        session.act(ChangeSettings(language, session.settings.time_limits))
    choose = session.view.choose
    if choose is None or all(one.id != option for one in choose.options):
        return None
    run = _Run(session, program, language)
    run.act(Choose(option, cue=choose.cue))
    for _ in range(_MOST_STEPS):
        view = session.view
        if session.done or choice_is_open(view) or (view.choose is None and view.acts):
            break
        run.act(Clock(time_to_pass(view)))
    return run.led()


class _Run:
    def __init__(self, session: Session, program: Program, language: str) -> None:
        self.session = session
        self.scenario = program.scenario
        self.language = language
        self.lines: list[tuple[str, str]] = []
        self.felt: dict[tuple[str, str], tuple[int, int]] = {}
        self.scene = ""
        self.ending = ""

    def act(self, act: Act) -> None:
        for event in self.session.act(act):
            if isinstance(event, Felt) and event.cause != _DRIFT:
                before, _ = self.felt.get((event.cast, event.feeling), (event.before, 0))
                self.felt[event.cast, event.feeling] = (before, event.after)
            elif isinstance(event, Entered):
                self.scene = event.scene
            elif isinstance(event, Ended):
                self.ending = self.scenario.text(f"ending.{event.ending}", self.language)
        self.lines += [(cue.name, cue.text) for cue in self.session.cues if isinstance(cue, SayCue)]

    def led(self) -> Led:
        moves = tuple(
            (self.scenario.text(f"cast.{cast}.name", self.language), feeling, before, after)
            for (cast, feeling), (before, after) in self.felt.items()
            if before != after
        )
        after = self.session.view.choose
        following = after.id if after is not None else ""
        return Led(tuple(self.lines), moves, self.scene, self.ending, following)
