"""The list of scenarios: chosen by keyboard and by mouse, in both languages, and come back to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simkit.present.offers import Choice, Offer
from simkit.present.preferences import Preferences
from simkit.present.protocol import Quit
from simkit.stage import Sight, StagePresenter, open_window
from simkit.stage.lobby import Lobby, SharedFrames
from simkit.stage.needs import Needs
from simkit.stage.panels import as_text
from simkit.stage.voice import Audio, Voice
from tests.stage.mug import debrief_of, session_after, welcome_to
from tests.stage.voice.world import engine

ENGLISH = (
    Offer("late", "A late delivery", 7, ("Listening",), (("Hear out", 3),), open="abc"),
    Offer("talk", "The development talk", 8),
)
DUTCH = (
    Offer("late", "Te laat bezorgd", 7, ("Luisteren",), (("Uithoren", 3),), open="abc"),
    Offer("talk", "Het ontwikkelgesprek", 8),
)


@pytest.fixture(scope="module")
def frames() -> Iterator[SharedFrames]:
    made = SharedFrames(open_window(size=(800, 600), offscreen=True), Needs())
    yield made
    made.end()


class Trainee:
    """Does one thing a frame, once all is painted: a target by id to press, or a key."""

    def __init__(self, frames: SharedFrames, *does: str) -> None:
        self.frames = frames
        self.does = list(does)
        self.seen: list[str] = []
        self.focused: list[str] = []
        frames.read = self._read  # type: ignore[method-assign]

    def _read(self, *, skips: bool) -> list[object]:
        hud = self.frames.hud
        if not hud.painted:
            return []
        above = next(name for name in ("dialog", "page", "options") if hud.shows(name))
        tree = hud.panel.regions[above].tree
        assert tree is not None
        self.seen.append(as_text(tree))
        self.focused.append(hud.panel.focus.id if hud.panel.focus else "")
        what = self.does.pop(0)
        spots = {spot.id: spot for spot in hud.panel.spots()}
        if what in spots:
            hud.panel.focus_on(spots[what])
            return [hud.panel.press("enter")]
        if what.startswith("@"):
            box = hud.panel.box_of(spots[what[1:]])
            assert box is not None
            return [hud.panel.click(box[0] + box[2] / 2, box[1] + box[3] / 2)]
        found = hud.panel.press(what)
        return [found] if found is not None else []


def pick(frames: SharedFrames, trainee: Trainee, needs: Needs | None = None) -> Choice | None:
    lobby = Lobby(frames, needs or Needs(), Audio())
    try:
        return lobby.choose(lambda language: DUTCH if language == "nl" else ENGLISH, "en")
    finally:
        lobby.close()
        frames.hud.hide("page", "dialog")


def test_the_list_says_what_one_needs_to_choose_and_the_first_has_the_focus(frames: SharedFrames) -> None:
    trainee = Trainee(frames, "enter")
    assert pick(frames, trainee) == Choice(ENGLISH[0], "en")
    assert trainee.focused == ["play.late"]
    for words in ("A late delivery", "7 minutes", "Listening", "Hear out 3", "Go on where you were"):
        assert words in trainee.seen[0], words
    assert "The development talk. 8 minutes. Not finished yet" in trainee.seen[0]


def test_keyboard_and_mouse_choose_alike(frames: SharedFrames) -> None:
    assert pick(frames, Trainee(frames, "tab", "tab", "enter")) == Choice(ENGLISH[1], "en")
    assert pick(frames, Trainee(frames, "@play.talk")) == Choice(ENGLISH[1], "en")
    assert pick(frames, Trainee(frames, "@go-on.late")) == Choice(ENGLISH[0], "en", go_on=True)
    assert pick(frames, Trainee(frames, "close")) is None


def test_language_and_settings_change_the_list_at_once_and_are_kept(frames: SharedFrames) -> None:
    kept: list[Preferences] = []
    trainee = Trainee(frames, "language.nl", "access", "movement.still", "close", "play.talk")
    assert pick(frames, trainee, Needs(keep=kept.append)) == Choice(DUTCH[1], "nl")
    assert "Te laat bezorgd" in trainee.seen[1]
    assert "Toegankelijkheid" in trainee.seen[2]
    assert kept[-1] == Preferences(language="nl", movement="still")


def test_agreeing_to_sound_is_kept_and_shown_the_next_time(
    frames: SharedFrames, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALSOFT_DRIVERS", "null")
    kept: list[Preferences] = []
    needs = Needs(keep=kept.append)
    for said, agreed in (("voice.on", None), ("voice.off", "on")):
        lobby = Lobby(frames, needs, Audio(lambda: Voice([engine()]), agreed=needs.now.voice))
        trainee = Trainee(frames, "access", said, "close", "play.talk")
        lobby.choose(lambda _: ENGLISH, "en")
        lobby.close()
        frames.hud.hide("page", "dialog")
        row = trainee.seen[1].partition("list Sound and voices (V)")[2].splitlines()[1:3]
        assert ("(x) On" in row[1]) == (agreed == "on"), row
    assert [one.voice for one in kept] == ["on", "off"]


def test_a_scenario_is_left_for_the_list_in_the_same_window(frames: SharedFrames) -> None:
    session = session_after("counter.ask", "story.look", "story.wrap")
    sights: list[Sight] = []
    for _ in range(2):
        trainee = Trainee(frames, "begin")
        presenter = StagePresenter(frames=frames, observer=sights.append)
        assert presenter.welcome(welcome_to(session_after())) is None
        assert "button All scenarios" in trainee.seen[0]
        assert frames.stage is not None
        trainee.does = ["part.talk", "see", "back", "close"]
        presenter.show((), session.view)
        assert presenter.debrief(debrief_of(session)) == Quit()
        presenter.close()
        assert frames.stage is None
        assert not [name for name in frames.hud.panel.regions if frames.hud.shows(name)]
        trainee.does = ["enter"]
        assert pick(frames, trainee) == Choice(ENGLISH[0], "en")
    assert {sight.screen for sight in sights} >= {"start", "debrief"}
