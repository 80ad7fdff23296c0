"""The scorecard as the page shows it: each level with its sentence, its rule, what counted, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring import Counted, Scorecard, text_in
from simkit.record.judged import Held
from simkit.server.review.flow import Moment


@dataclass(frozen=True, slots=True)
class From:
    """Where something that counted came from; `number` None: it is no moment that is told."""

    number: int | None
    at: int


@dataclass(frozen=True, slots=True)
class Weighed:
    sentence: str
    places: tuple[From, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    name: str
    critical: bool
    level: int | None
    """By the scorecard."""
    held: Held | None
    """What a person judged instead, or confirmed."""
    anchor: str
    """The behaviour that marks the level that holds; empty without one."""
    because: str
    rule: str
    steps: tuple[str, ...]
    counted: tuple[Weighed, ...]

    @property
    def holds(self) -> int | None:
        return self.held.level if self.held is not None else self.level


@dataclass(frozen=True, slots=True)
class Skill:
    name: str
    criteria: tuple[Criterion, ...]


def skills(
    card: Scorecard, held: Mapping[str, Held], moments: Sequence[Moment], language: str
) -> tuple[Skill, ...]:
    found = []
    for skill in card.skills:
        criteria = []
        for result in skill.results:
            definition, judged = result.definition, held.get(result.criterion)
            holds = judged.level if judged is not None else result.level
            rule = definition.rule
            criteria.append(
                Criterion(
                    result.criterion,
                    text_in(definition.name, language),
                    definition.critical,
                    result.level,
                    judged,
                    text_in(definition.anchors[holds], language) if holds else "",
                    result.because.sentence(language),
                    result.because.rule_text(language),
                    tuple(step.sentence(language, rule) for step in result.trace),
                    tuple(_weighed(one, moments, language) for one in result.what_counted()),
                )
            )
        found.append(Skill(text_in(skill.skill.name, language), tuple(criteria)))
    return tuple(found)


def _weighed(one: Counted, moments: Sequence[Moment], language: str) -> Weighed:
    places: list[From] = []
    for ref in one.observation.events:
        here = [moment for moment in moments if moment.entry == ref.entry]
        named = [
            m for m in here if m.deed is not None and ref.id.partition(".")[0] == m.deed.id.partition(".")[0]
        ]
        moment = next(iter(named or here), None)
        place = From(moment.number if moment is not None else None, ref.at)
        if place.number is None or all(known.number != place.number for known in places):
            places.append(place)
    return Weighed(one.sentence(language), tuple(places))
