"""How far a line has come: with a device, without one, and what the story gets of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simkit.stage.voice import Utterance, Voice
from simkit.stage.voice.device import Device
from simkit.stage.voice.playback import Playback
from simkit.stage.voice.speaker import BREATH_MS, PATIENCE_S, Speaker
from tests.stage.voice.world import SENTENCES, done, until

ROOT = Path(__file__).parents[3]
FRAME_S = 1 / 30


def listen(driver: str) -> tuple[dict[str, Any], str]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.stage.voice.listen"],
        cwd=ROOT,
        env=os.environ | {"ALSOFT_DRIVERS": driver, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1]), ran.stderr


def test_a_devices_position_moves_the_line() -> None:
    found, _ = listen("null")
    assert found["by_device"]
    assert not found["missing"]
    assert found["rising"]
    assert found["steps"] > 3


def test_without_a_device_the_line_moves_by_itself_and_nothing_is_written_on_the_terminal() -> None:
    found, errors = listen("none-of-this-name")
    assert found["missing"]
    assert found["told"]
    assert not found["by_device"]
    assert found["rising"]
    assert errors == ""


def play(speaker: Speaker, line: Utterance, ms: int, *, part: float = 0.0) -> tuple[float, float]:
    """Story time handed in up to the end of the speech and its breath, and that length."""
    handed = 0.0
    speaker.follow(line, ms=ms, part=part)
    until(lambda: not speaker.waiting)
    speaker.advance(0)
    assert speaker._line is not None
    whole = speaker._line.whole_ms
    while speaker.voiced is None or speaker.voiced.at_ms < whole:
        speaker.advance(FRAME_S)
        handed += speaker.story_ms(FRAME_S * 1000)
    return handed, whole


@pytest.mark.parametrize("ms", [1_000, 30_000])
def test_a_line_lasts_as_long_as_it_is_spoken_and_hands_in_its_own_time(voice: Voice, ms: int) -> None:
    speaker = Speaker(voice, Device())
    handed, whole = play(speaker, Utterance("l", SENTENCES["en"], "en"), ms)
    assert ms <= handed <= ms + 2
    speech = done(voice.say(Utterance("l", SENTENCES["en"], "en")))
    assert speech is not None
    assert whole == speech.length_ms + BREATH_MS
    assert speaker.story_ms(40.0) == 40.0


def test_a_line_that_was_half_presented_goes_on_from_there(voice: Voice) -> None:
    speaker = Speaker(voice, Device())
    handed, _ = play(speaker, Utterance("l", SENTENCES["en"], "en"), 4_000, part=0.5)
    assert 2_000 <= handed <= 2_002


def test_time_that_could_not_be_handed_in_is_handed_in_later(voice: Voice) -> None:
    """While the journal is busy no time is taken; the speech goes on."""
    speaker = Speaker(voice, Device())
    line = Utterance("l", SENTENCES["en"], "en")
    speaker.follow(line, ms=5_000)
    until(lambda: not speaker.waiting)
    speaker.advance(0)
    for _ in range(10):
        speaker.advance(0.1)
    assert speaker._line is not None
    assert speaker.story_ms(100.0) == pytest.approx(1_000 * 5_000 / speaker._line.whole_ms)


def test_a_pause_holds_it(voice: Voice) -> None:
    speaker = Speaker(voice, Device())
    speaker.follow(Utterance("l", SENTENCES["nl"], "nl"), ms=5_000)
    until(lambda: not speaker.waiting)
    speaker.advance(0)
    speaker.advance(0.5)
    before = speaker.voiced
    for _ in range(20):
        speaker.advance(0.1, hold=True)
    assert speaker.voiced == before
    speaker.story_ms(500)
    assert speaker.story_ms(100) == 0
    speaker.advance(0.1)
    assert before is not None
    assert speaker.voiced is not None
    assert speaker.voiced.at_ms > before.at_ms


def test_asked_again_it_begins_anew(voice: Voice) -> None:
    speaker = Speaker(voice, Device())
    line = Utterance("l", SENTENCES["en"], "en")
    speaker.follow(line, ms=5_000)
    until(lambda: not speaker.waiting)
    speaker.advance(0)
    speaker.advance(2.0)
    assert speaker.voiced is not None
    assert speaker.voiced.word > 2
    speaker.follow(line, ms=5_000, again=1)
    speaker.advance(0)
    assert speaker.voiced is not None
    assert (speaker.voiced.at_ms, speaker.voiced.word) == (0.0, 0)
    speaker.follow(None)
    assert speaker.voiced is None
    assert speaker.story_ms(33) == 33


def test_a_line_without_a_voice_goes_on_by_the_clock() -> None:
    silent = Voice([])
    speaker = Speaker(silent, Device())
    speaker.follow(Utterance("l", "Hello.", "en"), ms=1_000)
    until(lambda: not speaker.waiting)
    speaker.advance(FRAME_S)
    assert speaker.story_ms(33) == 33
    assert speaker.voiced is None
    silent.close()


class _Slow:
    """An engine that has not come up yet."""

    name, natural = "slow", False

    def identity(self, utterance: Utterance) -> tuple[str, ...]:
        return ("slow",)

    def speak(self, utterance: Utterance, into: Path) -> Any:
        until(lambda: self.closed)
        raise AssertionError

    closed = False

    def close(self) -> None:
        self.closed = True


def test_a_voice_that_does_not_come_is_waited_for_a_moment_and_then_not() -> None:
    voice = Voice([_Slow()])
    speaker = Speaker(voice, Device())
    speaker.follow(Utterance("l", "Hello.", "en"), ms=1_000)
    speaker.advance(PATIENCE_S / 2)
    assert speaker.story_ms(33) == 0
    speaker.advance(PATIENCE_S)
    assert speaker.story_ms(33) == 33
    voice.close()


class _Clip:
    """A device's clip under the test's hand."""

    def __init__(self) -> None:
        self.at_ms = 0.0
        self.playing = False
        self.began: list[float] = []

    def play(self, from_ms: float = 0.0, **_: object) -> None:
        self.playing, self.at_ms = True, from_ms
        self.began.append(from_ms)

    def stop(self) -> None:
        self.playing = False


def test_the_line_follows_the_device_and_never_goes_back() -> None:
    clip = _Clip()
    playback = Playback(clip, 3_000)  # type: ignore[arg-type]
    places = []
    for frame in range(60):
        clip.at_ms = max(0.0, frame * 33.0 - 200)
        playback.advance(0.033)
        places.append(playback.at_ms)
    assert places == sorted(places)
    assert abs(places[-1] - clip.at_ms) < 150


@pytest.mark.parametrize("how", ["stops", "stands still"])
def test_a_device_that_goes_away_leaves_the_line_to_the_clock(how: str) -> None:
    clip, lost = _Clip(), []
    playback = Playback(clip, 5_000, on_lost=lambda: lost.append(1))  # type: ignore[arg-type]
    for frame in range(100):
        if frame < 20:
            clip.at_ms = frame * 50.0
        elif how == "stops":
            clip.playing = False
        playback.advance(0.05)
    assert lost == [1]
    assert not playback.by_device
    assert playback.at_ms > 3_500


def test_after_a_pause_the_device_goes_on_where_it_was() -> None:
    clip = _Clip()
    playback = Playback(clip, 5_000)  # type: ignore[arg-type]
    clip.at_ms = 100
    playback.advance(0.1)
    playback.hold()
    assert not clip.playing
    playback.go_on()
    assert clip.began[-1] == playback.at_ms


def test_a_computer_that_stalls_is_no_device_that_went_away() -> None:
    clip = _Clip()
    lost: list[bool] = []
    playback = Playback(clip, 3_000, on_lost=lambda: lost.append(True))  # type: ignore[arg-type]
    clip.at_ms = 1_000.0
    playback.advance(1.0)
    playback.advance(0.7)  # one long frame, in which the device did not say where it is
    assert not lost
    clip.at_ms, clip.playing = 0.0, False  # the next frame took so long that it played to its end
    playback.advance(1.6)
    assert playback.done
    assert not lost
