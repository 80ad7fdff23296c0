"""What `simkit replay` does."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from scoring import Scorecard, score
from simkit.cli.codes import FAULTS
from simkit.cli.language import message_language
from simkit.cli.options import home_of, session_of
from simkit.cli.output import print_json, tell
from simkit.cli.playing import conclude
from simkit.cli.presenting import Presenting, Setting, present
from simkit.cli.programs import program_of_journal, program_of_session
from simkit.cli.received import Received, received
from simkit.cli.verify import Verified, verify
from simkit.errors import SimkitError, as_data, diagnostic, render
from simkit.events import ChangeSettings, Clock
from simkit.present.make_debrief import make_debrief
from simkit.present.names import skill_names
from simkit.present.practice import Keeping, Played, Practice
from simkit.present.protocol import Welcome
from simkit.present.replay import ReplayPresenter
from simkit.present.run import Outcome, run
from simkit.present.terminal import PlainScreen
from simkit.present.terminal.tell import tell as tell_cues
from simkit.present.words import word
from simkit.record import Record, SessionRow
from simkit.session import (
    Journal,
    Program,
    Recorder,
    Session,
    Settings,
    observations,
    read_journal,
    session_before,
)
from simkit.session.showing import transcript


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    session: str
    entry: int
    present: str
    speed: float
    language: str | None
    home: Path | None
    as_json: bool


@dataclass(frozen=True, slots=True)
class _Found:
    journal: Journal
    program: Program
    row: SessionRow | None
    """None for a journal file that is in no record here."""
    record: Record | None


def play_back(wanted: Wanted) -> int:
    """The exit code: 1 when the journal does not hold."""
    with ExitStack() as stack:
        found = _find(wanted, stack)
        verified = verify(found.program, found.journal, found.row)
        messages = message_language(["--language", wanted.language] if wanted.language else [])
        receipt = received(home_of(wanted.home), found.journal)
        faults = receipt.faults if receipt else ()
        for one in (*verified.diagnostics, *faults):
            tell(render(one, messages))
        if wanted.as_json:
            print_json(
                {**_data(wanted, found, verified), "receipt": dict(receipt.receipt) if receipt else None}
            )
        elif wanted.present == "print" or not verified.same_events:
            _print(wanted, found, verified, receipt, messages)
        else:
            _present(wanted, found, stack)
    return 0 if verified.holds and not faults else FAULTS


def try_from(wanted: Wanted) -> int:
    """A what-if from a decision of a finished practice session. Raises SimkitError SK8515 where that cannot be."""
    with ExitStack() as stack:
        found = _find(wanted, stack)
        row, record = found.row, found.record
        if row is None or record is None or row.mode != "practice" or row.state == "open":
            raise SimkitError(
                diagnostic("SK8515", session=wanted.session, reason="it is no finished practice")
            )
        entries = found.journal.entries
        went = make_debrief(entries, found.program, None, language=found.journal.header.settings.language)
        decides = wanted.entry > 0 and wanted.entry in {review.entry for review in went.reviews}
        if not decides:
            raise SimkitError(
                diagnostic("SK8515", session=row.id[:8], reason=f"entry {wanted.entry} is no decision")
            )
        header = found.journal.header
        asked = "auto" if wanted.present == "print" else wanted.present
        presenting = _presenting(asked, found, header.settings, stack, wanted.as_json)
        practice = Practice(
            found.program,
            presenting.presenter,
            keeping=Keeping(record, record.trainee_local(), "practice"),
            seed=header.seed,
            settings=header.settings,
            now=lambda: datetime.now(UTC),
            said={"simkit": version("simkit")},
        )
        presenting.welcome_in = practice.in_language
        before = Played(
            row.id,
            Outcome("ended", found.journal.head, None),
            entries,
            None,
            row,
            None,
            header.settings.language,
        )
        played = practice.going_on(practice.what_if(before, wanted.entry))
        messages = message_language(["--language", wanted.language] if wanted.language else [])
        return conclude(
            practice,
            played,
            presenting,
            scenario=row.scenario,
            as_json=wanted.as_json,
            messages=messages,
        )


def _find(wanted: Wanted, stack: ExitStack) -> _Found:
    home, file = home_of(wanted.home), Path(wanted.session)
    if file.is_file():
        journal = read_journal(file)
        kept = home.url is not None or home.database.exists()
        record = stack.enter_context(Record.open(home)) if kept else None
        known = (
            [row for row in record.sessions(what_ifs=True) if row.id == journal.header.session]
            if record
            else []
        )
        return _Found(journal, program_of_journal(home, journal.header), known[0] if known else None, record)
    record = stack.enter_context(Record.open(home))
    row = session_of(record, wanted.session)
    journal = read_journal(home.path / row.journal)
    return _Found(journal, program_of_session(record, row), row, record)


def _language(wanted: Wanted, found: _Found) -> str:
    """Raises SimkitError SK8105."""
    language = wanted.language or found.journal.header.settings.language
    languages = found.program.scenario.languages
    if language not in languages:
        raise SimkitError(diagnostic("SK8105", language=language, known=", ".join(languages)))
    return language


def _data(wanted: Wanted, found: _Found, verified: Verified) -> dict[str, object]:
    language = _language(wanted, found)
    said = transcript(found.program, found.journal.entries, language)
    return {
        "session": found.journal.header.session,
        "scenario": found.journal.header.scenario,
        "entries": verified.entries,
        "head": verified.head,
        "holds": verified.holds,
        "same_head": verified.same_head,
        "same_events": verified.same_events,
        "diagnostics": [as_data(one, language) for one in verified.diagnostics],
        "conversation": [
            {"id": line.id, "speaker": line.speaker, "name": line.name, "text": line.text, "at": line.at}
            for line in said[_before(wanted, found) :]
        ],
    }


def _before(wanted: Wanted, found: _Found) -> int:
    """How many lines were said before the entry to begin at."""
    return len(
        transcript(found.program, found.journal.entries[: wanted.entry], found.program.scenario.language)
    )


def _print(
    wanted: Wanted, found: _Found, verified: Verified, receipt: Received | None, messages: str
) -> None:
    language = _language(wanted, found)
    screen = PlainScreen(sys.stdout, language)
    if found.program.world is not None:
        _print_work(wanted, found, screen)
    else:
        _print_talk(wanted, found, screen)
    key = "verified" if verified.holds else "not-verified"
    click.echo(f"\n{word(messages, key, entries=verified.entries, head=verified.head[:12])}")
    if receipt is not None and not receipt.faults:
        click.echo(receipt.sentence(messages))


def _print_talk(wanted: Wanted, found: _Found, screen: PlainScreen) -> None:
    said = transcript(found.program, found.journal.entries, screen.language)
    for line in said[_before(wanted, found) :]:
        if line.speaker == "trainee":
            screen.answered(line.text, wordless=line.wordless)
        else:
            screen.say(line.name, "", line.text)


def _print_work(wanted: Wanted, found: _Found, screen: PlainScreen) -> None:
    """What was done besides what was said: the acts are done again, and what they cause is told."""
    header = found.journal.header
    settings = replace(header.settings, language=screen.language)
    session = Session(found.program, seed=header.seed, settings=settings)
    for entry in found.journal.entries:
        if entry.after:
            session.act(Clock(entry.after))
        if entry.act is not None and not isinstance(entry.act, ChangeSettings):
            session.act(entry.act)
        if entry.n >= wanted.entry:
            tell_cues(screen, session.cues, session.view)


def _present(wanted: Wanted, found: _Found, stack: ExitStack) -> None:
    header, entries = found.journal.header, found.journal.entries
    if wanted.entry:
        at = min(wanted.entry, len(entries) - 1)
        session = session_before(found.program, entries, at, seed=header.seed, settings=header.settings)
        # What was presented before that act has been: the session stands right before it.
        entries = (replace(entries[at], after=0), *entries[at + 1 :])
    else:
        session = Session(found.program, seed=header.seed, settings=header.settings)
    presenting = _presenting(wanted.present, found, header.settings, stack, as_json=False)
    scenario = found.program.scenario
    welcome = Welcome(
        view=session.view,
        minutes=scenario.minutes,
        mode=found.row.mode if found.row else "practice",
        guest=found.row is None,
        attempt=(found.row.attempt if found.row else None) or 1,
        skills=skill_names(scenario, session.settings.language),
        privacy=word(session.settings.language, "replayed"),
        languages=scenario.languages,
        resumed=wanted.entry > 0,
        time_limits=session.settings.time_limits,
    )
    recorder = Recorder.create(None, session, id=header.session, opened={})
    player = ReplayPresenter(presenting.presenter, entries, speed=wanted.speed)
    run(
        player,
        recorder,
        welcome,
        lambda _: make_debrief(
            session.log,
            found.program,
            _card(found.program, session),
            language=session.settings.language,
            mode="replay",
        ),
    )


def _card(program: Program, session: Session) -> Scorecard | None:
    rubric = program.scenario.rubric
    return score(observations(session.log), rubric) if rubric else None


def _presenting(
    wanted: str, found: _Found, settings: Settings, stack: ExitStack, as_json: bool
) -> Presenting:
    presenting = present(
        Setting(
            wanted=wanted,
            program=found.program,
            settings=settings,
            seed=found.journal.header.seed,
            path=None,
            strategy=None,
            real_pace=False,
            pictures=None,
            out=sys.stderr if as_json else sys.stdout,
        )
    )
    for note in presenting.notes:
        tell(render(note, settings.language))
    stack.callback(presenting.presenter.close)
    return presenting
