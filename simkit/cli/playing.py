"""What `simkit play` does: from a scenario's name to what was kept."""

from __future__ import annotations

import secrets
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from simkit.cli import summary
from simkit.cli.chosen import Chosen
from simkit.cli.codes import FAULTS, INTERRUPTED, exit_code
from simkit.cli.fit import check_fit_for_assessment
from simkit.cli.language import locale_language, message_language
from simkit.cli.options import home_of
from simkit.cli.output import print_json, tell
from simkit.cli.presenting import House, Presenting, Setting, present
from simkit.cli.programs import program_of_scenario, program_of_session
from simkit.cli.sending import statements_for, write_file
from simkit.errors import SimkitError, diagnostic, render
from simkit.present.practice import Keeping, Played, Practice
from simkit.present.preferences import Preferences
from simkit.present.words import word
from simkit.session import Program, Settings

if TYPE_CHECKING:
    from simkit.cli.delivering import Delivering
    from simkit.record import Record, SessionRow

AUTOPILOT_SEED = 7


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    scenario: str
    present: str = "auto"
    assessment: bool = False
    guest: bool = False
    server: str | None = None
    """None: the one this device is enrolled with, if it is."""
    resume: str | None = None
    seed: int | None = None
    language: str | None = None
    time_limits: int | None = None
    """None: what the trainee set, else as meant."""
    real_pace: bool = False
    path: Path | None = None
    strategy: str | None = None
    pictures: bool = True
    self_voicing: bool = False
    home: Path | None = None
    as_json: bool = False


def play(wanted: Wanted, house: House | None = None) -> int:
    """The exit code. Raises SimkitError for what stops it before or in a session.

    `house`: what it shares with the scenarios before and after it, chosen from a list.
    """
    check(wanted)
    messages = message_language(["--language", wanted.language] if wanted.language else [])
    with ExitStack() as stack:
        chosen = Chosen.of(wanted)
        record = None if wanted.guest else stack.enter_context(_record(wanted))
        row = _open_session(record, wanted) if record and wanted.resume else None
        if record and row:
            program = program_of_session(record, row, wanted.scenario)
        else:
            program = program_of_scenario(wanted.scenario)
        settings = _settings(wanted, program, row, chosen.preferences)
        assessment = row.mode == "assessment" if row else wanted.assessment
        if assessment:
            check_fit_for_assessment(program.scenario, settings.language)
        keeping = _keeping(record, assessment) if record else None
        delivery = _delivery(record, wanted, assessment, messages)
        seed = _seed(wanted, row)
        presenting = _present(wanted, program, settings, seed, record, chosen, house)
        stack.callback(chosen.tell, messages)
        stack.callback(presenting.drop_pictures)
        stack.callback(presenting.presenter.close)
        for note in presenting.notes:
            tell(render(note, messages))
        practice = Practice(
            program,
            presenting.presenter,
            keeping=keeping,
            seed=seed,
            settings=settings,
            now=lambda: datetime.now(UTC),
            said={"simkit": version("simkit")},
            privacy=delivery.privacy if delivery and assessment else None,
        )
        if delivery:
            stack.callback(delivery.stop)
            delivery.start(practice)
        presenting.welcome_in = practice.in_language
        played = _until_done(practice, row, wanted, messages)
        presenting.presenter.close()
        for note in (*presenting.unheard, *presenting.unshown):
            tell(render(note, messages))
        code = conclude(
            practice,
            played,
            presenting,
            scenario=wanted.scenario,
            as_json=wanted.as_json,
            messages=messages,
        )
        if delivery:
            delivery.tell()
        return code


def _record(wanted: Wanted) -> Record:
    from simkit.record import Record

    return Record.open(home_of(wanted.home))


def _delivery(record: Record | None, wanted: Wanted, assessment: bool, messages: str) -> Delivering | None:
    """A guest delivers nothing. Raises SimkitError SK9248, SK9255."""
    if record is None:
        return None
    from simkit.cli.delivering import delivering

    return delivering(record, wanted.server, assessment=assessment, language=messages)


def check(wanted: Wanted) -> None:
    """Raises SimkitError for options that do not go together."""
    if wanted.guest and (wanted.assessment or wanted.resume):
        raise SimkitError(diagnostic("SK8512" if wanted.assessment else "SK8524"))
    if wanted.path and wanted.strategy:
        raise SimkitError(diagnostic("SK8522"))
    if wanted.present not in ("auto", "autopilot") and (wanted.path or wanted.strategy):
        raise SimkitError(diagnostic("SK8523", option="--path" if wanted.path else "--strategy"))


def _open_session(record: Record, wanted: Wanted) -> SessionRow:
    """Raises SimkitError: SK8206, SK8207, SK8507 no open session, SK8513 finished, SK8514 of another scenario."""
    assert wanted.resume
    if wanted.resume == "last":
        found = record.sessions(state="open", what_ifs=True, limit=1)
        if not found:
            raise SimkitError(diagnostic("SK8525", home=record.home.path))
        row = found[0]
    else:
        row = record.session(wanted.resume)
    named = Path(wanted.scenario)
    if row.scenario not in (wanted.scenario, named.name, named.parent.name):
        ours = program_of_scenario(wanted.scenario).scenario.id
        if row.scenario != ours:
            raise SimkitError(diagnostic("SK8514", session=row.id[:8], theirs=row.scenario, ours=ours))
    if row.state != "open":
        raise SimkitError(diagnostic("SK8513", session=row.id[:8]))
    return row


def _settings(wanted: Wanted, program: Program, row: SessionRow | None, preferences: Preferences) -> Settings:
    """A resumed session keeps what it began with; what was asked for goes before what was kept.

    Raises SimkitError SK8105 for a language it does not have."""
    if row is not None:
        return Settings(str(row.settings["language"]), int(row.settings["time_limits"] or 0))
    languages = program.scenario.languages
    if wanted.language is not None and wanted.language not in languages:
        raise SimkitError(diagnostic("SK8105", language=wanted.language, known=", ".join(languages)))
    liked = [one for one in (preferences.language, locale_language()) if one in languages]
    language = wanted.language or (liked[0] if liked and liked[0] else program.scenario.language)
    limits = wanted.time_limits if wanted.time_limits is not None else preferences.time_limits
    return Settings(language, limits)


def _seed(wanted: Wanted, row: SessionRow | None) -> int:
    """The session's own, the one asked for, or a fresh one; an autopilot shows the same talk each time."""
    if row is not None:
        return row.seed
    if wanted.seed is not None:
        return wanted.seed
    return AUTOPILOT_SEED if wanted.present == "autopilot" else secrets.randbelow(2**31)


def _keeping(record: Record, assessment: bool) -> Keeping:
    trainee = record.trainee_local()
    if not assessment:
        return Keeping(record, trainee, "practice")
    return Keeping(record, trainee, "assessment", statements_for(record, trainee))


def _present(
    wanted: Wanted,
    program: Program,
    settings: Settings,
    seed: int,
    record: Record | None,
    chosen: Chosen,
    house: House | None,
) -> Presenting:
    return present(
        Setting(
            wanted=wanted.present,
            program=program,
            settings=settings,
            seed=seed,
            path=wanted.path,
            strategy=wanted.strategy,
            real_pace=wanted.real_pace,
            pictures=record.home.pictures if record and wanted.pictures else None,
            cache=record.home.cache if record else None,
            self_voicing=wanted.self_voicing,
            preferences=house.needs.now if house and house.needs else chosen.preferences,
            keep=chosen.keep,
            house=house,
            out=sys.stderr if wanted.as_json else sys.stdout,
        )
    )


def _until_done(practice: Practice, row: SessionRow | None, wanted: Wanted, messages: str) -> list[Played]:
    """Raises SimkitError, having said how to go on where a session was left open."""
    try:
        return practice.until_done(row)
    except Exception as error:
        if practice.current is None:
            raise
        resume = f"simkit play {wanted.scenario} --resume {practice.current[:8]}"
        if isinstance(error, SimkitError):
            if practice.keeping:
                left = {"scenario": wanted.scenario, "session": practice.current[:8]}
                tell(word(messages, "left", **left))
            raise
        name = practice.presenter.name
        reason = f"{type(error).__name__}: {error}"
        raise SimkitError(diagnostic("SK8401", presenter=name, reason=reason, resume=resume)) from error


def conclude(
    practice: Practice,
    played: list[Played],
    presenting: Presenting,
    *,
    scenario: str,
    as_json: bool,
    messages: str,
) -> int:
    """Say what was kept and how to go on; the exit code."""
    last = played[-1]
    for one in played:
        for found in (*one.notes, *(one.trouble.diagnostics if one.trouble else ())):
            tell(render(found, messages))
    how = last.outcome.how
    language = last.language
    keeping = practice.keeping
    exports = []
    if keeping and keeping.mode == "assessment":
        done = [one.session for one in played if one.outcome.how == "ended" and not one.trouble]
        exports = [write_file(keeping.record, session, practice.program) for session in done]
    pictures = presenting.keep_pictures(last.session)
    if how in ("left", "interrupted"):
        left = {"scenario": scenario, "session": last.session[:8]}
        tell(word(language, "left", **left) if keeping else word(language, "left.guest"))
    if as_json:
        print_json(summary.as_data(practice, played, language=language, exports=exports, pictures=pictures))
    elif last.debrief:
        kept = summary.lines(last, keeping, language=language, exports=exports, pictures=pictures)
        presenting.out.write("\n".join(kept) + "\n")
    if last.trouble:
        return exit_code(last.trouble)
    return {"interrupted": INTERRUPTED, "halted": FAULTS}.get(how, 0)
