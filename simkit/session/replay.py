"""Doing a journal's acts again. Its events are the truth: where replay differs, it is the replay that stops."""

from __future__ import annotations

from simkit.clock import SEMANTICS
from simkit.errors import SimkitError, diagnostic
from simkit.events import Clock
from simkit.session.journal import Journal
from simkit.session.log import Entry, Log
from simkit.session.program import Program
from simkit.session.session import Session
from simkit.session.settings import Settings


def check_same_program(program: Program, journal: Journal) -> None:
    """Raises SimkitError: SK8006 another program, SK8007 made under other semantics."""
    if journal.header.semantics != SEMANTICS:
        raise SimkitError(diagnostic("SK8007", theirs=journal.header.semantics, ours=SEMANTICS))
    if journal.header.program != program.hash:
        theirs, ours = journal.header.program[:12], program.hash[:12]
        raise SimkitError(diagnostic("SK8006", theirs=theirs, ours=ours))


def replay(program: Program, journal: Journal) -> Session:
    """A session that stands where the journal ends. Raises SimkitError SK8040 where it differs."""
    header = journal.header
    return _do(program, header.seed, header.settings, journal.entries)


def session_before(program: Program, log: Log, entry: int, *, seed: int, settings: Settings) -> Session:
    """A session that stands just before the act of journal entry `entry`: where a what-if departs.

    `settings` are the session's first ones. Raises SimkitError SK8040 where the log is not what the acts cause, and
    IndexError for an entry that is not there.
    """
    if not 1 <= entry < len(log):
        raise IndexError(entry)
    session = _do(program, seed, settings, log[:entry])
    if log[entry].after:
        session.act(Clock(log[entry].after))
    return session


def _do(program: Program, seed: int, settings: Settings, entries: Log) -> Session:
    session = Session(program, seed=seed, settings=settings)
    for wanted in entries:
        if wanted.n > 0:
            try:
                if wanted.after:
                    session.act(Clock(wanted.after))
                assert wanted.act is not None
                session.act(wanted.act)
            except (SimkitError, AssertionError) as error:
                raise _diverges(wanted.n, f"its act is refused ({error})") from error
        _compare(session.log[-1], wanted)
    return session


def _compare(made: Entry, wanted: Entry) -> None:
    if made == wanted:
        return
    if made.n != wanted.n:
        raise _diverges(wanted.n, "its act causes nothing")
    for index, (ours, theirs) in enumerate(zip(made.events, wanted.events, strict=False)):
        if ours != theirs:
            raise _diverges(wanted.n, f"event {index} is {ours}, the journal says {theirs}")
    raise _diverges(wanted.n, f"{len(made.events)} events, the journal has {len(wanted.events)}")


def _diverges(entry: int, reason: str) -> SimkitError:
    return SimkitError(diagnostic("SK8040", entry=entry, reason=reason))
