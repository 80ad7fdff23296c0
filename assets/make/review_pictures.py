"""Pictures of the review console for README and docs: `python -m assets.make.review_pictures`. Needs Chromium.

The sample group's sessions are played anew, so dates and ids differ from run to run.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright
from sqlalchemy import select, update

from simkit.record import Record
from simkit.record.tables import appeals, groups, people, sessions
from simkit.server.accounts.local import local_person, start_link
from simkit.server.app import make_app
from simkit.server.config import Config
from simkit.server.samples import add_samples
from simkit.server.web.paths import path_of
from simkit.server.web.state import Server

IMAGES = Path(__file__).parents[2] / "docs" / "images"
DESKTOP, PHONE = (1280, 900), (390, 844)


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is not installed (Debian: chromium)", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder)) as record:
        config = Config(home=Path(folder), base_url="http://127.0.0.1:8642", local=True)
        app = make_app(config, record)
        server: Server = app.state.server
        add_samples(server, local_person(server))
        with record.reading() as connection:
            session = connection.execute(select(appeals.c.session)).scalar_one()
            group = connection.execute(
                select(groups.c.id).where(groups.c.name != "This computer")
            ).scalar_one()
            assert connection.execute(select(sessions.c.id).where(sessions.c.id == session)).first()
        with _serving(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, headless=True, args=["--disable-gpu"]
            )
            page = browser.new_context(reduced_motion="reduce").new_page()
            page.goto(start_link(server).replace(config.base_url, address))
            for language in ("en", "nl"):
                with record.writing() as connection:
                    connection.execute(update(people).values(language=language))
                _take(page, address + path_of("review.inbox"), f"review-inbox-{language}", DESKTOP)
                _take(
                    page,
                    address + path_of("review.session", session=session),
                    f"review-session-{language}",
                    DESKTOP,
                )
                _take(
                    page, address + path_of("figures.group", group=group), f"review-group-{language}", DESKTOP
                )
                _take(
                    page,
                    address + path_of("review.session", session=session),
                    f"review-phone-{language}",
                    PHONE,
                )
            browser.close()
    return 0


def _take(page: Page, address: str, name: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    # Pictures of the moments are drawn on request, by another process.
    draw = page.locator("#replay form button")
    if draw.count():
        draw.first.click()
    if page.locator("#replay").count():
        page.wait_for_selector("#picture:not([hidden])", timeout=180_000)
        page.wait_for_function("() => document.getElementById('picture').complete")
    page.screenshot(path=IMAGES / f"{name}.png")


@contextmanager
def _serving(app: object) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


if __name__ == "__main__":
    sys.exit(main())
