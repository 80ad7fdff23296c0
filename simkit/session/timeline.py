"""Presented time becomes story time and waiting time.

Story time runs for a line, for a wait, and at a choose with a time limit; at any other choose it stands still and
the waiting clock runs, which only `if silent` reads. Any split of a stretch into acts gives the same events,
because each due moment is found and dealt with one at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.clock import LIVE_TICK_MS
from simkit.scenario.model import Choose, Topics
from simkit.session.points import Kind

if TYPE_CHECKING:
    from simkit.session.session import Session

_CHOOSE = Kind.CHOOSE


def advance(session: Session, ms: int) -> None:
    """Let `ms` of presented time pass, with all that becomes due in it."""
    region, points = session.main, session.program.points
    while ms > 0 and not session.done:
        point = points[region.state]
        if point.kind is _CHOOSE:
            if region.deadline is None:
                _wait_for_answer(session, ms)
                return
            ms = _live(session, ms)
        else:
            left = region.left
            step = left if left < ms else ms
            region.left = left - step
            session.at += step
            ms -= step
            if step == left:
                session.feel_time()
                if not (region.timers and _fire_due(session)):
                    session.proceed("done")


def until_due(session: Session) -> int | None:
    """Presented ms until something happens by itself; None where nothing will before the trainee answers."""
    region = session.main
    if session.done:
        return None
    step = session.program.points[region.state].step
    if not isinstance(step, Choose | Topics):
        return region.left
    moments = []
    if step.if_silent is not None and not region.prompted:
        moments.append(step.if_silent.after_ms - region.waited)
    if region.deadline is not None:
        moments += [
            due - session.at for due in (region.deadline, *(timer.due for timer in region.timers[:1]))
        ]
    return max(0, min(moments)) if moments else None


def _wait_for_answer(session: Session, ms: int) -> None:
    region = session.main
    region.waited += ms
    _prompt_if_due(session)


def _prompt_if_due(session: Session) -> None:
    region = session.main
    step = session.program.points[region.state].step
    assert isinstance(step, Choose | Topics)
    prompt = step.if_silent
    if prompt is not None and not region.prompted and region.waited >= prompt.after_ms:
        session.trigger("silent")


def _live(session: Session, ms: int) -> int:
    """One stretch of a choose with running time, up to the next moment something is due. Returns what is left."""
    region = session.main
    assert region.deadline is not None
    since = session.at - region.opened_at
    next_tick = region.opened_at + (since // LIVE_TICK_MS + 1) * LIVE_TICK_MS
    due = min(region.deadline, next_tick, *(timer.due for timer in region.timers[:1]))
    step = session.program.points[region.state].step
    assert isinstance(step, Choose | Topics)
    if step.if_silent is not None and not region.prompted:
        due = min(due, session.at + step.if_silent.after_ms - region.waited)
    stretch = min(ms, max(0, due - session.at))
    session.at += stretch
    region.waited += stretch
    if session.at >= due:
        if session.at == next_tick or session.at >= region.deadline:
            session.feel_time()
        _prompt_if_due(session)
        if not _fire_due(session) and session.at >= region.deadline:
            session.proceed("timeout")
    return ms - stretch


def _fire_due(session: Session) -> bool:
    """Fire what is due, in the order it was set. True if the talk jumped elsewhere."""
    region = session.main
    while region.timers and region.timers[0].due <= session.at:
        timer = region.timers.pop(0)
        session.firing = timer
        before = region.state, region.stack[-1]
        session.trigger(f"timer:{timer.key}")
        session.firing = None
        if (region.state, region.stack[-1]) != before or session.program.points[region.state].kind in (
            Kind.AUTOMATIC,
            Kind.DONE,
        ):
            session.stabilise()
            return True
        reopen = session.program.reopens.get(region.state)
        if reopen is not None:
            reopen(region)
    return False
