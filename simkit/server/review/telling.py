"""All that a session's page tells, made once from journal, program and scorecard and kept while it is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from scoring import Scorecard
from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.events import ChangeSettings
from simkit.present.debrief import Debrief
from simkit.present.make_debrief import make_debrief
from simkit.record import ScorecardRow
from simkit.server.review.elsewhere import Led, led_to
from simkit.server.review.flow import Item, Moment, flow
from simkit.server.web.state import Server
from simkit.session import Journal, Program, read_journal
from simkit.session.replay import check_same_program, replay

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Told:
    """`went` None: the session cannot be told; `faults` say why. Faults beside it: what is told may be doubted."""

    faults: tuple[Diagnostic, ...]
    language: str = ""
    """Of what is told: the session's own, or the reader's."""
    own_language: str = ""
    """The one it was played in."""
    languages: tuple[str, ...] = ()
    limits: tuple[int, ...] = (100,)
    """Per cent of the written time limits (0: off), as they were set one after the other."""
    spoken: tuple[str, ...] = ()
    """Languages it was played in, one after the other."""
    journal: Journal | None = None
    program: Program | None = None
    went: Debrief | None = None
    items: tuple[Item, ...] = ()
    led: Mapping[tuple[int, str], Led] = field(default_factory=dict)

    @property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(one for one in self.items if isinstance(one, Moment))


T = TypeVar("T")

_kept: OrderedDict[tuple[Any, ...], Told] = OrderedDict()
_lock = Lock()


def tell(server: Server, row: Any, card: ScorecardRow | None, *, wanted: str) -> Told:
    """`wanted`: the language to tell it in, where the scenario has it; else it is told as it was played."""
    path = server.record.home.path / row.journal
    try:
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
    except OSError:
        stamp = (0, 0)
    key = (str(path), row.id, row.program, stamp, card.created if card else None, wanted)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    told = _tell(server, row, card.card if card else None, wanted)
    # What is missing may be back the next time.
    if told.went is not None:
        with _lock:
            _kept[key] = told
            while len(_kept) > _KEPT:
                _kept.popitem(last=False)
    return told


def _tell(server: Server, row: Any, card: Scorecard | None, wanted: str) -> Told:
    try:
        journal = read_journal(server.record.home.path / row.journal)
        program = server.program(row.program)
    except SimkitError as error:
        return Told(error.diagnostics)
    faults: list[Diagnostic] = []
    if row.head is not None and row.head != journal.head:
        faults.append(
            diagnostic("SK8527", session=row.id[:8], record=row.head[:12], journal=journal.head[:12])
        )
    try:
        check_same_program(program, journal)
        replay(program, journal)
        holds = True
    except SimkitError as error:
        faults += error.diagnostics
        holds = False
    own, languages = journal.header.settings.language, program.scenario.languages
    language = wanted if wanted in languages else own
    try:
        went = make_debrief(journal.entries, program, card, language=language, mode=row.mode)
        items = flow(journal.entries, program, language, went.reviews)
        led = led_to(program, journal, went.decisions, language) if holds else {}
    except SimkitError as error:
        return Told((*faults, *error.diagnostics))
    except (LookupError, TypeError, ValueError) as error:
        # A journal that another program wrote names what this one has not.
        reason = f"{type(error).__name__}: {error}"
        return Told((*faults, diagnostic("SK9290", session=row.id[:8], reason=reason)))
    changed = [entry.act for entry in journal.entries if isinstance(entry.act, ChangeSettings)]
    return Told(
        tuple(faults),
        language,
        own,
        tuple(languages),
        _in_turn([journal.header.settings.time_limits, *(act.time_limits for act in changed)]),
        _in_turn([own, *(act.language for act in changed)]),
        journal,
        program,
        went,
        items,
        led,
    )


def _in_turn(values: Sequence[T]) -> tuple[T, ...]:
    """Without repeats."""
    return tuple(value for index, value in enumerate(values) if index == 0 or value != values[index - 1])
