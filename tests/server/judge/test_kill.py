"""The server is killed at any moment of judging: nothing acknowledged is lost or there twice, on both databases."""

from __future__ import annotations

import re
import time
import uuid
from itertools import count

import httpx
from sqlalchemy import select

from simkit.record.tables import audit, judgements
from simkit.server.web.paths import path_of
from tests.server.upload.killing import DEADLINE_S, JUDGEMENTS, through_kills, victim
from tests.server.world import World

CRITERION = "own"


def hidden(page: str, name: str) -> str:
    """Of the form for the criterion."""
    part = page.partition(f'id="judge-{CRITERION}"')[2]
    found = re.search(rf'name="{name}" value="([^"]*)"', part)
    assert found, name
    return found.group(1)


def test_no_judgement_is_lost_or_there_twice(either_world: World) -> None:
    world = either_world
    session = world.assessments["Amsterdam"]
    browser = world.browser("Amsterdam", "trainer")
    path = path_of("judge.judge", session=session, criterion=CRITERION)
    said: list[str] = []
    numbers = count(1)
    cut_off = 0
    home = world.record.home
    with victim(home.path, home.url) as server, server.client() as client:
        client.cookies.update(dict(browser.cookies))

        def ask(method: str, path: str, **rest: object) -> httpx.Response:
            nonlocal cut_off
            deadline = time.monotonic() + DEADLINE_S
            while time.monotonic() < deadline:
                try:
                    return client.request(method, server.address + path, **rest)  # type: ignore[arg-type]
                except httpx.TransportError:
                    cut_off += 1
                    time.sleep(0.002)
            raise AssertionError("it never recovers")

        def judge() -> None:
            number = next(numbers)
            page = ask("GET", path_of("judge.session", session=session)).text
            form = {
                "csrf": browser.csrf,
                "request": str(uuid.uuid4()),
                "seen": hidden(page, "seen"),
                "card": hidden(page, "card"),
                "action": "change",
                "level": str(1 + number % 2),
                "reason": f"Reason {number}",
            }
            answer = ask("POST", path, data=form)
            assert answer.status_code == 303, answer.status_code
            said.append(form["reason"])

        through_kills(server, judge, kills=JUDGEMENTS)
        assert cut_off > 0, "no kill met anything"
    with world.record.reading() as connection:
        kept = list(connection.scalars(select(judgements.c.reason).order_by(judgements.c.id)))
        noted = list(connection.scalars(select(audit.c.id).where(audit.c.action.startswith("judge."))))
    assert kept == said
    assert len(noted) == len(said)
