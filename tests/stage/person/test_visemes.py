"""Speech: from sounds to mouth shapes, with lips that meet where they must."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from simkit.stage.person import UNITS, catalogue
from simkit.stage.person.files import POSITION_STEP, SHIFT_STEP, people_dir, read_person
from simkit.stage.person.visemes import (
    VISEMES,
    events_from_text,
    mouth_events,
    mouth_units,
    viseme_weights,
    visemes_of,
)

# fmt: off
LINE = [
    ("h", 0, 60), ("aː", 60, 190), ("m", 190, 250), ("ə", 250, 310), ("b", 310, 340), ("uː", 340, 460),
    ("p", 460, 520), ("ɑ", 520, 640),
]
# fmt: on


@cache
def mouth(name: str) -> tuple[Any, Any]:
    """Rest places of the head's vertices and the shift of each by unit, in metres."""
    file = read_person(people_dir() / f"{name}.npz", frozenset())
    arrays = next(part for part in file.parts if part.name == "head").arrays
    rest = arrays["v"] * POSITION_STEP
    shifts = np.zeros((len(UNITS), len(rest), 3))
    for number in range(len(UNITS)):
        span = slice(int(arrays["ms"][number]), int(arrays["ms"][number + 1]))
        shifts[number, arrays["mi"][span]] = arrays["mv"][span] * SHIFT_STEP
    return rest, shifts


def gap(name: str, units: dict[str, float]) -> float:
    """Metres between the lips in the middle of the mouth."""
    rest, shifts = mouth(name)
    drop = shifts[UNITS.index("jawOpen"), :, 2]
    chin_drop = drop.min()
    middle = np.abs(rest[:, 0]) < 0.004
    front = rest[:, 1] < rest[middle & (drop < 0.9 * chin_drop), 1].min() + 0.022
    lower = np.flatnonzero(middle & front & (drop < 0.5 * chin_drop))
    upper = np.flatnonzero(middle & front & (np.abs(drop) < 0.1 * abs(chin_drop)))
    highest = lower[np.argmax(rest[lower, 2])]
    above = upper[rest[upper, 2] > rest[highest, 2] - 0.004]
    lowest = above[np.argmin(rest[above, 2])]
    moved = rest + sum(w * shifts[UNITS.index(u)] for u, w in units.items())
    return float(moved[lowest, 2] - moved[highest, 2])


def test_all_fifteen_visemes_are_made_of_known_units() -> None:
    assert len(VISEMES) == 15
    for viseme in VISEMES:
        assert set(mouth_units({viseme: 1.0})) <= set(UNITS)


@pytest.mark.parametrize(
    ("ipa", "shapes"),
    [
        ("ˈm", ("PP",)),
        ("aː", ("aa",)),
        ("ɛɪ", ("E", "ih")),
        ("œy", ("E", "ou")),
        ("tʃ", ("CH",)),
        ("t͡ʃ", ("CH",)),
        ("ts", ("SS",)),
        ("x", ("kk",)),
        ("", ()),
        ("ʀɪŋ", ("RR", "ih", "kk")),
    ],
)
def test_sounds_of_dutch_and_english_have_a_shape(ipa: str, shapes: tuple[str, ...]) -> None:
    assert visemes_of(ipa) == shapes


def test_lips_win_on_m_b_and_p() -> None:
    events = mouth_events(LINE)
    for _, start, end in (LINE[2], LINE[4], LINE[6]):
        weights = viseme_weights(events, (start + end) / 2)
        assert weights["PP"] > 0.9
        assert sum(w for v, w in weights.items() if v != "PP") < 0.1


def test_a_screen_at_thirty_frames_a_second_sees_the_lips_closed() -> None:
    events = mouth_events([("a", 0, 200), ("p", 200, 210), ("a", 210, 400)])
    for phase in range(33):
        frames = [viseme_weights(events, phase + 33.4 * n).get("PP", 0) for n in range(12)]
        assert max(frames) > 0.9


@pytest.mark.parametrize("name", [info.name for info in catalogue()])
def test_the_lips_meet_on_p_and_part_on_a(name: str) -> None:
    events = mouth_events(LINE)
    closed = gap(name, {})
    on_p = gap(name, mouth_units(viseme_weights(events, 490)))
    on_a = gap(name, mouth_units(viseme_weights(events, 125)))
    assert on_p < closed + 0.001
    assert on_a > closed + 0.007


def test_weights_never_sum_above_one_and_end_with_the_line() -> None:
    events = mouth_events(LINE)
    for t in range(-200, 900, 7):
        assert sum(viseme_weights(events, t).values()) <= 1.0001
    assert viseme_weights(events, 800) == {}


def test_a_line_without_a_voice_moves_the_mouth_for_as_long_as_it_lasts() -> None:
    events = events_from_text("Mijn pakket had er maandag moeten zijn!", 2400)
    assert {e.viseme for e in events} >= {"PP", "kk", "aa", "DD"}
    assert events[0].start_ms == 0
    assert 1900 < events[-1].end_ms <= 2400
    assert all(e.start_ms <= e.end_ms for e in events)
