"""What every exporter must do: the same result from the same session, or a coded refusal."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from simkit.errors import SimkitError
from simkit.events import Act
from simkit.export import SessionData, gather
from simkit.present.headless import HeadlessPresenter
from simkit.present.practice import Keeping, Practice
from simkit.present.protocol import Mode, Quit
from simkit.present.strategy import StrategyName, strategy
from simkit.record import Record
from simkit.scenario import load
from simkit.session import Program, Settings, View, compile_program
from simkit.testing.fault import ContractBroken, holds

Exporter = Callable[[SessionData], Any]
_START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def check_exporter(export: Exporter, scenario: str | Path) -> None:
    """`export(data)` gives bytes, text or what JSON can hold; or raises SimkitError for what it does not export.

    It is called with sessions of every kind: played well and badly, assessments and practice, in every language, one
    without a scorecard and one that is still open. It must give the same twice, and leave its data alone; only the
    open one may be refused for being open. Raises ContractBroken.
    """
    program = compile_program(load(scenario))
    with tempfile.TemporaryDirectory(prefix="simkit-") as folder, Record.open(Path(folder)) as record:
        exported = 0
        for language in program.scenario.languages:
            for name in ("best", "worst"):
                for mode in ("assessment", "practice"):
                    data = _session(record, program, mode, name, language)
                    exported += _exports(export, data, f"{mode}, played {name}, {language}")
                    without = SessionData(data.row, data.trainee, data.program, data.journal, None)
                    _exports(export, without, f"{mode} without a scorecard")
        holds(exported > 0, "the exporter refuses every finished session")
        _exports(
            export, _session(record, program, "practice", None, program.scenario.language), "an open session"
        )


def _exports(export: Exporter, data: SessionData, what: str) -> bool:
    """Whether it was exported, rather than refused."""
    before = repr(data.row), repr(data.journal)
    try:
        made = [_plain(export(data), what) for _ in range(2)]
    except SimkitError:
        return False
    except ContractBroken:
        raise
    except Exception as error:
        raise ContractBroken(f"{what}: {type(error).__name__} instead of a SimkitError: {error}") from error
    holds(made[0] == made[1], f"{what}: exported twice, it is not the same")
    holds((repr(data.row), repr(data.journal)) == before, f"{what}: the session's data was changed")
    return True


def _plain(made: Any, what: str) -> bytes:
    if isinstance(made, bytes):
        return made
    if isinstance(made, str):
        return made.encode()
    try:
        return json.dumps(made).encode()
    except (TypeError, ValueError) as error:
        raise ContractBroken(f"{what}: it is neither bytes nor text nor JSON: {error}") from error


class _Leaves(HeadlessPresenter):
    """Stops at the first decision."""

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        return Quit() if view.choose is not None else super().ask(view, busy=busy)


def _session(
    record: Record, program: Program, mode: Mode, name: StrategyName | None, language: str
) -> SessionData:
    kind = _Leaves if name is None else HeadlessPresenter
    presenter = kind(strategy(name or "first", program, 7))
    moment = _START

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(minutes=1)
        return moment

    practice = Practice(
        program,
        presenter,
        keeping=Keeping(record, record.trainee_local(), mode),
        seed=7,
        settings=Settings(language),
        now=now,
    )
    return gather(record, practice.until_done()[0].session, program=program)
