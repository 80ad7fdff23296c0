"""A session's page with scripts: transcript, picture and chart at the same moment, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.server.browser.conftest import PHONE, Seat
from tests.server.review.talk import played
from tests.server.world import World

CURRENT = ".moment[aria-current=true]"


def at_moment(page: Page, number: int) -> None:
    """Everything stands at this moment."""
    expect(page.locator(CURRENT)).to_have_count(1)
    expect(page.locator(CURRENT)).to_have_attribute("data-number", str(number))
    expect(page.locator("#picture-caption")).to_contain_text(f"Moment {number},")


def test_one_moment_everywhere(world: World, sit: Callable[..., Seat]) -> None:
    session = played(world, "late-delivery")
    entry = 4
    folder = world.record.home.pictures / session
    folder.mkdir()
    (folder / f"entry-{entry}.png").write_bytes(ONE_PIXEL)
    seat = sit(world.people["Amsterdam", "trainer"])
    page = seat.go(f"/sessions/{session}")
    at_moment(page, 1)
    expect(page.locator("#picture")).to_be_visible()
    page.locator("#moment-3 .to-replay").click()
    at_moment(page, 3)
    expect(page.locator("#picture")).to_be_hidden()
    expect(page.locator("#picture-text")).to_contain_text("Sam de Vries")
    page.locator("#go-next").focus()
    page.keyboard.press("Enter")
    at_moment(page, 4)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    at_moment(page, 2)
    over = page.locator("#chart .u-over")
    box = over.bounding_box()
    assert box is not None
    over.click(position={"x": box["width"] - 2, "y": 20})
    last = page.locator(".moment").count()
    at_moment(page, last)
    expect(page.locator(CURRENT)).to_be_in_viewport()
    page.locator("#pace").select_option("2")
    page.locator("#go-play").click()
    at_moment(page, 1)
    at_moment(page, 2)
    page.locator("#go-play").click()
    expect(page.locator("#go-play")).to_have_text("Play")
    assert seat.troubles == []


def test_a_comment_appears_where_it_was_written(world: World, sit: Callable[..., Seat]) -> None:
    seat = sit(world.people["Amsterdam", "trainer"], language="nl", size=PHONE)
    page = seat.go(f"/sessions/{world.assessments['Amsterdam']}")
    page.locator("#moment-1 summary", has_text="Opmerkingen").click()
    page.locator("#comments-2 textarea").fill("Goed gevraagd.\nEn rustig.")
    page.locator("#comments-2 button").click()
    expect(page.locator("#comments-2 blockquote")).to_have_text(re.compile("Goed gevraagd"))
    expect(page.locator("#comments-2 textarea")).to_have_value("")
    assert page.url.endswith(world.assessments["Amsterdam"]), "the page was not left"
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert not seat.overflows()
    assert seat.violations() == []
    assert seat.troubles == []


def test_filtering_changes_the_list_and_the_address(world: World, sit: Callable[..., Seat]) -> None:
    seat = sit(world.people["Amsterdam", "trainer"])
    page = seat.go("/review")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.locator("summary", has_text="More filters").click()
    page.locator("#f-mode").select_option("assessment")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("mode=assessment"))
    page.locator("[data-ticks-all]").check()
    expect(page.locator("tbody input[name=session]")).to_be_checked()
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(2)
    assert seat.troubles == []


ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
    "00000005000158a5d4c50000000049454e44ae426082"
)
