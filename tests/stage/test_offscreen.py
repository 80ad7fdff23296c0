"""The stage without a display: a whole session with pictures, and people who are seen to feel."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from panda3d.core import TransformState
from PIL import Image

from simkit.errors import SimkitError
from simkit.events import Choose, Clock
from simkit.present.protocol import Quit
from simkit.present.run import run
from simkit.present.strategy import strategy
from simkit.session import Recorder, Session, Settings, View
from simkit.session.view import CastView
from simkit.stage import Sight, StagePresenter, Window, open_window
from simkit.stage.actor import Actor
from simkit.stage.place import load_place
from simkit.stage.prepared import prepare
from simkit.stage.stage import Stage
from simkit.stage.talk import Shown
from tests.stage.mug import BEST, SEED, card_of, debrief_of, program, session_after, welcome_to
from tests.stage.pixels import Picture, pixels

SIZE = (1280, 720)
FACE = (slice(140, 260), slice(570, 710))
SHELF = (slice(100, 400), slice(100, 400))


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    made = open_window(size=SIZE, offscreen=True)
    yield made
    made.close()


def sam(**feels: int) -> CastView:
    return CastView("customer", "Sam", "woman-50", "woman", {}, feels, None)


@pytest.fixture(scope="module")
def stage(window: Window) -> Iterator[Stage]:
    made = Stage(window, prepare("shop-counter", [sam(anger=60)]), "standard")
    made.enter([sam(anger=60)])
    yield made
    made.close()


def view_of(member: CastView) -> View:
    return View("en", "", "", "shop-counter", 0, "", (member,), None, None, None, (), None, None, None)


def seen(stage: Stage, member: CastView, shown: Shown | None = None, seconds: float = 5.0) -> Picture:
    """After so many seconds of feeling so; 0 leaves the moment as it is."""
    stage.hear(view_of(member), shown or Shown("", "", "", None, ""))
    if seconds:
        stage.update(seconds)
    stage.window.frame(hurry=True)
    return pixels(stage.window)


def change(one: Picture, other: Picture, part: tuple[slice, slice]) -> float:
    return float(np.abs(one[part] - other[part]).mean())


def test_the_person_stands_in_the_middle_with_the_head_in_the_upper_third(stage: Stage) -> None:
    with_sam = seen(stage, sam(anger=10))
    stage.actors["customer"].node.hide()
    stage.window.frame(hurry=True)
    without = pixels(stage.window)
    stage.actors["customer"].node.show()
    rows, columns = np.nonzero(np.abs(with_sam - without).max(2) > 0.06)
    width, height = SIZE
    assert abs((np.percentile(columns, 2) + np.percentile(columns, 98)) / 2 - width / 2) < 0.06 * width
    assert 0.06 * height < rows.min() < 0.25 * height
    head = columns[rows < rows.min() + 60]
    assert 60 < head.max() - head.min() < 260
    assert len(rows) > 0.08 * width * height


def test_a_feeling_changes_the_face_and_not_the_room(stage: Stage) -> None:
    actor = stage.actors["customer"]
    actor._time_s = 0.0
    angry = seen(stage, sam(anger=85, trust=10))
    actor._time_s = 0.0
    glad = seen(stage, sam(joy=90, trust=80))
    actor._time_s = 0.0
    again = seen(stage, sam(anger=85, trust=10))
    assert change(angry, glad, FACE) > 3 * change(angry, again, FACE)
    assert change(angry, glad, FACE) > 0.004
    assert change(angry, glad, SHELF) < 0.0005


def test_the_mouth_moves_with_the_line(stage: Stage) -> None:
    actor = stage.actors["customer"]
    frames = []
    for part in (0.2, 0.35, 0.5, 0.65):
        actor._time_s = 1.0
        line = Shown("customer", "Sam", "My sister only likes blue, by the way.", part, "line", 3_000)
        seen(stage, sam(anger=20), line, seconds=1.0)
        actor._time_s = 1.0
        frames.append(seen(stage, sam(anger=20), line, seconds=0.02))
    moved = [change(a, b, FACE) for a, b in itertools.pairwise(frames)]
    assert max(moved) > 0.0015


def test_what_lies_behind_is_drawn_once_and_people_in_front_of_it(stage: Stage) -> None:
    assert stage.built.back.getTop().getName() != "render"
    picture = seen(stage, sam(anger=10))
    assert picture[SHELF].std() > 0.05
    counter = picture[680:715, 400:800]
    assert counter.std() < 0.12
    assert counter[..., 0].mean() > counter[..., 2].mean() + 0.1


def test_moving_for_long_leaves_nothing_behind(stage: Stage) -> None:
    def frames(count: int) -> int:
        for _ in range(count):
            stage.update(0.03)
            stage.window.frame(hurry=True)
        return int(TransformState.getNumStates())

    few = frames(4)
    assert frames(14) < few + 150


def test_a_person_that_is_not_there_is_a_coded_error() -> None:
    nobody = CastView("customer", "Sam", "giant-900", "woman", {}, {}, None)
    with pytest.raises(SimkitError) as caught:
        Actor(nobody, load_place("shop-counter").stands[0])
    assert caught.value.code == "SK6303"
    assert "woman-50" in caught.value.diagnostics[0].remedy()


def test_a_driven_session_has_its_pictures_and_the_same_card(tmp_path: Path) -> None:
    moments: list[str] = []
    sights: list[Sight] = []

    def keep(name: str, presenter: StagePresenter) -> None:
        moments.append(name)
        presenter.picture(tmp_path / f"{name}.png")

    session = Session(program(), seed=SEED, settings=Settings(language="nl"))
    presenter = StagePresenter(
        offscreen=True,
        size=(1024, 768),
        pace=60,
        drive=strategy("best", program(), SEED),
        on_moment=keep,
        observer=sights.append,
    )
    recorder = Recorder.create(None, session, id="driven", opened={})
    outcome = run(presenter, recorder, welcome_to(session), lambda _: debrief_of(session))
    presenter.close()

    assert outcome.how == "ended"
    assert isinstance(outcome.wish, Quit)
    assert moments == ["start", "talk", "options", "debrief"]
    levels = card_of(session_after(*BEST, language="nl")).levels
    assert card_of(session).levels == levels
    assert {sight.screen for sight in sights} >= {"start", "talk", "debrief"}
    assert {sight.language for sight in sights} == {"nl"}
    assert all(
        name in {sight.line for sight in sights} for name in ("counter.green", "story.birthday", "own")
    )
    for name in moments:
        with Image.open(tmp_path / f"{name}.png") as image:
            assert image.mode == "RGB"
            assert image.size == (1024, 768)
            assert np.asarray(image).std() > 20


def test_no_time_passes_and_nothing_is_chosen_while_the_journal_is_busy() -> None:
    session = session_after()
    presenter = StagePresenter(offscreen=True, size=(320, 240), pace=60, drive=lambda view: "counter.ask")
    presenter.show(session.cues, session.view)
    presenter.hud.settle()
    assert all(presenter.ask(session.view, busy=True) is None for _ in range(3))
    act = None
    for _ in range(200):
        act = presenter.ask(session.view, busy=False)
        presenter.hud.settle()
        if isinstance(act, Choose):
            break
        assert act is None or isinstance(act, Clock)
    presenter.close()
    assert session.view.choose is not None
    assert act == Choose("counter.ask", cue=session.view.choose.cue)
