"""The programs sessions were played in: taking their files, and which of them count as an assessment here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Connection, select

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.record.programs import keep_bundle
from simkit.record.tables import accepted_programs
from simkit.scenario import Scenario, load, load_bundle
from simkit.scenario.bundle import bundle_hash
from simkit.scenario.find import FILE, shipped
from simkit.scenario.reading import limits
from simkit.server.web.state import Server
from simkit.session import compile_program

ANY = "any"
_MOST_FILES = 2 * limits.BUNDLE_FILES


def is_here(server: Server, program: str) -> bool:
    return server.record.home.program(program).is_file()


def take(server: Server, program: str, files: Mapping[str, str]) -> None:
    """Keep a program's files once they are what their hash says, and can be played. Raises SimkitError SK9240."""
    try:
        if len(files) > _MOST_FILES or any(len(text) > limits.FILE_BYTES for text in files.values()):
            raise _refused(program, "it has too many or too large files")
        if bundle_hash(files) != program:
            raise _refused(program, "its files do not have this hash")
        scenario = load_bundle(files)
        compile_program(scenario)
    except UnicodeEncodeError as error:
        raise _refused(program, "its text is not text") from error
    except SimkitError as error:
        if error.code == "SK9240":
            raise
        first = error.diagnostics[0]
        raise _refused(program, f"{first.code} {first.message('en')}") from error
    if scenario.hash != program:
        raise _refused(program, "some of its files are missing")
    keep_bundle(server.record.home, program, scenario.bundle)


def unfit(scenario: Scenario, language: str) -> Diagnostic | None:
    """SK9242 where its ids are derived, or its translation is behind: no basis for what counts."""
    stale = scenario.stale.get(language, frozenset())
    if not stale and not scenario.derived:
        return None
    return diagnostic("SK9242", scenario=scenario.id, count=len(stale) + len(scenario.derived))


def counts(connection: Connection, server: Server, program: str) -> bool:
    """Whether assessments of it count here: all do for somebody alone; else those that come with simkit, and what a
    designer or an administrator accepted."""
    if server.config.local or program in _shipped():
        return True
    query = select(accepted_programs.c.program).where(accepted_programs.c.program.in_([program, ANY]))
    return connection.execute(query).first() is not None


@cache
def _shipped() -> frozenset[str]:
    found = set()
    for file in shipped().glob(f"*/{FILE}"):
        try:
            found.add(load(file).hash)
        except SimkitError:
            continue
    return frozenset(found)


def _refused(program: str, reason: str) -> SimkitError:
    return SimkitError(diagnostic("SK9240", program=program[:12], reason=reason))
