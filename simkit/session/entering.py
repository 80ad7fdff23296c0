"""What happens when a waiting point is entered: somebody speaks, options open, the session ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from simkit.events import Ended, Opened, Said, Waited
from simkit.scenario.model import Choose, Line, Option, Wait
from simkit.session.effects import Run
from simkit.session.guards import Reader
from simkit.session.making import maker

if TYPE_CHECKING:
    from simkit.session.region import Region

Guarded = Sequence[tuple[Option, Sequence[Reader]]]

_opened, _said, _waited = maker(Opened), maker(Said), maker(Waited)


def line(step: Line) -> Run:
    key, id, speaker, ms = step.key, step.id, step.speaker, step.ms

    def run(r: Region) -> None:
        session = r.session
        session.passes[key] = session.passes.get(key, 0) + 1
        r.left = ms
        r.open = ()
        session.out.append(_said(session.at, id, speaker, ms))

    return run


def wait(step: Wait) -> Run:
    key, ms = step.key, step.ms

    def run(r: Region) -> None:
        session = r.session
        session.passes[key] = session.passes.get(key, 0) + 1
        r.left = ms
        r.open = ()
        session.out.append(_waited(session.at, key, ms))

    return run


def ending(id: str) -> Run:
    def run(r: Region) -> None:
        r.open = ()
        r.session.ending = id
        r.session.out.append(Ended(r.session.at, id))

    return run


Openings = Callable[["Region"], tuple[str, ...]]


def openings(options: Guarded) -> Openings:
    """A function that gives the ids of the options that are open, in document order."""
    checks = tuple((option.id, *_in_one(conditions)) for option, conditions in options)

    def run(r: Region) -> tuple[str, ...]:
        return tuple([id for id, free, check in checks if free or check(r)])

    return run


def _in_one(conditions: Sequence[Reader]) -> tuple[bool, Reader]:
    """Whether there is nothing to check, and the check."""
    if len(conditions) == 1:
        return False, conditions[0]
    return not conditions, lambda r: all(check(r) for check in conditions)


def opportunities(step: Choose, open: tuple[str, ...]) -> tuple[str, ...]:
    """Criteria that an answer now says something about: those of `about`, else those an open option shows well."""
    if step.about:
        return step.about
    found: dict[str, None] = {}
    for option in step.options:
        if option.id in open:
            for criterion, grade in option.evidence:
                if grade in ("sound", "strong"):
                    found[criterion] = None
    return tuple(found)


def early(step: Choose, options: Guarded) -> Run:
    """While the line before a choose runs, its early options are open."""
    key = step.key
    open_ids = openings(options)

    def run(r: Region) -> None:
        session = r.session
        found = open_ids(r)
        if found:
            r.early = key
            session.passes[key] = visit = session.passes.get(key, 0) + 1
            r.open = found
            session.openings += 1
            r.cue = session.openings
            session.out.append(_opened(session.at, step.id, visit, found, opportunities(step, found), True))

    return run


def choose(step: Choose, options: Guarded) -> Run:
    key, id, within = step.key, step.id, step.within_ms
    free = not any(conditions for _, conditions in options)
    everything = tuple(option.id for option in step.options)
    open_ids = openings(options)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def run(r: Region) -> None:
        session = r.session
        visit = session.passes.get(key, 0)
        if r.early == key:
            r.early = None
        else:
            visit += 1
            session.passes[key] = visit
        found = everything if free else open_ids(r)
        r.open = found
        r.waited = 0
        r.prompted = False
        r.opened_at = session.at
        r.deadline = None
        if not found:
            return
        if within is not None and session.settings.time_limits:
            r.deadline = session.at + within * session.settings.time_limits // 100
        session.openings += 1
        r.cue = session.openings
        criteria = known.get(found)
        if criteria is None:
            criteria = known[found] = opportunities(step, found)
        session.out.append(_opened(session.at, id, visit, found, criteria, False))

    return run


def reopens(step: Choose, options: Guarded) -> Run:
    """Opened again, same visit, where what is open changed while the choose waits."""
    key, id = step.key, step.id
    open_ids = openings(options)

    def run(r: Region) -> None:
        session = r.session
        found = open_ids(r)
        if found == r.open:
            return
        r.open = found
        session.openings += 1
        r.cue = session.openings
        session.out.append(
            _opened(session.at, id, session.passes[key], found, opportunities(step, found), False)
        )

    return run
