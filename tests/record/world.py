"""A small scenario with a rubric, and sessions of it, for tests of what keeps and exports them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring import Rubric, Scorecard, rubric_from_data, score
from simkit.errors import SimkitError
from simkit.events import Act, Choose, Clock
from simkit.record import Outgoing, Record, SessionRow, Trainee, moment
from simkit.record.rows import Mode
from simkit.scenario import Scenario, load_text
from simkit.session import (
    Journal,
    Parent,
    Program,
    Recorder,
    Session,
    Settings,
    compile_program,
    observations,
    read_journal,
)

TRAINEE = "3f0c6f7e-0000-4000-8000-00000000000a"
SESSION = "8c1e2f00-0000-4000-8000-000000000001"
STARTED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HOME_PAGE = "https://people.example"

SCENARIO = """\
simkit: 1
scenario: {id}
title: {title}
language: en
minutes: 5
place: shop-counter
rubric: rubric.yaml
briefing: You are at the counter. Sam is next in line.
cast:
  customer:
    name: Sam
    person: woman-50
    voice: woman
    feels: {{anger: 60}}
facts:
  days: {{start: 3, range: [0, 10]}}
endings: {{agreed: You found a way, lost: She left}}
start: start
scenes:
  start:
    - customer: My parcel should have been here on Monday!
      id: monday
    - choose:
        - say: Since Monday? What was it for?
          id: ask
          evidence: {{acknowledge: strong, own: sound}}
          feedback: You asked on.
        - say: That is the carrier, not us.
          id: carrier
          evidence: {{acknowledge: weak, own: harmful}}
        - say: "We send a new one, in {{days, plural, one {{# day}} other {{# days}}}}."
          id: send
          set: {{days: 1}}
          evidence: {{own: sound}}
      id: first
      about: [acknowledge, own]
    - go to: agree
  agree:
    - choose:
        - say: You have it on Saturday.
          id: solve
          evidence: {{solve: strong}}
        - say: I cannot help you.
          id: shrug
          evidence: {{solve: harmful}}
          end: lost
      id: second
      about: [solve]
      within: 10 s
      otherwise:
        id: second.late
        evidence: {{solve: weak}}
    - end: agreed
"""
RUBRIC = """\
simkit-rubric: 1
rubric: service
version: {version}
language: en
skills:
  listening:
    name: Listening
    criteria:
      acknowledge: {acknowledge}
  solving:
    name: Solving
    criteria:
      own: {own}
      solve: {solve}
pass: {{rule: compensatory, at least: 60 %, observed: 50 %}}
"""
CRITERION = "{{name: {name}, rule: {rule}, levels: {{1: Harms, 2: Begins, 3: Does it, 4: Excels}}}}"
DUTCH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: nl\\n"

msgctxt "title"
msgid "A late delivery"
msgstr "Een late bestelling"

msgctxt "ask"
msgid "Since Monday? What was it for?"
msgstr "Al sinds maandag? Waar was het voor?"

msgctxt "rubric.acknowledge.name"
msgid "Acknowledge"
msgstr "Erkennen"
"""


def rubric_text(*, version: str = "1", rule: str = "typical") -> str:
    names = {"acknowledge": "Acknowledge", "own": "Own it", "solve": "Solve"}
    criteria = {id: CRITERION.format(name=name, rule=rule) for id, name in names.items()}
    return RUBRIC.format(version=version, **criteria)


def rubric(*, version: str = "1", rule: str = "typical", missed: int = 2) -> Rubric:
    """Two skills, three criteria; with another rule, or worth of a missed opportunity, than the scenario's own."""
    data = yaml.safe_load(rubric_text(version=f'"{version}"', rule=rule))
    for skill in data["skills"].values():
        for criterion in skill["criteria"].values():
            criterion["levels"] = {str(level): text for level, text in criterion["levels"].items()}
            criterion["missed"] = missed
    return rubric_from_data(data)


def scenario(*, id: str = "late-delivery", title: str = "A late delivery") -> Scenario:
    """A line, a choose of three, a choose with a time limit, an ending each; partly in Dutch."""
    files = {"rubric.yaml": rubric_text(), "nl.po": DUTCH}
    return load_text(SCENARIO.format(id=id, title=title), files=files)


GOOD = (Clock(3_000), Clock(2_500), Choose("ask"), Clock(1_250), Choose("solve"))
BAD = (Clock(3_000), Clock(800), Choose("carrier"), Clock(400), Choose("shrug"))
LATE = (Clock(3_000), Choose("send"), Clock(10_000))


@dataclass(frozen=True)
class Practised:
    row: SessionRow
    program: Program
    journal: Journal
    card: Scorecard


def ended_at(started: datetime = STARTED) -> datetime:
    return started + timedelta(minutes=1)


def begin(
    record: Record,
    trainee: Trainee,
    *,
    program: Program | None = None,
    mode: Mode = "practice",
    acts: Sequence[Act] = GOOD,
    id: str | None = None,
    started: datetime = STARTED,
    parent: Parent | None = None,
) -> Practised:
    """A session that was started and played, its journal closed, its row still open."""
    made = program or compile_program(scenario())
    settings = Settings(language="en")
    row = record.start_session(
        made.scenario,
        trainee=trainee,
        mode=mode,
        seed=7,
        settings=settings,
        started=started,
        id=id,
        parent=parent,
    )
    opened = record.opening(row)
    session = Session(made, seed=7, settings=settings)
    path = record.home.path / row.journal
    with Recorder.create(path, session, id=row.id, opened=opened, parent=parent) as recorder:
        for act in acts:
            recorder.act(act)
        recorder.wait()
        head = recorder.close(**moment(ended_at(started)))
    journal = read_journal(record.home.path / row.journal)
    assert journal.head == head
    return Practised(row, made, journal, score(observations(journal.entries), made.scenario.rubric))


def practise(
    record: Record, trainee: Trainee, *, statements: Sequence[Outgoing] = (), **how: Any
) -> Practised:
    """A finished session."""
    return finish(record, begin(record, trainee, **how), statements=statements)


def finish(record: Record, done: Practised, *, statements: Sequence[Outgoing] = ()) -> Practised:
    row = record.finish_session(
        done.row.id,
        log=done.journal.entries,
        head=done.journal.head,
        ended=ended_at(done.row.started),
        card=done.card,
        statements=statements,
    )
    return replace(done, row=row)


def journal_of(record: Record, row: SessionRow) -> Path:
    return record.home.path / row.journal


def codes_of(do: Callable[[], object]) -> list[str]:
    """The codes of the error that `do` raises; each can be said in English and in Dutch."""
    with pytest.raises(SimkitError) as caught:
        do()
    for found in caught.value.diagnostics:
        assert found.message("en") != found.message("nl")
    return [found.code for found in caught.value.diagnostics]
