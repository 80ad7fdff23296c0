"""Nothing is clipped, nothing overlaps, every target can be hit: on each screen, in both languages, at each size."""

from __future__ import annotations

import pytest

from simkit.stage.panels.hit import TARGET
from simkit.stage.panels.layout import css_scale, slots
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.region import Region, overlap
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import Caption, Option, Options
from simkit.stage.panels.screens.options import options
from simkit.stage.panels.theme import Theme
from tests.stage.panels.samples import screens

WINDOWS = [(1280, 720), (1920, 1080), (1024, 768)]
SCALES = [100, 150, 200]


def shown(name: str, language: str, window: tuple[int, int], theme: Theme) -> Panel:
    scale = css_scale(*window)
    panel = Panel(round(window[0] / scale), round(window[1] / scale), theme=theme, scale=1.0)
    for region, tree in screens(language)[name].items():
        panel.show(region, tree)
    panel.settle(60.0)
    return panel


# A window of 1920 × 1080 has the layout of 1280 × 720, half as large again: once is enough.
SIZES = [(window, scale) for window in WINDOWS for scale in SCALES if window[0] < 1920 or scale == 100]


@pytest.mark.parametrize(("window", "scale"), SIZES)
@pytest.mark.parametrize("name", sorted(screens("en")))
def test_a_screen_fits(name: str, window: tuple[int, int], scale: int) -> None:
    for language in ("en", "nl"):
        theme = Theme(scale, "high" if scale == 150 else "normal")
        panel = shown(name, language, window, theme)
        try:
            for region in panel.shown():
                check_inside(region)
                check_targets(region)
            check_apart(panel)
        finally:
            panel.close()


def check_inside(region: Region) -> None:
    """Every box lies in its parent's; only what lies in a scroller may stand out below it."""
    seen = region.seen()
    boxes = {one.node.id: one.box for one in seen}
    whole = (0.0, 0.0, float(region.look.width), float(region.look.height))
    scrollers = {one.node.id for one in seen if one.node.element.scroll}
    for one in seen:
        parent = one.node.inside[-1] if one.node.inside else ""
        outer = boxes[parent] if parent else whole
        # The mark of a spoken word stands out a tenth of its size, on purpose.
        room = 0.15 * 1.6 * region.look.theme.rem if "word" in one.node.element.style.split() else 1.5
        x, y, width, height = one.box
        assert x >= outer[0] - room, f"{one.node.id} stands out left of {parent}"
        assert x + width <= outer[0] + outer[2] + room, f"{one.node.id} stands out right of {parent}"
        if parent not in scrollers:
            assert y >= outer[1] - room, f"{one.node.id} stands out above {parent}"
            assert y + height <= outer[1] + outer[3] + room, f"{one.node.id} stands out below {parent}"


def check_targets(region: Region) -> None:
    targets = [one for one in region.seen() if one.node.element.act is not None]
    for index, one in enumerate(targets):
        assert min(one.box[2], one.box[3]) >= TARGET, f"{one.node.id} is {one.box[2]} x {one.box[3]}"
        for other in targets[index + 1 :]:
            shared = overlap(one.clip, other.clip)
            assert min(shared[2], shared[3]) <= 0, f"{one.node.id} lies over {other.node.id}"
        region_scrolls = [i for i in one.node.inside if any(s.node.id == i for s in region.scrollers())]
        assert region_scrolls or one.clip == one.box, f"{one.node.id} is cut off"


def check_apart(panel: Panel) -> None:
    placed = [
        (region.name, (*panel.origin(region), float(region.look.width), region.content_height))
        for region in panel.shown()
    ]
    for index, (name, box) in enumerate(placed):
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[0] + box[2] <= panel.width
        assert box[1] + box[3] <= panel.height
        for other, beside in placed[index + 1 :]:
            shared = overlap(box, beside)
            assert min(shared[2], shared[3]) <= 0, f"{name} lies over {other}"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_face_in_the_upper_middle_stays_free_at_normal_text_size(language: str) -> None:
    panel = shown("talk", language, (1280, 720), Theme())
    _, top, _, height = panel.face_room()
    panel.close()
    assert top < 0.12 * 720
    assert top + height > 0.30 * 720


def test_however_many_options_there_are_a_face_stays_free() -> None:
    panel = Panel(1280, 720)
    many = tuple(Option(f"o{n}", "An answer that takes its time and its room. " * 4, n) for n in range(9))
    panel.show(
        "caption", caption(Caption("Sam", "What do you say to that? " * 3, 0, options_open=True), "en")
    )
    panel.show("options", options(Options(many), "en"))
    panel.settle(60.0)
    assert panel.face_room()[3] > 0.25 * 720
    panel.close()


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}x{w[1]}")
def test_at_double_text_size_a_whole_option_is_in_view(window: tuple[int, int], language: str) -> None:
    panel = shown("talk", language, window, Theme(200))
    first = next(one for one in panel.regions["options"].seen() if one.node.element.act is not None)
    panel.close()
    assert first.clip == first.box


def test_three_lines_of_caption_at_most_and_the_spoken_word_among_them() -> None:
    line = " ".join(f"langewoordenreeks{n}" for n in range(40))
    for scale in SCALES:
        panel = Panel(1024, 768, theme=Theme(scale))
        for word in (0, 20, 39):
            panel.show("caption", caption(Caption("Sam", line, word), "nl"))
            panel.settle(60.0)
            region = panel.regions["caption"]
            by_id = {one.node.id: one for one in region.seen()}
            assert by_id["line"].box[3] <= 3.2 * 1.3 * 1.6 * panel.theme.rem
            said = by_id[f"word.{word}"]
            assert said.clip[3] >= 0.9 * said.box[3], f"word {word} is out of view at {scale} %"
        panel.close()


def test_slots_stay_inside_small_windows() -> None:
    for width, height in ((800, 600), (640, 480)):
        for scale in SCALES:
            for name, slot in slots(width, height, scale).items():
                assert slot.x >= 0, name
                assert slot.width > 0, name
                assert slot.x + slot.width <= width, name
                assert slot.y + slot.height <= height + 1, name


@pytest.mark.parametrize("scale", [100, 200])
def test_the_smallest_window_is_painted_too(scale: int) -> None:
    for trees in screens("nl").values():
        panel = Panel(160, 90, theme=Theme(scale))
        for name, tree in trees.items():
            panel.show(name, tree)
        assert panel.settle()
        assert all(region.frame is not None for region in panel.shown())
        panel.close()
