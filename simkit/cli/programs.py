"""Programs: from a scenario's name or files, and from what the record kept of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.errors import SimkitError
from simkit.record.programs import read_bundle
from simkit.scenario import load, load_bundle
from simkit.scenario.find import find
from simkit.session import Program, compile_program
from simkit.session.journal import Header

if TYPE_CHECKING:
    from simkit.record import Home, Record, SessionRow


def program_of_scenario(scenario: str) -> Program:
    """Raises SimkitError with everything that is wrong with it."""
    return compile_program(load(scenario))


def program_of_session(record: Record, row: SessionRow, named: str = "") -> Program:
    """The very program a session was played in, though its files may have changed since. Raises SK8211.

    Voices and a place of its own are taken from where the scenario lies now: `named`, else by its id.
    """
    folder = _folder(named) or _folder(row.scenario)
    return compile_program(load_bundle(record.bundle(row.program), folder=folder))


def _folder(named: str) -> str:
    """Of a scenario; empty where it is not to be found any more."""
    try:
        return str(find(named).parent) if named else ""
    except SimkitError:
        return ""


def program_of_journal(home: Home, header: Header) -> Program:
    """From the kept bundle, else from the scenario as it is now: verifying says whether it is the same."""
    if home.program(header.program).is_file():
        return compile_program(load_bundle(read_bundle(home, header.program)))
    return compile_program(load(header.scenario))
