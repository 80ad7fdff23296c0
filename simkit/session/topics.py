"""Topics: a choose that opens again until every required part was taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.events import Closed, Opened
from simkit.scenario.model import Option, Topics
from simkit.session.effects import Run
from simkit.session.entering import Guarded
from simkit.session.guards import Reader
from simkit.session.layout import topics_start as start

if TYPE_CHECKING:
    from simkit.session.region import Region

__all__ = [
    "begins",
    "closes",
    "drops",
    "gate",
    "leaves_called",
    "opens",
    "reopens",
    "required_open",
    "start",
    "still_open",
    "takes",
    "was_called",
]


def gate(step: Topics) -> str:
    return f"{step.key}/more"


def begins(step: Topics) -> Run:
    key, id = step.key, step.id

    def run(r: Region) -> None:
        r.session.passes[key] = r.session.passes.get(key, 0) + 1
        r.taken[id] = ()

    return run


def takes(step: Topics, option: Option) -> Run:
    id, option_id = step.id, option.id

    def run(r: Region) -> None:
        r.taken[id] = (*r.taken.get(id, ()), option_id)

    return run


def drops(step: Topics, option: Option) -> Run:
    """A topic is interrupted: it was not taken up after all, and begins anew when it is."""
    id, option_id = step.id, option.id

    def run(r: Region) -> None:
        r.taken[id] = tuple(taken for taken in r.taken.get(id, ()) if taken != option_id)

    return run


def still_open(step: Topics, option: Option) -> Reader:
    """Whether a topic was not taken up yet."""
    id, option_id = step.id, option.id
    return lambda r: option_id not in r.taken.get(id, ())


def was_called(sites: frozenset[str]) -> Reader:
    """Whether a scene that one of these calls entered is on."""
    return lambda r: any(frame.site in sites for frame in r.stack)


def leaves_called(sites: frozenset[str]) -> Run:
    """Leave the scenes that were called from there, innermost first."""

    def run(r: Region) -> None:
        while r.leave().site not in sites:
            pass

    return run


def _open(r: Region, step: Topics, options: Guarded) -> tuple[Option, ...]:
    taken = r.taken.get(step.id, ())
    return tuple(
        option
        for option, conditions in options
        if option.id not in taken and all(check(r) for check in conditions)
    )


def required_open(step: Topics, options: Guarded) -> Reader:
    return lambda r: any(not option.optional for option in _open(r, step, options))


def opens(step: Topics, options: Guarded) -> Run:
    """Topics open without opportunities of their own: each topic is one, and counts when taken or left."""
    key, id = step.key, step.id

    def run(r: Region) -> None:
        session = r.session
        r.open = tuple(option.id for option in _open(r, step, options))
        r.waited = 0
        r.prompted = False
        r.opened_at = session.at
        r.deadline = None
        session.openings += 1
        r.cue = session.openings
        session.out.append(Opened(session.at, id, session.passes[key], r.open, (), False, True))

    return run


def reopens(step: Topics, options: Guarded) -> Run:
    """Opened again, same visit, where what is open changed while the topics wait."""
    key, id = step.key, step.id

    def run(r: Region) -> None:
        session = r.session
        found = tuple(option.id for option in _open(r, step, options))
        if found != r.open:
            r.open = found
            session.openings += 1
            r.cue = session.openings
            session.out.append(Opened(session.at, id, session.passes[key], found, (), False, True))

    return run


def closes(step: Topics) -> Run:
    def run(r: Region) -> None:
        taken = r.taken.get(step.id, ())
        shown = {c for option in step.options if option.id in taken for c, _ in option.evidence}
        left = tuple(option for option in step.options if option.id not in taken)
        missed = [c for option in left for c, grade in option.evidence if grade in ("sound", "strong")]
        missed += [c for c in step.about if c not in shown and c not in missed]
        visit = r.session.passes[step.key]
        ids = tuple(option.id for option in left)
        r.session.out.append(Closed(r.session.at, step.id, visit, ids, tuple(missed)))

    return run
