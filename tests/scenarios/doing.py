"""Plays a procedure with the real session: options by their id, acts on objects in words, time passing in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from scoring import Scorecard, score
from simkit import Session, Settings, observations
from simkit.events import Act, Choose, Chosen, Clock, Did, Event, Said, StepError, Violated
from simkit.session import View
from simkit.session.program import Program

STEP_MS = 3_000
MOST_WAITS = 400
"""In a row: story time without anything that was wanted, then the script is wrong."""


Pick = Callable[[Sequence[str]], str | None]
"""Which of the options on offer to take; None to go on with the script."""


@dataclass(frozen=True)
class Round:
    """One session from start to ending."""

    session: Session
    card: Scorecard

    @property
    def events(self) -> list[Event]:
        return [event for entry in self.session.log for event in entry.events]

    @property
    def ending(self) -> str | None:
        return self.session.ending

    @property
    def levels(self) -> dict[str, int | None]:
        return {result.criterion: result.level for result in self.card.results}

    @property
    def opportunities(self) -> dict[str, int]:
        return {result.criterion: result.opportunities for result in self.card.results}

    @property
    def outcome(self) -> str:
        return self.card.passing.outcome

    @property
    def said(self) -> list[str]:
        return [event.id for event in self.events if isinstance(event, Said)]

    @property
    def chosen(self) -> list[str]:
        return [event.id for event in self.events if isinstance(event, Chosen)]

    @property
    def violated(self) -> list[str]:
        return [event.monitor for event in self.events if isinstance(event, Violated)]

    @property
    def errors(self) -> list[tuple[str, str]]:
        return [(event.step, event.error) for event in self.events if isinstance(event, StepError)]

    @property
    def handled(self) -> int:
        return sum(isinstance(event, Did) for event in self.events)


def finished(session: Session) -> Round:
    assert session.done, "it does not end"
    assert session.halted is None, session.halted
    rubric = session.program.scenario.rubric
    assert rubric is not None
    return Round(session, score(observations(session.log), rubric))


def play(
    program: Program, script: Iterable[str], pick: Pick | None = None, *, seed: int = 7, language: str = "en"
) -> Round:
    """`script` in order. `pick` answers whatever is asked in between; where it takes nothing, the script goes on."""
    session = Session(program, seed=seed, settings=Settings(language=language))
    walk(session, script, pick)
    rest(session, pick)
    return finished(session)


def taking(*ids: str) -> Pick:
    """Each of these once, as soon as it is on offer."""
    left = list(ids)

    def pick(options: Sequence[str]) -> str | None:
        found = next((id for id in options if id in left), None)
        if found is not None:
            left.remove(found)
        return found

    return pick


def walk(session: Session, script: Iterable[str], pick: Pick | None = None) -> None:
    for wanted in script:
        for _ in range(MOST_WAITS):
            view = session.view
            if wanted == f"enter {view.zone}":
                break
            answer = _answer(view, pick)
            act = answer or _act(view, wanted)
            session.act(act or Clock(STEP_MS))
            if act is not None and answer is None:
                break
            assert not session.done, f"over before {wanted!r}"
        else:
            raise AssertionError(f"{wanted!r} never opens; open are {sorted(offered(session.view))}")


def rest(session: Session, pick: Pick | None = None) -> None:
    """Let the last lines be said, and the last questions be answered."""
    for _ in range(MOST_WAITS):
        if session.done:
            return
        session.act(_answer(session.view, pick) or Clock(STEP_MS))


def _answer(view: View, pick: Pick | None) -> Choose | None:
    options = _options(view)
    answer = pick(options) if pick is not None and options else None
    return Choose(answer) if answer is not None else None


def at_random(
    program: Program, random: Random, *, seed: int, most: int = 400, talk: float = 0.5
) -> Round | None:
    """Whatever is offered, at random; None when it has not ended after `most` acts."""
    session = Session(program, seed=seed)
    for _ in range(most):
        if session.done:
            return finished(session)
        view = session.view
        options, acts = _options(view), list(_acts(view))
        if options and (not acts or random.random() < talk):
            session.act(Choose(random.choice(options)))
        elif acts and random.random() < 0.8:
            session.act(random.choice(acts)[1])
        else:
            session.act(Clock(random.choice((200, 2_000, 9_000))))
    rest(session)
    return finished(session) if session.done else None


def offered(view: View) -> set[str]:
    return {*_options(view), *(words for words, _ in _acts(view))}


def _options(view: View) -> list[str]:
    if view.choose is None or (view.line is not None and not view.line.prompt and view.line.left_ms > 0):
        return []
    return [option.id for option in view.choose.options]


def _act(view: View, wanted: str) -> Act | None:
    if wanted in _options(view):
        return Choose(wanted)
    return next((act for words, act in _acts(view) if words == wanted), None)


def _acts(view: View) -> Iterator[tuple[str, Act]]:
    for one in view.acts:
        verb, _, tail = one.affordance.partition(" ")
        if not one.withs:
            yield f"{one.affordance} {one.object}", one.act()
        for with_ in one.withs:
            between = tail or ("as" if verb == "report" else "with")
            yield f"{verb} {one.object} {between} {with_.id}", one.act(with_.id)
