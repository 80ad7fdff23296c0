"""What the trainee reads: all of it there, inside the window, apart from each other, and with contrast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from simkit.events import Clock
from simkit.present.debrief import Debrief
from simkit.session import View
from simkit.stage import Window, open_window, screens
from simkit.stage.debrief_pages import DebriefPages
from simkit.stage.hud import Hud
from simkit.stage.panels import Element, as_text
from simkit.stage.panels.region import Seen
from simkit.stage.panels.screens.options import TIME_BAR
from simkit.stage.talk import Shown, Talk
from tests.stage.mug import BEST, debrief_of, session_after, welcome_to
from tests.stage.pixels import contrast, pixels

Box = tuple[float, float, float, float]


ALWAYS_OFF = [("smaller",), ("larger",)]
"""Buttons that cannot be pressed now need no contrast (WCAG 2.2, 1.4.3)."""


@pytest.fixture(scope="module", params=[(1280, 720), (1024, 768)], ids=["1280x720", "1024x768"])
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    made = open_window(size=request.param, offscreen=True)
    made.background(0.6, 0.6, 0.6)
    yield made
    made.close()


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def hud(window: Window) -> Iterator[Hud]:
    made = Hud(window)
    made.languages = ("en", "nl")
    yield made
    made.close()


def talk(hud: Hud, view: View, part: float | None = None) -> None:
    made = Talk()
    made.show(session_after().cues, view)
    shown = replace(made.shown(view), part=part)
    screens.show_talk(hud, view, shown, "practice", open_options=part is None and view.choose is not None)


def at_start(hud: Hud, language: str) -> list[str]:
    welcome = welcome_to(session_after(language=language))
    screens.show_start(hud, welcome, language)
    return [welcome.view.title, welcome.view.briefing.split()[0], *welcome.skills, welcome.privacy]


def at_line(hud: Hud, language: str) -> list[str]:
    session = session_after("counter.ask", language=language, choosing=False)
    talk(hud, session.view, part=0.4)
    assert session.view.line is not None
    return session.view.line.text.split()


def at_options(hud: Hud, language: str) -> list[str]:
    view = session_after(language=language).view
    talk(hud, view)
    assert view.choose is not None
    return [one.text for one in view.choose.options]


def at_own_words(hud: Hud, language: str) -> list[str]:
    view = session_after("counter.ask", language=language, choosing=False).view
    own = Shown("trainee", "", view.transcript[1].text, None, "own")
    screens.show_talk(hud, view, own, "practice", open_options=False)
    return [{"en": "You", "nl": "Jij"}[language], *own.text.split()]


def at_pause(hud: Hud, language: str) -> list[str]:
    at_options(hud, language)
    screens.show_pause(hud, "practice", language)
    return [{"en": "Continue", "nl": "Doorgaan"}[language]]


def at_transcript(hud: Hud, language: str) -> list[str]:
    view = session_after("counter.ask", language=language).view
    screens.show_transcript(hud, view)
    return [line.text for line in view.transcript]


def debrief_part(part: str) -> Callable[[Hud, str], list[str]]:
    def show(hud: Hud, language: str) -> list[str]:
        went: Debrief = debrief_of(session_after("counter.receipt", *BEST[1:], language=language))
        pages = DebriefPages(went)
        pages.turn("show", part)
        pages.show(hud)
        return {
            "look-back": [went.decisions[0].feedback or ""],
            "levels": [result.definition.name["en"] for result in went.card.results] if went.card else [],
            "talk": [went.decisions[0].said],
        }[part]

    return show


MOMENTS: dict[str, Callable[[Hud, str], list[str]]] = {
    "start": at_start,
    "line": at_line,
    "options": at_options,
    "own words": at_own_words,
    "pause": at_pause,
    "transcript": at_transcript,
    "look back": debrief_part("look-back"),
    "levels": debrief_part("levels"),
    "the talk": debrief_part("talk"),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_can_be_read(window: Window, hud: Hud, language: str, moment: str) -> None:
    texts = MOMENTS[moment](hud, language)
    hud.settle()
    assert hud.painted
    window.frame(hurry=True)
    picture = pixels(window)
    scale = hud.panel.scale
    width, height = window.size

    found = list(drawn(hud))
    shown = [seen.node.element.text for seen, _ in found]
    for text in texts:
        assert any(text in one or one in text for one in shown if one), f"{text!r} is not on the screen"

    for seen, (x, y, w, h) in found:
        assert x >= 0 and y >= 0, seen.node.id  # noqa: PT018
        assert (x + w) * scale <= width + 1, seen.node.id
        assert (y + h) * scale <= height + 1, seen.node.id

    for (one, first), (other, second) in combinations(found, 2):
        if one.node.id not in other.node.inside and other.node.id not in one.node.inside:
            assert not overlap(first, second), f"{one.node.id} lies over {other.node.id}"

    for seen, (x, y, w, h) in found:
        if seen.clip[3] < seen.box[3] - 1 or seen.node.inside[-1:] in ALWAYS_OFF:
            continue
        top, left = round(y * scale), round(x * scale)
        crop = picture[max(0, top) : round((y + h) * scale), max(0, left) : round((x + w) * scale)]
        assert contrast(crop) >= 4.5, f"{seen.node.id}: {seen.node.element.text!r}"


@pytest.mark.parametrize("moment", MOMENTS)
def test_targets_are_large_and_apart(hud: Hud, language: str, moment: str) -> None:
    MOMENTS[moment](hud, language)
    hud.settle()
    boxes = hud.boxes()
    for name, (_, _, width, height) in boxes.items():
        assert width >= 43, name
        assert height >= 30, name
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        assert not overlap(first, second), f"{one} lies over {other}"


def test_options_leave_the_face_free(window: Window, hud: Hud, language: str) -> None:
    at_options(hud, language)
    hud.settle()
    _, top, _, room = hud.panel.face_room()
    assert room * hud.panel.scale > 0.38 * window.size[1]
    assert top < 0.12 * hud.panel.height


def drawn(hud: Hud) -> Iterator[tuple[Seen, Box]]:
    """Every text that is drawn and not covered, with the part of it that can be seen."""
    regions = hud.panel.shown()
    modal = [region for region in regions if region.slot.modal]
    for region in modal[-1:] or regions:
        left, top = hud.panel.origin(region)
        for seen in region.seen():
            x, y, width, height = seen.clip
            if seen.node.element.text and width > 0 and height > 0:
                yield seen, (x + left, y + top, width, height)


def overlap(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > 1 and down > 1


def test_a_time_limit_is_counted_down_and_drawn(window: Window, hud: Hud, language: str) -> None:
    session = session_after("counter.ask", "story.look", language=language)
    bars = []
    for _ in range(2):
        talk(hud, session.view)
        hud.settle()
        bars.append(hud.panel.bars[TIME_BAR])
        session.act(Clock(15_000))
    assert bars == [1.0, 0.75]
    text = as_text(hud.panel.regions["options"].tree or Element("group"))
    assert "45" in text
    session.act(Clock(60_000))
    screens.show_talk(hud, session.view, Shown("", "", "", None, ""), "practice", open_options=False)
    assert TIME_BAR not in hud.panel.bars


def test_text_size_and_contrast_change_at_once(window: Window, hud: Hud, language: str) -> None:
    at_options(hud, language)
    hud.settle()
    plain = hud.boxes()
    hud.set_text_scale(200)
    hud.set_contrast("high")
    hud.settle()
    assert hud.painted
    large = hud.boxes()
    assert large["pause"][3] > 1.5 * plain["pause"][3]
    window.frame(hurry=True)
    x, y, width, height = (round(one) for one in large["pause"])
    assert contrast(pixels(window)[y : y + height, x : x + width]) > 12
    for _ in range(5):
        hud.larger(-1)
    assert hud.panel.theme.text_scale == 100
