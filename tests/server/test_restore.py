"""The documented backup holds the whole service: who was let in signs in again, and what people added is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import MetaData, Table, func, select, update

from simkit.record import Home, Record
from simkit.record.tables import assignments, people
from simkit.server.accounts.passwords import hashed
from tests.record.test_backup import _commands, _run, environment
from tests.server.expected.judge import confirm
from tests.server.world import World, bare_world

__all__ = ["environment"]

MADE_ANEW = ("outbox", "installation")
PASSWORD = "seven wet umbrellas"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the documented commands are for a POSIX shell")


def counts(record: Record) -> dict[str, int]:
    """Rows of every table, but of those that `rebuild` fills by itself: what is to be sent, and whose it is."""
    with record.reading() as connection:
        all_of_it = MetaData()
        all_of_it.reflect(connection)
        tables = {name: table for name, table in all_of_it.tables.items() if name not in MADE_ANEW}
        return {name: rows(record, table) for name, table in tables.items()}


def rows(record: Record, table: Table) -> int:
    with record.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def test_judgements_accounts_comments_and_assignments_come_back(
    database: str,
    either_world: World,
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = either_world
    session, group = world.assessments["Amsterdam"], "Amsterdam"
    trainer, trainee = world.browser(group, "trainer"), world.browser(group)
    with world.record.writing() as connection:
        who = people.c.id.in_((world.people[group, "trainer"], world.people[group, "trainee"]))
        connection.execute(update(people).where(who).values(password=hashed(PASSWORD)))
    judging = world.app.url_path_for("judge.judge", session=session, criterion="own")
    override = {**confirm(world, group), "action": "change", "level": "2", "reason": "She left him waiting"}
    assert trainer.submit(judging, override).status_code == 303
    comment = {"text": "Listen to her second sentence"}
    assert trainer.submit(f"/sessions/{session}/comments", comment).status_code == 303
    given = {
        "scenario": "late-delivery",
        "mode": "assessment",
        "to": f"group:{world.groups[group]}",
        "note": "Before the sales begin",
    }
    assert trainer.submit("/assignments", given).status_code == 303
    with world.record.reading() as connection:
        assignment = connection.scalar(select(assignments.c.id))
    appeal = world.app.url_path_for("judge.appeal.send", session=session)
    assert trainee.submit(appeal, {"text": "I did call her back"}).status_code == 303
    before = counts(world.record)
    assert all(before[name] for name in ("judgements", "comments", "assignments", "appeals", "audit"))

    _run(_commands(database, "Back up"), tmp_path, environment)
    _run(_commands(database, "Restore"), tmp_path, environment)

    url = "postgresql:///simkit_restored" if database == "postgresql" else None
    for name in ("PGUSER", "PGHOST"):
        if name in environment:
            monkeypatch.setenv(name, environment[name])
    with Record.open(Home(tmp_path / "restored", url)) as record:
        assert counts(record) == before
        again = bare_world(record)

        def signed_in(role: str) -> tuple[int, str, str]:
            browser = again.browser(None)
            form = {"name": f"{role}@amsterdam.example", "password": PASSWORD}
            assert browser.post("/sign-in", data=form).status_code == 303
            own = (
                str(again.app.url_path_for("assign.one", assignment=assignment))
                if role == "trainer"
                else "/own"
            )
            page = browser.get(f"/sessions/{session}")
            return page.status_code, page.text, browser.get(own).text

        status, page, assigned = signed_in("trainer")
        assert status == 200
        assert "She left him waiting" in page
        assert "Listen to her second sentence" in page
        assert "Before the sales begin" in assigned
        status, page, own = signed_in("trainee")
        assert status == 200
        assert "She left him waiting" in page
        assert "Before the sales begin" in own
        assert "I did call her back" in page
