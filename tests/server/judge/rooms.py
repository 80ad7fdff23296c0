"""What a person does on the pages of judging: read the forms that are there, fill them in, send them."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any

from httpx import Response

from simkit.server.accounts.people import add_person, join
from tests.record.world import STARTED, practise
from tests.server.world import NOW, Browser, World


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append((given.get("action", ""), {}))
        elif tag == "input" and self.forms and "name" in given:
            kind = given.get("type", "text")
            if kind not in ("radio", "checkbox") or "checked" in given:
                self.forms[-1][1][given["name"]] = given.get("value", "")


def forms(page: Response, action: str) -> list[dict[str, str]]:
    """The fields, as they stand filled in, of each form that is sent to a path with this ending."""
    found = _Forms()
    found.feed(page.text)
    return [fields for path, fields in found.forms if path.endswith(action)]


def form(page: Response, to: str, /, **given: str) -> dict[str, str]:
    """The one form with this ending and these values."""
    (found,) = [one for one in forms(page, to) if given.items() <= one.items()]
    return found


def text_of(page: Response) -> str:
    """The words on the page, without the elements, on one line."""
    body = re.sub(r"<(script|style|head).*?</\1>", " ", page.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def open_page(browser: Browser, path: str, status: int = 200) -> Response:
    found = browser.get(path)
    assert found.status_code == status, found.text
    return found


def send(browser: Browser, page: Response, to: str, filled: dict[str, Any], /, **given: str) -> Response:
    """Fill in the one form with this ending, and send it to where it says."""
    found = _Forms()
    found.feed(page.text)
    ((path, fields),) = [
        (path, fields)
        for path, fields in found.forms
        if path.endswith(to) and given.items() <= fields.items()
    ]
    return browser.submit(path, {**fields, **filled})


def add_trainer(world: World, group: str, name: str) -> str:
    """Another trainer of a group of the world."""
    with world.record.writing() as connection:
        person = add_person(connection, NOW, name, ["trainer"], home_page="https://people.example")
        join(connection, world.groups[group], person, "trainer")
    return person


def add_assessment(world: World, group: str, acts: Any, number: int) -> str:
    """Another assessment of the group's trainee; its id."""

    trainee = world.record.trainee(world.trainees[group, "trainee"])
    started = STARTED + timedelta(days=number)
    done = practise(
        world.record, trainee, mode="assessment", acts=acts, program=world.program, started=started
    )
    return done.row.id
