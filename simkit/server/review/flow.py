"""A session in the order it went: what was said, and between it what the trainee decided and did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simkit.events import (
    Changed,
    Did,
    EnteredZone,
    Event,
    Filled,
    Inspected,
    Interrupted,
    Prompted,
    Reported,
    Said,
)
from simkit.present.debrief import DecisionReview, MomentReview
from simkit.scenario.expression import Value
from simkit.scenario.model import NARRATOR
from simkit.scenario.tasks import ActWords
from simkit.scenario.text import filled
from simkit.session.log import Log
from simkit.session.program import Program
from simkit.session.wording import act_label

Review = DecisionReview | MomentReview


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What somebody other than the trainee said."""

    at: int
    """Story time, ms."""
    id: str
    name: str
    """Empty: the narrator."""
    text: str
    prompt: bool = False
    """Said because the trainee was silent."""
    cut: bool = False
    """The trainee broke in on it."""


@dataclass(frozen=True, slots=True)
class Moment:
    number: int
    """From 1, over decisions and what was done beside talk."""
    review: Review

    @property
    def entry(self) -> int:
        return self.review.entry

    @property
    def decision(self) -> DecisionReview | None:
        return self.review if isinstance(self.review, DecisionReview) else None

    @property
    def deed(self) -> MomentReview | None:
        return self.review if isinstance(self.review, MomentReview) else None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the trainee did that showed nothing for or against them."""

    at: int
    what: str


Item = SaidLine | Moment | Deed


def flow(log: Log, program: Program, language: str, reviews: Sequence[Review]) -> tuple[Item, ...]:
    """Lines as they were said, each moment before what its act caused."""
    moments: dict[int, list[Moment]] = {}
    for number, review in enumerate(reviews, 1):
        moments.setdefault(review.entry, []).append(Moment(number, review))
    facts: dict[str, Value] = {fact.id: fact.start for fact in program.scenario.facts.values()}
    found: list[Item] = []
    for entry in log:
        found += [one for one in moments.get(entry.n, ()) if one.decision is not None]
        deeds = [one for one in moments.get(entry.n, ()) if one.deed is not None]
        told = {one.deed.what for one in deeds if one.deed is not None}
        for event in entry.events:
            _tell(event, program, language, facts, found)
            what = _done(event, program, language)
            if what and what not in told:
                found.append(Deed(event.at, what))
        found += deeds
    return tuple(found)


def _tell(event: Event, program: Program, language: str, facts: dict[str, Value], found: list[Item]) -> None:
    match event:
        case Changed(fact=fact, after=after):
            facts[fact] = after
        case Said(id=id, speaker=speaker) | Prompted(id=id, speaker=speaker):
            scenario = program.scenario
            name = "" if speaker == NARRATOR else scenario.text(f"cast.{speaker}.name", language)
            text = filled(scenario, id, facts, language)
            found.append(SaidLine(event.at, id, name, text, prompt=isinstance(event, Prompted)))
        case Interrupted(id=id):
            for index in range(len(found) - 1, -1, -1):
                one = found[index]
                if isinstance(one, SaidLine) and one.id == id:
                    found[index] = SaidLine(one.at, one.id, one.name, one.text, one.prompt, cut=True)
                    break
        case _:
            pass


def _done(event: Event, program: Program, language: str) -> str:
    """An act on the world in words; empty for every other event."""
    match event:
        case Did(affordance=verb, object=object, with_=with_):
            act = ActWords(verb, object, with_)
        case Inspected(object=object):
            act = ActWords("inspect", object)
        case Reported(object=object, as_=as_):
            act = ActWords("report", object, as_)
        case Filled(field=name, value=value):
            act = ActWords("fill in", name, value)
        case EnteredZone(zone=zone):
            act = ActWords("enter", zone)
        case _:
            return ""
    return act_label(program.scenario, act, language)
