"""Pictures of the moments: drawn by a process of its own, one session after the other, or said why not."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from simkit.server.review import drawing, pictures
from simkit.server.review.drawing import Standing, standing
from tests.server.world import World

DEADLINE_S = 240


def until_done(world: World, session: str) -> Standing:
    until = time.monotonic() + DEADLINE_S
    while (now := standing(world.server, session)).under_way:
        assert time.monotonic() < until, "no end to it"
        time.sleep(0.05)
    return now


def test_pictures_are_drawn_when_they_are_asked_for_and_shown(world: World) -> None:
    pytest.importorskip("panda3d")
    session, browser = world.assessments["Amsterdam"], world.browser("Amsterdam", "trainer")
    page = browser.get(f"/sessions/{session}").text
    assert "Draw pictures of the moments" in page
    assert "Sam: angry." in page, "without pictures it says what they would show"
    assert browser.get(f"/sessions/{session}/pictures/2").status_code == 404
    folder = world.record.home.pictures / session
    folder.mkdir()
    (folder / "entry-3.png").write_bytes(b"there already")
    answer = browser.submit(f"/sessions/{session}/pictures", headers={"HX-Request": "true"})
    assert 'id="standing"' in answer.text
    done = until_done(world, session)
    assert done == Standing("ready", frozenset({2, 3})), done.reason
    image = browser.get(f"/sessions/{session}/pictures/2")
    assert image.headers["content-type"] == "image/png"
    assert image.content.startswith(b"\x89PNG")
    assert (folder / "entry-3.png").read_bytes() == b"there already"
    page = browser.get(f"/sessions/{session}?moment=2").text
    assert f'src="/sessions/{session}/pictures/3"' in page
    assert "Draw pictures" not in page
    other = world.browser("Utrecht", "trainer")
    assert other.get(f"/sessions/{session}/pictures/2").status_code == 404


def test_a_fault_in_drawing_is_said_and_leaves_no_rest(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MODULE", "simkit.no_such_program")
    session, browser = world.assessments["Amsterdam"], world.browser("Amsterdam", "trainer")
    browser.submit(f"/sessions/{session}/pictures")
    done = until_done(world, session)
    assert done.state == "failed"
    assert "SK9291" in done.reason
    page = browser.get(f"/sessions/{session}").text
    assert "could not be drawn on this server" in page
    assert "Draw pictures of the moments" in page
    left = [path.name for path in world.record.home.pictures.iterdir() if path.name.startswith(".drawing-")]
    assert left == []


def test_without_the_stage_it_says_what_to_install(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "simkit.stage.frames", None)
    monkeypatch.setattr(pictures.os, "nice", lambda _: 0, raising=False)
    home = world.record.home
    session = world.assessments["Amsterdam"]
    asked = [str(home.path), str(home.journal(session)), world.program.hash, str(tmp_path), "2"]
    assert pictures.main(asked) == 1
    assert capsys.readouterr().err.startswith("SK8404 ")


def test_a_session_that_was_erased_meanwhile_gets_no_picture(world: World, tmp_path: Path) -> None:
    session = world.assessments["Amsterdam"]
    home = world.record.home
    wanted = drawing.Wanted(home, session, home.journal(session), world.program.hash, (2,))
    wanted.folder.mkdir()
    made = tmp_path / "entry-2.png"
    made.write_bytes(b"picture")
    wanted.journal.unlink()
    drawing._keep(wanted, made)
    assert list(wanted.folder.iterdir()) == []


def test_too_many_waiting_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing._drawer, "ask", lambda _: False)
    session, browser = world.assessments["Amsterdam"], world.browser("Amsterdam", "trainer")
    answer = browser.submit(f"/sessions/{session}/pictures", headers={"HX-Request": "true"})
    assert "Too many sessions wait" in answer.text
    assert standing(world.server, session).state == "none"
