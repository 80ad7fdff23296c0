"""What happens on the way from one point to the next: answers, jumps, timers, draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.events import (
    Chosen,
    Evidenced,
    Interrupted,
    PassedOver,
    Prompted,
    TimedOut,
    TimerFired,
    Varied,
)
from simkit.rng import draw
from simkit.scenario.model import After, Choose, Line, Option, Otherwise, Prompt, Topics, Work
from simkit.session.effects import Run
from simkit.session.guards import Reader
from simkit.session.making import maker

if TYPE_CHECKING:
    from simkit.session.region import Region

_chosen, _evidenced = maker(Chosen), maker(Evidenced)


def not_yet(key: str) -> Reader:
    return lambda r: key not in r.session.passes and key not in r.session.counts


def passes(key: str) -> Run:
    def run(r: Region) -> None:
        r.session.passes[key] = r.session.passes.get(key, 0) + 1

    return run


def enters(scene: str) -> Run:
    return lambda r: r.enter(scene, None)


def goes_to(scene: str) -> Run:
    return lambda r: r.go_to(scene)


def calls(scene: str, site: str) -> Run:
    return lambda r: r.enter(scene, site)


def came_from(site: str) -> Reader:
    return lambda r: bool(r.stack) and r.stack[-1].site == site


def returns(r: Region) -> None:
    r.leave()


def answers(step: Choose | Topics | Work, option: Option) -> Run:
    id, choose, key = option.id, step.id, step.key

    def run(r: Region) -> None:
        session = r.session
        session.counts[id] = session.counts.get(id, 0) + 1
        r.early = None
        session.out.append(_chosen(session.at, id, choose, session.passes[key]))

    return run


def evidence(step: Choose | Topics | Work, option: Option | Otherwise) -> list[Run]:
    choose, key = step.id, step.key

    def shows(criterion: str, grade: str) -> Run:
        def run(r: Region) -> None:
            session = r.session
            session.out.append(
                _evidenced(session.at, option.id, criterion, grade, choose, session.passes[key])
            )

        return run

    return [shows(criterion, grade) for criterion, grade in option.evidence]


def runs_out(step: Choose | Work) -> Run:
    assert step.otherwise is not None
    id, choose, key = step.otherwise.id, step.id, step.key

    def run(r: Region) -> None:
        session = r.session
        session.counts[id] = session.counts.get(id, 0) + 1
        session.out.append(TimedOut(session.at, id, choose, session.passes[key]))

    return run


def passes_over(step: Choose) -> Run:
    id, key = step.id, step.key
    return lambda r: r.session.out.append(PassedOver(r.session.at, id, r.session.passes[key]))


def prompts(step: Choose | Topics | Work, prompt: Prompt) -> Run:
    id, speaker, choose, ms = prompt.id, prompt.speaker, step.id, prompt.ms

    def run(r: Region) -> None:
        r.prompted = True
        r.session.out.append(Prompted(r.session.at, id, speaker, choose, ms))

    return run


def interrupts(step: Line) -> Run:
    id, ms = step.id, step.ms

    def run(r: Region) -> None:
        r.session.out.append(Interrupted(r.session.at, id, ms - r.left))
        r.session.feel_time()

    return run


def sets_timer(step: After) -> Run:
    return lambda r: r.session.set_timer(r, step)


def fires(step: After) -> Run:
    key = step.key
    return lambda r: r.session.out.append(TimerFired(r.session.at, key))


def unwinds(step: After) -> Run:
    """Back to the frame that set the timer; the one that fires stands in Session.firing."""

    def run(r: Region) -> None:
        timer = r.session.firing
        assert timer is not None
        assert timer.key == step.key
        r.early = None
        r.unwind(timer.scene, timer.visit)

    return run


def drawn(key: str, sides: int, pick: int) -> Reader:
    return lambda r: draw(r.session.seed, key, r.session.passes.get(key, 0), sides) == pick


def varies(key: str, pick: int) -> Run:
    def run(r: Region) -> None:
        session = r.session
        visit = session.passes.get(key, 0)
        session.passes[key] = visit + 1
        session.out.append(Varied(session.at, key, visit, pick))

    return run
