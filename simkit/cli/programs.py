"""Programs: from a scenario's name or files, and from what the record kept of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.record.programs import read_bundle
from simkit.scenario import load, load_bundle
from simkit.session import Program, compile_program
from simkit.session.journal import Header

if TYPE_CHECKING:
    from simkit.record import Home, Record, SessionRow


def program_of_scenario(scenario: str) -> Program:
    """Raises SimkitError with everything that is wrong with it."""
    return compile_program(load(scenario))


def program_of_session(record: Record, row: SessionRow) -> Program:
    """The very program a session was played in, though its files may have changed since. Raises SK8211."""
    return compile_program(load_bundle(record.bundle(row.program)))


def program_of_journal(home: Home, header: Header) -> Program:
    """From the kept bundle, else from the scenario as it is now: verifying says whether it is the same."""
    if home.program(header.program).is_file():
        return compile_program(load_bundle(read_bundle(home, header.program)))
    return compile_program(load(header.scenario))
