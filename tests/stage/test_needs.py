"""What a trainee sets so that they can follow: obeyed at once, and not undone by something else they set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from simkit.events import ChangeSettings, Choose
from simkit.present.preferences import Preferences
from simkit.present.protocol import Quit
from simkit.session import Session
from simkit.session.view import CastView
from simkit.stage import StagePresenter, Window, open_window
from simkit.stage.actor import Actor
from simkit.stage.hud import Hud
from simkit.stage.needs import Needs
from simkit.stage.panels import Element, Spot, as_text
from simkit.stage.panels.screens.data import Command
from simkit.stage.place import load_place
from simkit.stage.talk import Shown, Voiced
from simkit.stage.talk_page import TalkPage
from tests.stage.mug import debrief_of, session_after, welcome_to
from tests.stage.panels.test_screens import acts

SMALL = (640, 480)


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    made = open_window(size=SMALL, offscreen=True)
    yield made
    made.close()


@pytest.fixture
def hud(window: Window) -> Iterator[Hud]:
    made = Hud(window)
    made.languages = ("en", "nl")
    yield made
    made.close()


class Hands:
    """Gives a presenter what keys and mouse would: commands and acts, in the next frame."""

    def __init__(self, presenter: StagePresenter) -> None:
        self.presenter = presenter
        self.next: list[object] = []
        presenter.frames.read = self._read  # type: ignore[method-assign]

    def _read(self, *, skips: bool) -> list[object]:
        found, self.next = self.next, []
        return found

    def press(self, target: str) -> None:
        panel = self.presenter.hud.panel
        spot = next(one for one in panel.spots() if one.id == target)
        panel.focus_on(spot)
        self.next.append(panel.press("enter"))

    def settings(self, session: Session, *wanted: object) -> list[ChangeSettings]:
        """What those commands hand in, each obeyed by the session at once."""
        self.next += wanted
        found = []
        for _ in range(4):
            act = self.presenter.ask(session.view, busy=False)
            if act is None or isinstance(act, Quit):
                continue
            session.act(act)
            if isinstance(act, ChangeSettings):
                found.append(act)
        return found


@pytest.fixture(scope="module")
def shared(window: Window) -> Iterator[StagePresenter]:
    made = StagePresenter(window)
    yield made
    made.hud.close()


def begun(presenter: StagePresenter, session: Session) -> Hands:
    presenter.needs = presenter._page._needs = Needs()
    presenter.hud.needs, presenter.hud.languages = presenter.needs.settings, ("en", "nl")
    presenter.needs.begin(session.settings.time_limits)
    presenter.show(session.cues, session.view)
    return Hands(presenter)


def test_a_change_of_language_keeps_the_time_limits_of_the_session(shared: StagePresenter) -> None:
    session = session_after()
    session.act(ChangeSettings("en", 250))
    hands = begun(shared, session)
    assert hands.settings(session, Command("language", "nl")) == [ChangeSettings("nl", 250)]
    assert hands.settings(session, Command("next-language")) == [ChangeSettings("en", 250)]


def test_time_limits_keep_the_language_even_where_both_change_in_one_frame(shared: StagePresenter) -> None:
    session = session_after()
    hands = begun(shared, session)
    assert hands.settings(session, Command("language", "nl"), Command("time-limits", "0")) == [
        ChangeSettings("nl", 100),
        ChangeSettings("nl", 0),
    ]
    assert session.settings.time_limits == 0
    journalled = [event.to_data() if hasattr(event, "to_data") else event for event in session.log[-1].events]
    assert "time_limits" in str(journalled)


def test_settings_lie_over_the_pause_and_lead_back_to_it(shared: StagePresenter) -> None:
    session = session_after()
    hands = begun(shared, session)
    hands.settings(session, Command("pause"))
    hands.press("access")
    hands.settings(session)
    panel = shared.hud.panel
    assert "movement.still" in [spot.id for spot in panel.spots()]
    assert session.at == session_after().at, "time stands still"
    hands.press("movement.still")
    hands.settings(session)
    assert shared.frames.stage is not None
    assert shared.frames.stage.movement == "still"
    hands.settings(session, Command("pause"))
    assert "continue" in [spot.id for spot in panel.spots()]
    hands.settings(session, Command("pause"))
    assert not shared.hud.shows("dialog")


def test_what_is_set_before_the_start_begins_the_session_with_it(shared: StagePresenter) -> None:
    session = Session(session_after().program, seed=7)
    hands = begun(shared, session)
    steps = iter(["access", "time-limits.200", "close", "language.nl", "begin"])
    shown: list[str] = []

    def read(*, skips: bool) -> list[object]:
        target = next(steps)
        shown.extend(spot.id for spot in shared.hud.panel.spots())
        hands.press(target)
        found, hands.next = hands.next, []
        return found

    shared.frames.read = read  # type: ignore[method-assign]
    assert shared.welcome(welcome_to(session)) is None
    act = shared.ask(session.view, busy=False)
    assert act == ChangeSettings("nl", 200)
    assert {"say-first.on", "captions.off", "movement.less"} <= set(shown)


def test_options_wait_until_they_are_asked_for_where_one_says_it_aloud_first(
    window: Window, hud: Hud
) -> None:
    page = TalkPage(hud, Needs(Preferences(say_first="on")))
    view = session_after(language="nl").view
    shown = Shown("customer", "Sam", "Hallo.", None, "line")

    assert page.show(view, shown, "practice", holding=False, driven=False)
    tree = hud.panel.regions["options"].tree or Element("group")
    assert "Niemand neemt het op" in as_text(tree)
    assert acts(tree) == [Command("show-options")]
    hud.panel.focus_first("options")
    assert hud.panel.press("enter") == hud.panel.press("1") == Command("show-options")

    page.show_options(view)
    assert page.show(view, shown, "practice", holding=False, driven=False), "the focus goes to the options"
    assert view.choose is not None
    offered = acts(hud.panel.regions["options"].tree or Element("group"))
    assert offered == [Choose(one.id, cue=view.choose.cue) for one in view.choose.options]
    assert not page.show(view, shown, "practice", holding=False, driven=False), "once"

    other = session_after("counter.ask").view
    page.show(other, shown, "practice", holding=False, driven=False)
    assert acts(hud.panel.regions["options"].tree or Element("group")) == [Command("show-options")]


def test_a_limit_is_shown_also_while_the_options_wait(window: Window, hud: Hud) -> None:
    page = TalkPage(hud, Needs(Preferences(say_first="on")))
    view = session_after("counter.ask", "story.look").view
    page.show(view, Shown("", "", "", None, ""), "practice", holding=False, driven=False)
    assert "timer 60 seconds left" in as_text(hud.panel.regions["options"].tree or Element("group"))


def test_captions_go_only_where_the_line_is_heard(window: Window, hud: Hud) -> None:
    page = TalkPage(hud, Needs(Preferences(captions="off")))
    view = session_after().view
    unheard = Shown("customer", "Sam", "Hello there.", 0.3, "one", 2_000)
    page.show(view, unheard, "practice", holding=False, driven=False)
    assert hud.shows("caption")
    page.show(view, replace(unheard, voiced=Voiced(0.0, (), 0)), "practice", holding=False, driven=False)
    assert not hud.shows("caption")
    page.show(view, replace(unheard, part=None), "practice", holding=False, driven=False)
    assert not hud.shows("caption"), "nor when it has been said"
    page.show(view, replace(unheard, id="two"), "practice", holding=False, driven=False)
    assert hud.shows("caption")


def test_a_still_portrait_changes_with_the_face_alone() -> None:
    sam = CastView("customer", "Sam", "woman-50", "woman", {}, {"anger": 10}, None)
    actor = Actor(sam, load_place("shop-counter").stands[0])
    poses: list[tuple[object, dict[str, float]]] = []
    actor._person.set_pose = lambda pose, face: poses.append((pose, dict(face)))  # type: ignore[method-assign]
    line = Shown("customer", "Sam", "My sister only likes blue.", 0.4, "line", 3_000)
    for _ in range(5):
        actor.hear(sam, line, attentive=False)
        actor.update(0.4, "still")
    assert len(poses) == 1, "it does not move, speaking or not"
    assert not poses[0][0].units, "nor blink half-way"  # type: ignore[attr-defined]
    actor.hear(replace(sam, feels={"anger": 90}), line, attentive=False)
    actor.update(0.4, "still")
    assert len(poses) == 2
    assert poses[1][1] != poses[0][1]
    actor.update(0.4, "all")
    assert len(poses) == 3
    actor.remove()


def test_less_movement_is_less() -> None:
    sam = CastView("customer", "Sam", "woman-50", "woman", {}, {"anger": 60}, None)

    def sway(movement: str) -> float:
        actor = Actor(sam, load_place("shop-counter").stands[0])
        heads: list[tuple[float, float, float]] = []
        actor._person.set_pose = lambda pose, face: heads.append(pose.head)  # type: ignore[method-assign]
        for _ in range(60):
            actor.hear(sam, None, attentive=True)
            actor.update(0.25, movement)  # type: ignore[arg-type]
        actor.remove()
        return float(np.ptp(np.array(heads), axis=0).max())

    assert sway("less") < 0.2 * sway("all")


def test_a_decision_is_seen_again_with_the_person_as_they_felt_then(shared: StagePresenter) -> None:
    from simkit.stage.debrief_pages import DebriefPages

    session = session_after("counter.receipt", "story.post", "story.next")
    went = debrief_of(session)
    pages = DebriefPages(went, session.view)
    hud = shared.hud
    hud.hide("caption", "options", "top", "page", "dialog")
    pages.turn("look-at", str(went.decisions[1].entry))
    pages.show(hud)
    assert Spot("page", "see") in hud.panel.spots()
    assert pages.moment() is None
    pages.see(hud, str(went.decisions[1].entry))
    pages.show(hud)
    found = pages.moment()
    assert found is not None
    view, shown = found
    assert shown.text == went.decisions[1].heard != ""
    assert shown.speaker == view.cast[0].id
    for move in went.decisions[1].moves:
        assert view.cast[0].feels[move.feeling] == move.before
    assert not hud.shows("page")
    assert went.decisions[1].said in as_text(hud.panel.regions["options"].tree or Element("group"))
    pages.pass_time(60.0)
    again = pages.moment()
    assert again is not None
    assert again[1].part is None
    pages.leave(hud)
    assert hud.shows("page")
    assert hud.panel.focus == Spot("page", "see")
    hud.hide("page")


def test_each_setting_is_kept_once_and_a_size_that_is_offered_nowhere_is_not() -> None:
    kept: list[Preferences] = []
    needs = Needs(keep=kept.append)
    for command in (Command("movement", "less"), Command("movement", "less"), Command("say-first", "on")):
        assert needs.obey(command)
    assert not needs.obey(Command("movement", "wild"))
    needs.see(replace(needs.theme, text_scale=130), reads=False, speed=85)
    assert kept == [
        Preferences(movement="less"),
        Preferences(movement="less", say_first="on"),
        Preferences(movement="less", say_first="on", speech_speed=85),
    ]
