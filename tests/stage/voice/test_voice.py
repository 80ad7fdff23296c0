"""Where a line's sound comes from, and what happens when it does not come."""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simkit.errors import SimkitError
from simkit.stage.voice import Timing, Utterance, Voice, make_voice
from simkit.stage.voice.espeak import LONGEST_TEXT, EspeakEngine
from simkit.stage.voice.find import find_espeak
from simkit.stage.voice.recording import find_recording
from simkit.stage.voice.samples import read_sound, write_wav
from tests.stage.voice.world import codes, done, engine, espeak, record, silence, spoken, tone, until

LINE = "It was for my daughter's birthday."


def test_what_was_said_before_needs_no_engine(tmp_path: Path) -> None:
    first = Voice([engine()], cache=tmp_path)
    made = spoken(first, LINE, voice="woman")
    first.close()
    speaks = engine()
    second = Voice([speaks], cache=tmp_path)
    assert spoken(second, LINE, voice="woman") == made
    assert speaks.child.pid is None
    assert spoken(second, LINE, voice="man") != made
    assert speaks.child.pid is not None
    second.close()
    assert speaks.child.pid is None


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    first = Voice([engine()], cache=tmp_path)
    made = spoken(first, LINE)
    first.close()
    made.file.with_suffix(".json").write_text('{"source": "espeak-ng", "timing": {"words": [[1, 2]]}}')
    second = Voice([engine()], cache=tmp_path)
    assert spoken(second, LINE) == made
    second.close()


def test_without_a_folder_nothing_is_left() -> None:
    voice = Voice([engine()])
    file = spoken(voice, LINE).file
    assert file.is_file()
    voice.close()
    assert not file.exists()


def test_a_recording_wins_and_loses_its_silence(tmp_path: Path) -> None:
    record(tmp_path, "greeting.monday", np.concatenate([silence(0.8), tone(1.5), silence(1.2)]))
    speaks = engine()
    voice = Voice([speaks], recordings=tmp_path)
    assert voice.natural("en")
    assert not voice.natural("nl")
    found = spoken(voice, LINE, "en", "greeting.monday")
    assert found.source == "recording"
    assert abs(found.length_ms - 1_560) < 30
    assert found.phonemes[-1].end_ms <= found.length_ms
    assert [LINE[one.first : one.last] for one in found.words] == LINE.split()
    assert spoken(voice, LINE, "en", "greeting.other").source == "espeak-ng"
    assert spoken(voice, LINE, "nl", "greeting.monday").source == "espeak-ng"
    slow = spoken(voice, LINE, "en", "greeting.monday", speed=0.7)
    assert abs(slow.length_ms - 1_560 / 0.7) < 60
    voice.close()


def test_a_recording_needs_no_engine(tmp_path: Path) -> None:
    record(tmp_path, "greeting.monday", tone(1.0))
    voice = Voice([], recordings=tmp_path)
    assert voice.can_speak("en")
    assert not voice.can_speak("nl")
    found = spoken(voice, LINE, "en", "greeting.monday")
    assert len(found.words) == len(LINE.split())
    assert found.words[-1].end_ms == found.length_ms
    assert done(voice.say(Utterance("greeting.other", LINE, "en"))) is None
    voice.close()


def test_an_alignment_is_followed_and_one_that_does_not_fit_is_named(tmp_path: Path) -> None:
    file = record(tmp_path, "a", np.concatenate([silence(0.5), tone(1.0)]))
    times = {"words": [[500, 800], [800, 1500]], "phonemes": [[500, 700, "b"], [700, 1500, "ɑ"]]}
    file.with_suffix(".json").write_text(json.dumps(times))
    voice = Voice([engine()], recordings=tmp_path)
    found = spoken(voice, "Bah humbug", "en", "a")
    # Half a second of silence but for a margin of 30 ms, in whole frames of 10 ms.
    expected = [(30, 330), (330, 1030)]
    for word, (start, end) in zip(found.words, expected, strict=True):
        assert abs(word.start_ms - start) <= 10
        assert abs(word.end_ms - end) <= 10
    assert found.phonemes[0].ipa == "b"
    assert voice.take_notes() == []
    assert spoken(voice, "Another number of words", "en", "a").source == "recording"
    assert codes(voice.take_notes()) == ["SK8606"]
    voice.close()


@pytest.mark.parametrize(
    "line", ["../../secret", "/etc/passwd", "..", "a/b", "a\\b", "", "a..b", ".hidden", "C:a"]
)
def test_an_id_cannot_name_a_file_elsewhere(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "scenario"
    record(tmp_path, "secret", tone(0.5))
    record(folder, "known", tone(0.5))
    for place in (tmp_path / "secret.wav", folder / "voices" / "secret.wav"):
        place.write_bytes((tmp_path / "voices" / "en" / "secret.wav").read_bytes())
    assert find_recording(folder, "en", line) is None
    assert find_recording(folder, line, "known") is None
    assert find_recording(folder, "en", "known") is not None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_the_folder_is_refused_and_the_line_spoken_all_the_same(tmp_path: Path) -> None:
    outside = record(tmp_path, "outside", tone(0.5))
    folder = tmp_path / "scenario"
    record(folder, "inside", tone(0.5))
    (folder / "voices" / "en" / "linked.wav").symlink_to(outside)
    with pytest.raises(SimkitError) as caught:
        find_recording(folder, "en", "linked")
    assert caught.value.code == "SK8605"
    voice = Voice([engine()], recordings=folder)
    assert spoken(voice, LINE, "en", "linked").source == "espeak-ng"
    assert codes(voice.take_notes()) == ["SK8605"]
    voice.close()


@pytest.mark.parametrize("content", [b"", b"OggS and then nothing of the kind", b"RIFF\0\0\0\0WAVEfmt "])
@pytest.mark.parametrize("kind", ["ogg", "wav"])
def test_a_damaged_recording_is_named_and_the_line_spoken_all_the_same(
    tmp_path: Path, kind: str, content: bytes
) -> None:
    path = tmp_path / "voices" / "en" / f"bad.{kind}"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    voice = Voice([engine()], recordings=tmp_path)
    assert spoken(voice, "Hello there.", "en", "bad").source == "espeak-ng"
    assert codes(voice.take_notes()) == ["SK8605"]
    voice.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_engine_killed_in_the_middle_of_a_line_speaks_the_next() -> None:
    speaks = engine()
    voice = Voice([speaks])
    spoken(voice, "First.")
    pid = speaks.child.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    lost = voice.say(Utterance("", "Second.", "en"))
    assert not lost.ready
    os.kill(pid, signal.SIGKILL)
    assert done(lost) is None
    assert codes(voice.take_notes()) == ["SK8603"]
    assert spoken(voice, "Third.").length_ms > 100
    assert speaks.child.pid not in (None, pid)
    assert spoken(voice, "Second.").length_ms > 100
    voice.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_engine_that_hangs_is_ended_and_started_again() -> None:
    speaks = EspeakEngine(espeak(), patience_s=20)
    voice = Voice([speaks])
    spoken(voice, "First.")
    pid = speaks.child.pid
    assert pid is not None
    speaks.child._patience_s = 0.2
    os.kill(pid, signal.SIGSTOP)
    assert done(voice.say(Utterance("", "Second.", "en"))) is None
    assert codes(voice.take_notes()) == ["SK8603"]
    speaks.child._patience_s = 20
    assert spoken(voice, "Third.").length_ms > 100
    until(lambda: not _alive(pid))
    voice.close()


def test_where_the_library_does_not_load_the_command_speaks() -> None:
    speaks = EspeakEngine(replace(espeak(), libraries=("no-such-library.so",)), patience_s=20)
    voice = Voice([speaks])
    found = spoken(voice, LINE)
    assert len(found.words) == len(LINE.split())
    assert any("b" in one.ipa for one in found.phonemes)
    assert found.phonemes[-1].end_ms == found.length_ms
    voice.close()


def test_no_engine_at_all_is_silence_and_a_code() -> None:
    speaks = EspeakEngine(replace(espeak(), libraries=("no-such-library.so",), program=""), patience_s=20)
    voice = Voice([speaks])
    assert done(voice.say(Utterance("", LINE, "en"))) is None
    assert codes(voice.take_notes()) == ["SK8603"]
    voice.close()
    assert not Voice([]).can_speak("en")
    assert find_espeak({"PATH": ""}) is None or sys.platform != "linux"


def test_a_text_without_bounds_is_not_spoken() -> None:
    voice = Voice([engine()])
    assert done(voice.say(Utterance("greeting.long", "word " * LONGEST_TEXT, "en"))) is None
    assert codes(voice.take_notes()) == ["SK8604"]
    assert spoken(voice, "Fine. " * 300).length_ms > 60_000
    voice.close()


class _Better:
    """Another engine: it sounds, speaks one language, and tells no times."""

    name, natural = "better", True

    def identity(self, utterance: Utterance) -> tuple[str, ...] | None:
        return (self.name,) if utterance.language == "en" else None

    def speak(self, utterance: Utterance, into: Path) -> Timing:
        write_wav(into, tone(2.0), 22_050)
        return Timing(length_ms=2_000)

    def close(self) -> None:
        pass


def test_a_better_engine_goes_first_where_it_speaks_the_language() -> None:
    voice = make_voice(engines=[_Better()])
    found = spoken(voice, LINE)
    assert (found.source, found.length_ms, found.phonemes) == ("better", 2_000, ())
    assert [LINE[one.first : one.last] for one in found.words] == LINE.split()
    assert spoken(voice, LINE, "nl").source == "espeak-ng"
    assert voice.natural("en")
    assert not voice.natural("nl")
    voice.close()


def test_closing_ends_what_waits() -> None:
    voice = Voice([engine()])
    waiting = [voice.say(Utterance("", f"Line number {n}.", "en")) for n in range(20)]
    voice.close()
    assert all(one.ready for one in waiting)


def test_slower_keeps_the_pitch(tmp_path: Path) -> None:
    record(tmp_path, "a", tone(2.0, hertz=220))
    voice = Voice([], recordings=tmp_path)
    sound, rate = read_sound(spoken(voice, "Ah", "en", "a", speed=0.7).file)
    voice.close()
    middle = sound[rate // 2 : rate // 2 + rate]
    strongest = int(np.argmax(np.abs(np.fft.rfft(middle))))
    assert abs(strongest - 220) <= 2
    assert abs(len(sound) / rate - 2.0 / 0.7) < 0.1
    assert np.abs(middle).max() < 0.62


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
