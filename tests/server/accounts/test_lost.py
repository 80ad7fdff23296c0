"""An administrator who lost their password gets a link on the server itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

from simkit.cli.review import command
from simkit.errors import SimkitError
from simkit.record.tables import audit, people
from simkit.server.accounts.lost import password_link
from simkit.server.accounts.passwords import hashed
from tests.server.world import World

OLD, NEW = "seven wet umbrellas", "eight dry umbrellas"


def lost(world: World, who: str) -> str:
    """The path of the link that the command prints."""
    home = world.record.home
    arguments = ["--home", str(home.path), "--base-url", "http://review.example", "--password-link", who]
    ran = CliRunner().invoke(command, arguments, env={"SIMKIT_DATABASE": home.url or ""})
    assert ran.exit_code == 0, ran.output
    found = re.search(r"http://review\.example(/set-password/\S+)", ran.output)
    assert found
    return found[1]


def test_a_link_sets_a_new_password_and_the_log_tells_of_it(either_world: World) -> None:
    world = either_world
    world.clock.at = datetime.now(UTC)  # the command is a program of its own, with the real one
    person = world.people["Amsterdam", "admin"]
    with world.record.writing() as connection:
        connection.execute(update(people).where(people.c.id == person).values(password=hashed(OLD)))
    signed_in = world.browser("Amsterdam", "admin")
    first, link = lost(world, "Admin@Amsterdam.example"), lost(world, "admin amsterdam")
    browser = world.browser(None)
    assert browser.get(first).status_code == 404, "only the newest works"
    assert browser.get(link).status_code == 200
    form = {"password": NEW, "again": NEW}
    assert browser.post(link, data=form).status_code == 303
    assert browser.post(link, data=form).status_code == 404
    assert browser.get("/people").status_code == 200
    assert signed_in.get("/people").status_code == 303, "signed out everywhere else"
    with world.record.reading() as connection:
        said = list(
            connection.scalars(
                select(audit.c.subject).where(audit.c.action == "accounts.password-link-local")
            )
        )
    assert said == [person, person]
    assert "on the server itself" in browser.get("/log").text


@pytest.mark.parametrize("who", ["nobody@example.org", "trainer@amsterdam.example", ""])
def test_it_is_for_an_administrator_alone_and_says_who_they_are(world: World, who: str) -> None:
    with pytest.raises(SimkitError) as caught:
        password_link(world.server.config, who)
    assert caught.value.code == "SK9219"
    assert "admin@amsterdam.example" in caught.value.diagnostics[0].message("en")
