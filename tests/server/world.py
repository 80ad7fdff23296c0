"""An installation with two groups, each with one person of every role, and sessions in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import event, insert
from starlette.responses import Response as Answer

from simkit.record import Record
from simkit.record.tables import shares
from simkit.server.access import ROLES, Role
from simkit.server.accounts.people import add_group, add_person, join
from simkit.server.app import make_app
from simkit.server.config import Config
from simkit.server.web import cookies
from simkit.server.web.state import Server
from simkit.session import Program, compile_program
from tests.record.world import BAD, GOOD, STARTED, practise, scenario

GROUPS = ("Amsterdam", "Utrecht")
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@dataclass
class Clock:
    """The server's clock; tests set it forward."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, by: timedelta) -> None:
        self.at += by


@dataclass
class World:
    """`people[group, role]`; `assessments[group]`, `practices[group]` (not shared), `shared[group]`: of its trainee."""

    app: FastAPI
    record: Record
    clock: Clock
    program: Program
    groups: dict[str, str] = field(default_factory=dict)
    people: dict[tuple[str, Role], str] = field(default_factory=dict)
    trainees: dict[tuple[str, Role], str] = field(default_factory=dict)
    assessments: dict[str, str] = field(default_factory=dict)
    practices: dict[str, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    @property
    def server(self) -> Server:
        found = self.app.state.server
        assert isinstance(found, Server)
        return found

    def browser(self, group: str | None, role: Role = "trainee") -> Browser:
        """Of somebody who is signed in; `group` None: of nobody."""
        return self.browser_of(self.people[group, role]) if group else Browser(self, None)

    def browser_of(self, person: str) -> Browser:
        return Browser(self, person)


class Browser(TestClient):
    """Follows no redirect; `submit` posts a form with the token of who is signed in."""

    def __init__(self, world: World, person: str | None) -> None:
        super().__init__(
            world.app,
            base_url=world.server.config.base_url,
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        self.csrf = ""
        if person is not None:
            answer = Answer()
            cookies.sign_in(world.server, answer, person)
            name, _, rest = answer.headers["set-cookie"].partition("=")
            self.cookies.set(name, rest.partition(";")[0])
            with world.record.reading() as connection:
                table = cookies.web_sessions
                key = cookies.hashed(rest.partition(";")[0])
                self.csrf = connection.execute(table.select().where(table.c.token == key)).one().csrf

    def submit(self, path: str, form: Mapping[str, Any] | None = None, **rest: Any) -> Response:
        return self.post(path, data={"csrf": self.csrf, **(form or {})}, **rest)


def fill(world: World) -> World:
    """People, groups and sessions; see `World`."""
    record = world.record
    for name in GROUPS:
        with record.writing() as connection:
            group = world.groups[name] = add_group(connection, NOW, name)
            for role in ROLES:
                at = (name, role)
                person = world.people[at] = add_person(
                    connection,
                    NOW,
                    f"{role.title()} {name}",
                    [role],
                    email=f"{role}@{name.lower()}.example",
                    home_page="https://people.example",
                )
                if role in ("trainee", "trainer", "manager"):
                    join(connection, group, person, role)
                row = connection.execute(cookies.people.select().where(cookies.people.c.id == person)).one()
                world.trainees[at] = row.trainee
        trainee = record.trainee(world.trainees[name, "trainee"])
        how: dict[str, Any] = {"program": world.program}
        world.assessments[name] = practise(record, trainee, mode="assessment", acts=GOOD, **how).row.id
        later = STARTED + timedelta(hours=1)
        world.practices[name] = practise(record, trainee, acts=BAD, started=later, **how).row.id
        later = STARTED + timedelta(hours=2)
        world.shared[name] = practise(record, trainee, acts=BAD, started=later, **how).row.id
        with record.writing() as connection:
            connection.execute(insert(shares).values(session=world.shared[name], at=NOW))
    return world


def bare_world(record: Record, **settings: Any) -> World:
    """An installation without people."""
    clock = Clock()
    config = Config(home=record.home.path, **{"base_url": "http://review.example", **settings})
    return World(make_app(config, record, now=clock), record, clock, compile_program(scenario()))


@contextmanager
def counted_queries(record: Record) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    found: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        found.append(statement)

    engine = record._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)
