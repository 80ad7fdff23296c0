"""A real browser on the real application: Chromium by Playwright, signed in as somebody of the world."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tests.server.live import serving
from tests.server.world import World

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Page  # noqa: E402

ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = (1280, 800)
PHONE = (390, 800)
ZOOMED = (640, 400)
"""What is left of a desktop at 200 %: half the CSS pixels each way."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed (Debian: chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Seat:
    """Somebody at a browser. `troubles`: what the browser's console said, and requests that left this machine."""

    page: Page
    context: BrowserContext
    address: str
    troubles: list[str]

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def resize(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def overflows(self) -> bool:
        found = self.page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        return bool(found)

    def violations(self) -> list[str]:
        """By axe-core, over the page as it is."""
        found = (
            Axe().run(self.page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
        )
        return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(world.app) as found:
        yield found


@pytest.fixture
def sit(world: World, address: str, chromium: Browser) -> Iterator[Callable[..., Seat]]:
    """`sit(person, language="nl")`: somebody who is signed in; `sit(None)`: nobody yet."""
    seats: list[Seat] = []

    def sit(person: str | None, *, language: str = "en", size: tuple[int, int] = DESKTOP) -> Seat:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="nl-NL" if language == "nl" else "en-GB",
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)
        if person is not None:
            with world.record.writing() as connection:
                from simkit.record.tables import people

                connection.execute(people.update().where(people.c.id == person).values(language=language))
            cookies = world.browser_of(person).cookies
            context.add_cookies(
                [{"name": name, "value": value, "url": address} for name, value in dict(cookies).items()]
            )
        page = context.new_page()
        seat = Seat(page, context, address, [])
        page.on("console", lambda one: seat.troubles.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: seat.troubles.append(str(one)))

        def asked(request: object) -> None:
            url = str(getattr(request, "url", ""))
            if urlsplit(url).scheme in ("http", "https") and not url.startswith(address):
                seat.troubles.append(f"asked {url}")

        page.on("request", asked)
        seats.append(seat)
        return seat

    yield sit
    for seat in seats:
        seat.context.close()
