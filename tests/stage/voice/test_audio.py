"""Sound as the trainee meets it: off until asked for, lines then spoken, panels read out when wanted."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simkit.events import Choose, Clock
from simkit.resources import resource_dir
from simkit.session import Session
from simkit.stage.panels import Element, Panel
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import Caption, Command, Option, Options
from simkit.stage.panels.screens.options import options
from simkit.stage.place import load_place, place_names
from simkit.stage.place.sounds import sounds_of
from simkit.stage.talk import Talk
from simkit.stage.voice import Audio, Voice
from simkit.stage.voice.ambience import NAMED_S, VOLUME, Ambience, PlaceSound, PlaceSounds
from simkit.stage.voice.device import Device
from tests.stage.mug import session_after
from tests.stage.voice.world import codes, engine, until

FRAME_S = 1 / 30


@pytest.fixture(autouse=True)
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine has: nothing is played while tests run."""

    def open_none(self: Device) -> None:
        self.missing = True

    monkeypatch.setattr(Device, "open", open_none)


@pytest.fixture
def panel() -> Iterator[Panel]:
    made = Panel(1280, 720)
    yield made
    made.close()


@pytest.fixture
def audio() -> Iterator[Audio]:
    made = Audio(lambda: Voice([engine()]))
    yield made
    made.close()


class World:
    """A talk with sound, frame by frame as the presenter does it."""

    def __init__(self, audio: Audio, panel: Panel, session: Session) -> None:
        self.audio, self.panel, self.session = audio, panel, session
        self.talk = Talk()
        self.seen: object = None
        self.show()
        self.due = 0.0

    def frame(self, *, talking: bool = True) -> None:
        view = self.session.view
        self.shown = self.audio.voiced(self.talk.shown(view), view)
        self.audio.update(FRAME_S, self.panel, view.language, talking=talking, place=None, pace=1.0)
        if talking:
            self.due += self.talk.pass_time(self.audio.story_ms(FRAME_S * 1000, self.shown, view))
            if int(self.due) and not self.talk.holding:
                self.session.act(Clock(int(self.due)))
                self.show()
                self.due -= int(self.due)

    def show(self) -> None:
        """What is new: a stretch of time without events leaves the cues of the act before."""
        if self.session.cues != self.seen:
            self.seen = self.session.cues
            self.talk.show(self.seen, self.session.view)


def test_nothing_starts_before_it_is_asked_for(panel: Panel) -> None:
    def make() -> Voice:
        raise AssertionError("a voice was made")

    audio = Audio(make)
    world = World(audio, panel, session_after(choosing=False))
    for _ in range(5):
        world.frame()
    assert world.shown.voiced is None
    assert not audio.voice_on
    assert not audio.reads
    assert world.session.view.at == int(5 * FRAME_S * 1000)
    audio.close()


def test_who_agreed_to_sound_earlier_is_not_asked_again(panel: Panel) -> None:
    audio = Audio(lambda: Voice([engine()]), agreed="on")
    assert audio.settings("en")[0].chosen == "on", "so the start screen shows it"
    World(audio, panel, session_after(choosing=False)).frame()
    assert audio.voice_on
    assert audio.obey(Command("voice", "off"), "en")
    assert (audio.voice_on, audio.agreed) == (False, "off")
    audio.close()


def test_who_says_no_before_the_first_frame_hears_nothing(panel: Panel) -> None:
    def make() -> Voice:
        raise AssertionError("a voice was made")

    audio = Audio(make, agreed="on")
    audio.obey(Command("voice"), "en")
    World(audio, panel, session_after(choosing=False)).frame()
    assert (audio.voice_on, audio.agreed) == (False, "off")
    audio.close()


def test_an_earlier_agreement_that_cannot_be_met_holds_nothing_up_and_stays(panel: Panel) -> None:
    audio = Audio(lambda: Voice(), agreed="on")
    World(audio, panel, session_after(choosing=False)).frame()
    assert not audio.voice_on
    assert audio.take_answer() is None
    assert codes(audio.notes) == ["SK8601"]
    assert audio.agreed == "on"
    audio.close()


def test_a_line_is_spoken_and_the_story_waits_for_it(panel: Panel, audio: Audio) -> None:
    session = session_after(choosing=False)
    line = session.view.line
    assert line is not None
    world = World(audio, panel, session)
    assert audio.obey(Command("voice"), "en")
    assert audio.voice_on
    marks: list[int | None] = []
    parts: list[tuple[float, float]] = []

    def said() -> bool:
        world.frame()
        if world.shown.id == line.id and world.shown.voiced is not None and world.shown.part is not None:
            marks.append(world.shown.word)
            parts.append((world.shown.part, world.shown.voiced.at_ms))
        return session.view.line is None or session.view.line.id != line.id or session.view.line.left_ms <= 0

    until(said)
    assert [mark for mark in marks if mark is not None] == sorted(mark for mark in marks if mark is not None)
    assert set(marks) == set(range(len(line.text.split())))
    length = parts[-1][1]
    assert all(abs(part - at / length) < 0.05 for part, at in parts)


def test_a_word_is_said_again_when_the_line_is_repeated(panel: Panel, audio: Audio) -> None:
    world = World(audio, panel, session_after(choosing=False))
    audio.obey(Command("voice", "on"), "en")
    until(lambda: world.frame() is None and (world.shown.word or 0) > 2)
    assert world.talk.repeat(world.session.view)
    until(lambda: world.frame() is None and world.shown.voiced is not None)
    assert world.shown.word == 0
    until(lambda: world.frame() is None and world.shown.word == 2)
    assert world.talk.holding


def test_pausing_holds_the_voice(panel: Panel, audio: Audio) -> None:
    world = World(audio, panel, session_after(choosing=False))
    audio.obey(Command("voice", "on"), "en")
    until(lambda: world.frame() is None and (world.shown.word or 0) > 0)
    held = world.shown.voiced
    world.frame(talking=False)
    world.frame(talking=False)
    first = world.shown.voiced
    world.frame(talking=False)
    assert held is not None
    assert first is not None
    assert world.shown.voiced == first


def test_slow_speech_is_slower_and_says_so(panel: Panel, audio: Audio) -> None:
    def length(speed: str) -> float:
        audio.obey(Command("speech-speed", speed), "en")
        world = World(audio, panel, session_after(choosing=False))
        until(lambda: world.frame() is None and world.shown.voiced is not None)
        parts = audio._parts
        assert parts is not None
        assert parts.speaker._line is not None
        return parts.speaker._line.whole_ms

    audio.obey(Command("voice", "on"), "en")
    assert length("70") > 1.2 * length("100")
    assert [(one.name, one.chosen) for one in audio.settings("nl")] == [
        ("voice", "on"),
        ("self-voicing", "off"),
        ("speech-speed", "100"),
    ]


def test_without_any_voice_the_answer_is_a_code_and_captions_go_on(panel: Panel) -> None:
    audio = Audio(lambda: Voice([]))
    world = World(audio, panel, session_after(choosing=False))
    audio.obey(Command("voice"), "en")
    assert not audio.voice_on
    answer = audio.take_answer()
    assert answer is not None
    assert answer.code == "SK8601"
    assert audio.take_answer() is None
    for _ in range(6):
        world.frame()
    assert world.session.view.at == int(6 * FRAME_S * 1000)
    audio.close()


def test_without_a_device_it_says_so_once_and_lips_and_captions_go_on(panel: Panel, audio: Audio) -> None:
    world = World(audio, panel, session_after(choosing=False))
    audio.obey(Command("voice"), "en")
    until(lambda: world.frame() is None and world.shown.voiced is not None)
    answer = audio.take_answer()
    assert answer is not None
    assert answer.code == "SK8602"
    assert audio.take_answer() is None
    assert codes(audio.notes) == ["SK8602"]
    until(lambda: world.frame() is None and (world.shown.word or 0) > 1)


def row(ident: str, text: str) -> Option:
    return Option(ident, text, Choose(ident))


def said(audio: Audio) -> list[str]:
    parts = audio._parts
    assert parts is not None
    return list(parts.announcer.said)


def test_panels_are_read_out(panel: Panel, audio: Audio) -> None:
    def frames(count: int = 3) -> None:
        for _ in range(count):
            audio.update(FRAME_S, panel, "en", talking=True, place=None, pace=1.0)

    def heard(text: str) -> None:
        until(lambda: frames(1) is None and text in said(audio))

    audio.obey(Command("self-voicing", "on"), "en")
    assert audio.reads
    title = Element("heading", text="A late delivery")
    page = Element("group", name="start", children=(title, Element("text", text="You are Noor.")))
    panel.show("page", page)
    heard("A late delivery, heading")
    heard("You are Noor.")
    panel.hide("page")

    panel.show("options", options(Options((row("a", "Yes, please."), row("b", "No."))), "en"))
    frames()
    panel.focus_first("options")
    heard("Yes, please., answer option 1 of 2")
    panel.press("arrow_down")
    frames()
    heard("No., answer option 2 of 2")
    panel.press("arrow_up")
    panel.press("arrow_down")
    assert audio._parts is not None
    assert [text for text, _ in audio._parts.announcer._texts] == ["No., answer option 2 of 2"]


def test_captions_are_read_out_by_the_cast_and_only_once(panel: Panel, audio: Audio) -> None:
    world = World(audio, panel, session_after(choosing=False))
    audio.obey(Command("self-voicing", "on"), "en")
    panel.show("caption", caption(Caption("Robin", "I ordered a blue mug.", word=0), "en"))
    until(lambda: world.frame() is None and world.shown.voiced is not None)
    assert not any("I ordered a blue mug" in text for text in said(audio))
    assert said(audio) == [world.shown.name]
    assert not audio.voice_on


def test_what_the_trainee_chose_by_number_is_said_before_the_answer(panel: Panel, audio: Audio) -> None:
    session = session_after()
    world = World(audio, panel, session)
    audio.obey(Command("self-voicing", "on"), "en")
    world.frame()
    choose = session.view.choose
    assert choose is not None
    session.act(Choose("counter.ask", cue=choose.cue))
    world.show()
    own = world.talk.shown(session.view).text
    until(lambda: world.frame() is None and own in said(audio))
    until(lambda: world.frame() is None and world.shown.voiced is not None)
    assert said(audio).index(own) == 0


def test_switched_off_it_falls_silent(panel: Panel, audio: Audio) -> None:
    audio.obey(Command("self-voicing", "on"), "en")
    audio.obey(Command("self-voicing"), "en")
    assert not audio.reads
    panel.show("page", Element("group", name="start", children=(Element("text", text="Quiet."),)))
    for _ in range(5):
        audio.update(FRAME_S, panel, "en", talking=False, place=None, pace=1.0)
    assert said(audio) == []
    assert not audio.obey(Command("pause"), "en")


def test_reading_from_the_start_can_be_asked_for(panel: Panel) -> None:
    audio = Audio(lambda: Voice([engine()]), self_voicing=True)
    panel.show("page", Element("group", name="start", children=(Element("text", text="Welkom."),)))
    audio.update(FRAME_S, panel, "nl", talking=False, place=None, pace=1.0)
    until(
        lambda: (
            audio.update(FRAME_S, panel, "nl", talking=False, place=None, pace=1.0) is None
            and "Welkom." in said(audio)
        )
    )
    audio.close()


FOLDER = resource_dir("assets") / "sounds"


def test_every_place_has_a_quiet_loop_without_a_seam() -> None:
    files = set()
    for name in place_names():
        sounds = sounds_of(load_place(name))
        assert sounds.ambient is not None, name
        files |= {one.file.name for one in (sounds.ambient, sounds.arrival) if one is not None}
        samples = read(sounds.ambient.file)
        step = np.abs(np.diff(samples)).max()
        assert abs(samples[0] - samples[-1]) <= step
        assert np.sqrt((samples**2).mean()) > 0.02
        edge = len(samples) // 20
        ends = np.concatenate([samples[-edge:], samples[:edge]])
        assert np.sqrt((ends**2).mean()) > 0.3 * np.sqrt((samples**2).mean())
    assert {path.name for path in FOLDER.glob("*.wav")} == files


def test_a_cue_ends_in_silence() -> None:
    for name in ("door", "phone"):
        samples = read(FOLDER / f"{name}.wav")
        assert 1.0 < len(samples) / 22_050 < 3.0
        assert np.abs(samples[-200:]).max() < 0.02
        assert np.abs(samples).max() < 0.95


def read(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float) / 32768


class _Sounds(Device):
    """A device that notes what it is asked to play."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[tuple[str, bool]] = []
        self.volumes: list[float] = []
        self.stopped = 0

    def clip(self, file: Path) -> Any:
        assert file.is_file()
        sounds = self

        class One:
            def play(self, *, volume: float, loop: bool) -> None:
                sounds.played.append((file.stem, loop))
                sounds.volumes.append(volume)

            def set_volume(self, volume: float) -> None:
                sounds.volumes.append(volume)

            def stop(self) -> None:
                sounds.stopped += 1

        return One()


SHOP = sounds_of(load_place("shop-counter"))


def test_a_place_is_heard_softly_once_sound_is_on_and_not_after_the_talk() -> None:
    device = _Sounds()
    ambience = Ambience(device)
    ambience.update(FRAME_S, SHOP)
    assert device.played == []
    ambience.on = True
    for _ in range(200):
        ambience.update(FRAME_S, SHOP)
    assert device.played == [("shop", True), ("door", False)]
    loop = [device.volumes[0], *device.volumes[2:]]
    assert loop == sorted(loop)
    assert loop[0] == 0
    assert loop[-1] == VOLUME < 0.25
    ambience.update(FRAME_S, None)
    assert device.stopped == 1
    ambience.update(FRAME_S, SHOP)
    assert device.played[2:] == [("shop", True)]
    ambience.on = False
    ambience.update(FRAME_S, SHOP)
    assert device.stopped == 2
    ambience.on = True
    ambience.update(FRAME_S, PlaceSounds())
    assert len(device.played) == 3


def test_what_is_heard_is_named_once_in_both_languages() -> None:
    ambience = Ambience(_Sounds())
    ambience.update(FRAME_S, SHOP)
    assert ambience.named("en") == "", "nothing is heard yet"
    ambience.on = True
    named: list[tuple[str, str]] = []
    for _ in range(round(3 * NAMED_S / FRAME_S)):
        ambience.update(FRAME_S, SHOP)
        now = (ambience.named("en"), ambience.named("nl"))
        if not named or now != named[-1]:
            named.append(now)
    assert named == [
        ("door opens and shuts", "deur gaat open en dicht"),
        ("people in a shop", "mensen in een winkel"),
        ("", ""),
    ]
    ambience.update(FRAME_S, None)
    ambience.update(FRAME_S, SHOP)
    assert ambience.named("en") == "", "after a pause it is known"


def test_a_sound_that_cannot_be_played_is_not_named(tmp_path: Path) -> None:
    ambience = Ambience(_Sounds())
    ambience.on = True
    ambience.update(FRAME_S, PlaceSounds(PlaceSound(tmp_path / "gone.ogg", {"en": "the sea"})))
    assert ambience.named("en") == ""
