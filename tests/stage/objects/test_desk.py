"""The work on a window: menus beside objects, keys, the task list, and a driver."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simkit.events import Clock, Fill, Hint, Inspect
from simkit.session import Session
from simkit.stage import StagePresenter
from simkit.stage.panels import Theme, as_text
from tests.stage.objects.work import all_acts, at_work, do

SIZES = [((1280, 720), 100), ((1024, 768), 200)]


@pytest.fixture(scope="module", params=SIZES, ids=["1280x720", "1024x768 at 200 %"])
def presenter(request: pytest.FixtureRequest) -> Iterator[StagePresenter]:
    size, scale = request.param
    made = StagePresenter(offscreen=True, size=size, quality="lean", theme=Theme(text_scale=scale))
    made.frames.open_stage(at_work().view)
    yield made
    made.close()


def shown(presenter: StagePresenter, session: Session, frames: int = 2) -> None:
    presenter.show(session.cues, session.view)
    for _ in range(frames):
        presenter.ask(session.view, busy=True)


def settle(presenter: StagePresenter) -> None:
    presenter.hud.settle()
    assert presenter.frames.desk is not None
    presenter.frames.desk.follow()


def closed(presenter: StagePresenter) -> None:
    desk = presenter.frames.desk
    assert desk is not None
    for _ in range(3):
        desk.press("escape")
    desk.point(0, 0)


def test_tab_goes_through_everything_that_can_be_done_and_round_again(presenter: StagePresenter) -> None:
    session = at_work()
    shown(presenter, session)
    closed(presenter)
    desk, panel = presenter.frames.desk, presenter.hud.panel
    assert desk is not None
    found: list[object] = []
    first = None
    for _ in range(80):
        desk.press("tab")
        assert panel.focus is not None
        if panel.focus == first:
            break
        first = first or panel.focus
        found.append(panel.element(panel.focus).act)
    else:
        pytest.fail("it does not come round")
    assert all_acts(session.view) <= set(found)
    # What else is there: the option beside the work, the strip at the top, the list, a field's steps.
    assert any(getattr(act, "option", "") == "work.leave" for act in found)


def test_every_menu_lies_inside_the_window(presenter: StagePresenter) -> None:
    session = at_work()
    shown(presenter, session)
    closed(presenter)
    desk, panel = presenter.frames.desk, presenter.hud.panel
    assert desk is not None
    for _ in range(len({act.object.partition(".")[0] for act in session.view.acts})):
        desk.press("arrow_right")
        shown(presenter, session, 1)
        settle(presenter)
        region = panel.regions["acts"]
        x, y = panel.origin(region)
        assert x >= 0
        assert y >= 0
        assert x + region.slot.width <= panel.width
        assert y + region.content_height <= panel.height
        assert region.content_height > 40


def test_pointing_shows_the_name_and_takes_no_focus_and_a_click_opens_the_menu(
    presenter: StagePresenter,
) -> None:
    session = at_work()
    shown(presenter, session)
    closed(presenter)
    desk, panel = presenter.frames.desk, presenter.hud.panel
    assert desk is not None
    x, y, width, height = desk.things()["valve"]
    middle = x + width / 2, y + height / 2
    before = panel.focus
    desk.point(*middle)
    shown(presenter, session)
    tree = panel.regions["acts"].tree
    assert tree is not None
    assert "Air valve" in as_text(tree)
    assert not any(spot.region == "acts" for spot in panel.spots())
    assert panel.focus == before
    desk.click(*middle)
    desk.release()
    shown(presenter, session)
    assert {spot.id for spot in panel.spots() if spot.region == "acts"} == {"do.close.valve", "inspect.valve"}


def test_a_number_of_the_menu_hands_the_act_in_with_its_cue(presenter: StagePresenter) -> None:
    session = at_work()
    shown(presenter, session)
    closed(presenter)
    desk = presenter.frames.desk
    assert desk is not None
    x, y, width, height = desk.things()["valve"]
    desk.click(x + width / 2, y + height / 2)
    desk.release()
    shown(presenter, session)
    taken = desk.press("2")
    assert taken is not None
    wanted = next(act for act in session.view.acts if act.affordance == "close").act()
    assert taken[0] == wanted
    session.act(wanted)


def test_the_list_shows_and_hides_and_a_hint_is_asked_for_and_read(presenter: StagePresenter) -> None:
    session = at_work()
    shown(presenter, session)
    closed(presenter)
    desk, hud = presenter.frames.desk, presenter.hud
    assert desk is not None

    def listed() -> str:
        shown(presenter, session)
        tree = hud.panel.regions["work"].tree
        assert tree is not None
        return as_text(tree)

    if "Make it safe" not in listed():
        desk.press("j")
    assert "Make it safe" in listed()
    desk.press("j")
    assert "Make it safe" not in listed()
    desk.press("j")
    taken = desk.press("h")
    assert taken is not None
    assert isinstance(taken[0], Hint)
    session.act(taken[0])
    shown(presenter, session)
    tree = hud.panel.regions["note"].tree
    assert tree is not None
    assert "A machine goes to rest first." in as_text(tree)
    desk.press("escape")
    presenter.ask(session.view, busy=True)
    assert not hud.shows("note")


def test_looking_closely_brings_the_eye_near_and_is_the_act(presenter: StagePresenter) -> None:
    session = at_work()
    shown(presenter, session)
    closed(presenter)
    desk, window = presenter.frames.desk, presenter.frames.window
    assert desk is not None
    desk.do(
        next(act for act in session.view.acts if act.affordance == "read" and act.object == "gauge").act()
    )
    shown(presenter, session, 3)
    far = desk.things()["gauge"]
    taken = desk.press("i")
    assert taken is not None
    assert isinstance(taken[0], Inspect)
    shown(presenter, session, 3)
    near = desk.things()["gauge"]
    assert near[3] > 3 * far[3]
    assert abs(near[0] + near[2] / 2 - window.size[0] / 2) < window.size[0] * 0.1
    desk.press("escape")
    shown(presenter, session, 3)
    assert desk.things()["gauge"][3] == pytest.approx(far[3], abs=1)


def test_a_driver_does_everything_through_the_menus(presenter: StagePresenter) -> None:
    session = at_work()
    do(session, "press", "stop")
    do(session, "turn to", "switch", "off")
    do(session, "take", "padlock")
    shown(presenter, session)
    closed(presenter)
    desk = presenter.frames.desk
    assert desk is not None
    for act in all_acts(session.view) | {Fill("log.minutes", 7, session.view.acts[0].cue)}:
        shown(presenter, session, 1)
        assert desk.do(act) == act  # type: ignore[arg-type]


def test_from_where_it_goes_one_can_use_what_is_in_the_hand(presenter: StagePresenter) -> None:
    session = at_work()
    do(session, "press", "stop")
    do(session, "turn to", "switch", "off")
    do(session, "take", "padlock")
    shown(presenter, session)
    closed(presenter)
    desk, panel = presenter.frames.desk, presenter.hud.panel
    assert desk is not None
    for _ in range(40):
        desk.press("arrow_right")
        if desk.selected == "switch":
            break
    acts = [panel.element(spot).act for spot in panel.spots() if spot.region == "acts"]
    assert next(a for a in session.view.acts if a.affordance == "hang on").act("switch") in acts


def test_a_whole_task_is_played_by_a_driver_and_nothing_of_it_stays(presenter: StagePresenter) -> None:
    session = at_work()
    path = [("press", "stop", None), ("turn to", "switch", "off"), ("take", "padlock", None)]
    path += [("hang on", "padlock", "switch"), ("close", "valve", None)]
    desk = presenter.frames.desk
    assert desk is not None
    for affordance, id, with_ in path:
        shown(presenter, session)
        wanted = next(a for a in session.view.acts if (a.affordance, a.object) == (affordance, id)).act(with_)
        session.act(desk.do(wanted))  # type: ignore[arg-type]
        while not session.view.acts and not session.done:
            session.act(Clock(250))
    assert session.done
    presenter.frames.leave_work()
    assert not any(presenter.hud.shows(name) for name in ("acts", "work", "note"))
