"""A trainer's whole job and a trainee's, in a real browser, by keyboard alone: Dutch and English, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from simkit.record.tables import appeals, comments, judgements, people, sessions, shares
from simkit.server.accounts.passwords import hashed
from simkit.server.web.paths import path_of
from simkit.server.words import word
from tests.server.browser.conftest import DESKTOP, PHONE, Seat
from tests.server.world import World

MOST_TABS = 200
expect.set_options(timeout=30_000)
WHERE = """() => {
    const at = document.activeElement;
    const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
    return [at.getAttribute("aria-label") || label || at.innerText || at.value || "", at.tagName];
}"""
SETTINGS = pytest.mark.parametrize(
    ("language", "size"), [("nl", DESKTOP), ("en", PHONE)], ids=["nl-desktop", "en-phone"]
)


def tab_to(page: Page, text: str, *, within: str = "", tag: str = "", href: str = "") -> None:
    """Tab on until what has the focus says `text`, and, with `within`, stands in that part of the page."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        said, is_tag = page.evaluate(WHERE)
        inside = not within or page.evaluate("(part) => !!document.activeElement.closest(part)", within)
        there = not href or page.evaluate("(to) => document.activeElement.getAttribute('href') === to", href)
        if inside and there and (not tag or is_tag == tag) and said.strip().lower().startswith(text.lower()):
            return
    raise AssertionError(f"no way by keyboard to {text!r} on {page.url}")


def enter(page: Page) -> None:
    """Press Enter, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def password_of(world: World, person: str) -> tuple[str, str]:
    secret = "a long and quiet road"
    with world.record.writing() as connection:
        connection.execute(people.update().where(people.c.id == person).values(password=hashed(secret)))
        found = connection.execute(select(people.c.email).where(people.c.id == person)).scalar_one()
    return str(found), secret


def sign_in(seat: Seat, world: World, person: str, language: str) -> Page:
    name, secret = password_of(world, person)
    page = seat.go("/")
    tab_to(page, word(language, "accounts.name"))
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(secret)
    enter(page)
    expect(page.get_by_role("button", name=word(language, "sign-out"))).to_be_visible()
    return page


@SETTINGS
def test_a_trainer_reviews_judges_comments_and_gives_something_to_do(
    world: World, sit: Callable[..., Seat], language: str, size: tuple[int, int]
) -> None:
    seat = sit(None, language=language, size=size)
    session = world.assessments["Amsterdam"]
    with world.record.writing() as connection:
        trainer = world.people["Amsterdam", "trainer"]
        connection.execute(people.update().where(people.c.id == trainer).values(language=language))
    page = sign_in(seat, world, trainer, language)
    expect(page).to_have_url(re.compile(path_of("review.inbox") + "$"))

    # Open the session of somebody from the inbox.
    tab_to(page, "Trainee Amsterdam", tag="A", href=path_of("review.session", session=session))
    enter(page)
    expect(page).to_have_url(re.compile(session))

    # Confirm one level, change another with a reason.
    tab_to(page, word(language, "judge.confirm"))
    enter(page)
    expect(
        page.get_by_text(
            re.compile(word(language, "judge.by.confirmed", name="Trainer Amsterdam", date="").rstrip(" .,"))
        ).first
    ).to_be_visible()
    tab_to(page, word(language, "judge.confirm"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    tab_to(page, word(language, "judge.reason"))
    page.keyboard.type("She named it before the customer did.")
    tab_to(page, word(language, "judge.save"))
    enter(page)
    expect(page.get_by_text("She named it before the customer did.").first).to_be_visible()
    with world.record.reading() as connection:
        kinds = [row.kind for row in connection.execute(select(judgements).order_by(judgements.c.id))]
    assert kinds == ["confirmed", "overridden"]

    # Say something about the session.
    page = seat.go(path_of("review.session", session=session))
    tab_to(page, word(language, "review.comment.on-session"))
    page.keyboard.type("Well asked. <b>Next time</b> sooner?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Well asked. <b>Next time</b> sooner?")).to_be_visible()

    # Give the group a scenario to do.
    page = seat.go("/")
    tab_to(page, word(language, "menu.assign"))
    enter(page)
    tab_to(page, word(language, "assign.note"))
    page.keyboard.type("Before the holidays")
    enter(page)
    expect(page.locator("tbody tr")).to_have_count(1)
    assert not seat.troubles
    assert not seat.overflows()


@SETTINGS
def test_a_trainee_looks_back_shares_appeals_and_erases(
    world: World, sit: Callable[..., Seat], language: str, size: tuple[int, int]
) -> None:
    trainee = world.people["Amsterdam", "trainee"]
    with world.record.writing() as connection:
        connection.execute(people.update().where(people.c.id == trainee).values(language=language))
    seat = sit(None, language=language, size=size)
    page = sign_in(seat, world, trainee, language)
    expect(page).to_have_url(re.compile("/own"))

    # Share practice for coaching.
    tab_to(page, word(language, "own.share"))
    enter(page)
    expect(page.get_by_role("button", name=word(language, "own.share"))).to_have_count(0)
    with world.record.reading() as connection:
        assert (
            len(
                connection.execute(
                    select(shares).where(shares.c.session == world.practices["Amsterdam"])
                ).all()
            )
            == 1
        )

    # Look at the assessment and appeal against it.
    page = seat.go(path_of("review.session", session=world.assessments["Amsterdam"]))
    expect(page.locator("#levels")).to_be_visible()
    page = seat.go(path_of("judge.appeal.own", session=world.assessments["Amsterdam"]))
    tab_to(page, word(language, "judge.appeal.why"))
    page.keyboard.type("I did ask what it was for.")
    page.keyboard.press("Tab")
    enter(page)
    expect(page.get_by_text("I did ask what it was for.").first).to_be_visible()

    # Erase practice, after a question.
    page = seat.go("/own")
    tab_to(page, word(language, "own.erase"), tag="A")
    enter(page)
    tab_to(page, word(language, "own.erase.do"))
    enter(page)
    expect(page).to_have_url(re.compile(r"/own$"))
    with world.record.reading() as connection:
        assert len(connection.execute(select(appeals)).all()) == 1
        left = connection.execute(select(sessions.c.id)).all()
    assert len(left) == 5
    assert not seat.troubles
    assert not seat.overflows()


def test_a_comment_of_a_trainer_is_read_by_the_trainee(world: World, sit: Callable[..., Seat]) -> None:
    session = world.assessments["Amsterdam"]
    path = path_of("review.session", session=session)
    trainer = sit(world.people["Amsterdam", "trainer"])
    page = trainer.go(path)
    box = page.get_by_label(word("en", "review.comment.on-session"))
    box.fill("Look at the pause after her first line.")
    box.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Look at the pause")).to_be_visible()
    trainee = sit(world.people["Amsterdam", "trainee"], language="nl")
    expect(trainee.go(path).get_by_text("Look at the pause")).to_be_visible()
    with world.record.reading() as connection:
        assert len(connection.execute(select(comments)).all()) == 1


def test_pages_work_without_scripts(world: World, address: str, chromium: object) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en-GB")  # type: ignore[attr-defined]
    cookies = dict(world.browser("Amsterdam", "trainer").cookies)
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    page = context.new_page()
    page.goto(address + path_of("review.inbox"))
    page.get_by_label(word("en", "review.search")).fill("Trainee")
    page.get_by_role("button", name=word("en", "apply")).click()
    expect(page.locator("#sessions a").first).to_be_visible()
    page.goto(address + path_of("review.session", session=world.assessments["Amsterdam"]))
    page.get_by_role("button", name=re.compile(word("en", "judge.confirm"))).first.click()
    expect(page.get_by_text(re.compile("Confirmed by Trainer Amsterdam")).first).to_be_visible()
    context.close()
