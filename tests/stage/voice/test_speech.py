"""What the real engine says of a sentence: lips that meet, and words in their order."""

from __future__ import annotations

import wave
from itertools import pairwise

import pytest

from simkit.stage.person.visemes import mouth_events, viseme_weights
from simkit.stage.voice import Speech, Voice
from tests.stage.voice.world import SENTENCES, record, spoken


def closed_at(speech: Speech) -> list[tuple[float, float]]:
    """For each p, b and m: how many ms from its sound the lips are closed, and how closed at its best."""
    events = mouth_events((one.ipa, one.start_ms, one.end_ms) for one in speech.phonemes)
    found = []
    for one in speech.phonemes:
        if not any(sound in one.ipa for sound in "pbm"):
            continue
        shut = {
            ms: viseme_weights(events, ms).get("PP", 0.0) for ms in range(one.start_ms - 40, one.end_ms + 41)
        }
        off = [max(one.start_ms - ms, ms - one.end_ms, 0) for ms, weight in shut.items() if weight >= 0.9]
        found.append((min(off, default=999), max(shut.values())))
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_lips_are_closed_at_every_p_b_and_m(voice: Voice, language: str) -> None:
    text = SENTENCES[language]
    found = closed_at(spoken(voice, text, language, voice="woman"))
    assert len(found) >= 7
    assert all(weight >= 0.9 and off <= 40 for off, weight in found), found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_lips_open_between_them(voice: Voice, language: str) -> None:
    speech = spoken(voice, SENTENCES[language], language, voice="woman")
    events = mouth_events((one.ipa, one.start_ms, one.end_ms) for one in speech.phonemes)
    vowels = [one for one in speech.phonemes if any(sound in one.ipa for sound in "aɑæʌ")]
    assert vowels
    for one in vowels:
        weights = viseme_weights(events, (one.start_ms + one.end_ms) / 2)
        assert weights.get("PP", 0.0) < 0.5, one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *SENTENCES.items(),
        ("nl", "'t Is één pakket van €12,50 – voor m'n dochter. Hoeft niet-erkend? Ja… oké (goed)."),
        ("en", "It's 25 euros, isn't it? “Mum's” been waiting -- since 9:30."),
        ("en", "No."),
    ],
)
def test_every_word_has_its_time_in_order(voice: Voice, language: str, text: str) -> None:
    speech = spoken(voice, text, language)
    assert [text[one.first : one.last] for one in speech.words] == text.split()
    assert all(a.start_ms <= b.start_ms and a.end_ms == b.start_ms for a, b in pairwise(speech.words))
    assert speech.words[0].start_ms < 250
    assert speech.words[-1].end_ms == speech.length_ms
    assert speech.words[-1].start_ms < speech.length_ms
    assert all(one.start_ms <= one.end_ms <= speech.length_ms for one in speech.phonemes)


def test_the_sound_is_as_long_as_its_times_and_not_silent(voice: Voice) -> None:
    speech = spoken(voice, SENTENCES["en"])
    with wave.open(str(speech.file)) as file:
        assert abs(file.getnframes() * 1000 / file.getframerate() - speech.length_ms) <= 1
        assert max(file.readframes(file.getnframes())) > 0


def test_voices_languages_and_paces_differ(voice: Voice) -> None:
    def sound(**how: object) -> bytes:
        return spoken(voice, "Goedemorgen, kan ik u helpen?", "nl", **how).file.read_bytes()

    kinds = [sound(voice=kind) for kind in ("woman", "man", "narrator", "reader")]
    assert len({*kinds, sound(voice="woman", number=1)}) == 5
    easy = spoken(voice, SENTENCES["nl"], "nl")
    slow = spoken(voice, SENTENCES["nl"], "nl", speed=0.7)
    assert 1.25 < slow.length_ms / easy.length_ms < 1.6


def test_an_actors_recording_closes_its_lips_where_the_sound_is_spread_over_it(
    voice: Voice, tmp_path
) -> None:  # type: ignore[no-untyped-def]
    """The engine's own sound stands in for the actor: slower, and with silence round it."""
    import numpy as np

    from simkit.stage.voice.samples import read_sound, slower
    from tests.stage.voice.world import engine, silence

    text = SENTENCES["nl"]
    acted = spoken(voice, text, "nl", voice="man", speed=0.8)
    sound, rate = read_sound(acted.file)
    record(
        tmp_path,
        "talk.one",
        np.concatenate([silence(0.7, rate), slower(sound, rate, 0.9), silence(0.4, rate)]),
        "nl",
        rate,
    )
    actors = Voice([engine()], recordings=tmp_path)
    made = spoken(actors, text, "nl", "talk.one")
    actors.close()
    assert made.source == "recording"
    scale = 1 / 0.9
    theirs = [one for one in made.phonemes if any(sound in one.ipa for sound in "pbm")]
    truth = [one for one in acted.phonemes if any(sound in one.ipa for sound in "pbm")]
    assert len(theirs) == len(truth)
    first = next(one.start_ms for one in acted.phonemes if one.ipa) * scale
    for mine, real in zip(theirs, truth, strict=True):
        assert (
            abs((mine.start_ms + mine.end_ms) / 2 - ((real.start_ms + real.end_ms) / 2 * scale - first)) < 110
        )
    assert all(weight >= 0.9 and off <= 40 for off, weight in closed_at(made))
